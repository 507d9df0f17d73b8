package org.vfiospec.trace;

/** A device's migration state as its driver steps through it, intermediate values included. */
public record StateChange(String party, String device, String from, String to) implements TraceEvent {

    @Override
    public String event() {
        return "device_state";
    }

    @Override
    public String target() {
        return device;
    }

    @Override
    public String value() {
        return from + " \u2192 " + to;
    }

    @Override
    public String outcome() {
        return "";
    }
}
