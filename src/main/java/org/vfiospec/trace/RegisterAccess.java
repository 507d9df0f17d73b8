package org.vfiospec.trace;

/**
 * An access to a memory-mapped register.
 *
 * @param party who made the access
 * @param device the name of the function that owns the register
 * @param bar index of the BAR, {@link #ROM} or {@link #VGA}
 * @param offset byte offset in that BAR
 * @param register the register's name in its register map, or empty where the map has none
 * @param width bytes
 * @param content the value as hexadecimal digits, {@code 0x} first
 */
public record RegisterAccess(
        String party, String device, boolean write, int bar, long offset, String register, int width, String content)
        implements TraceEvent {
    /** Stands for the expansion ROM. */
    public static final int ROM = 6;

    /** Stands for the addresses of VGA. */
    public static final int VGA = 8;

    @Override
    public String event() {
        return write ? "writes register" : "reads register";
    }

    @Override
    public String target() {
        String name = register.isEmpty() ? "" : register + " ";
        String place = bar == ROM ? "ROM" : bar == VGA ? "VGA" : "BAR" + bar;
        return device + " " + name + "(" + place + " + " + Hex.of(offset, 4) + ")";
    }

    @Override
    public String value() {
        return content;
    }

    @Override
    public String outcome() {
        return "";
    }
}
