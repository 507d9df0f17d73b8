package org.vfiospec.trace;

/** A point that a party reaches by its own decision: vCPUs stop, a barrier is passed, a job completes. */
public record Milestone(String party, String event, String target, String value) implements TraceEvent {

    @Override
    public String outcome() {
        return "";
    }
}
