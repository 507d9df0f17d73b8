package org.vfiospec.trace;

/** An access to a function's configuration space; {@code offset} and {@code width} in bytes. */
public record ConfigAccess(String party, String device, boolean write, int offset, int width, int content)
        implements TraceEvent {

    @Override
    public String event() {
        return write ? "writes config" : "reads config";
    }

    @Override
    public String target() {
        return device + " config + " + Hex.of(offset, 3);
    }

    @Override
    public String value() {
        return Hex.of(Integer.toUnsignedLong(content), 2 * width);
    }

    @Override
    public String outcome() {
        return "";
    }
}
