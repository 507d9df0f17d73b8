package org.vfiospec.trace;

/** A driver acts on a device as a whole: probe, bind, an operation of a migration; {@code outcome} as an errno's name. */
public record DriverEvent(String party, String event, String target, String value, String outcome)
        implements TraceEvent {}
