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
        return "%s config + 0x%03x".formatted(device, offset);
    }

    @Override
    public String value() {
        return ("0x%0" + 2 * width + "x").formatted(content);
    }

    @Override
    public String outcome() {
        return "";
    }
}
