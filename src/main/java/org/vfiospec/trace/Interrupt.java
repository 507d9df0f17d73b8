package org.vfiospec.trace;

/** A function asks for an interrupt; {@code outcome} says who was told, or why nobody was. */
public record Interrupt(String party, String kind, int vector, String outcome) implements TraceEvent {

    @Override
    public String event() {
        return "interrupt";
    }

    @Override
    public String target() {
        return kind + " vector " + vector;
    }

    @Override
    public String value() {
        return "";
    }
}
