package org.vfiospec.trace;

/**
 * A message of the page request interface: a function asks for pages, or is told what became of that.
 *
 * @param event {@code page request} or {@code page response}
 * @param group the index by which request and response belong together
 */
public record PageEvent(String party, String event, String target, int group, String outcome) implements TraceEvent {

    @Override
    public String value() {
        return "group " + group;
    }
}
