package org.vfiospec.spec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.vfiospec.trace.TraceEvent;

/** A slice of the ledger as a step carries it: a JSON array, one object of strings for each event. */
final class TraceAttachment {
    static final String MEDIA_TYPE = "application/vnd.vfiospec.trace+json";

    private static final JsonFactory JSON = new JsonFactory();

    private TraceAttachment() {}

    /** The events as JSON, numbered from {@code first}. */
    static String of(List<TraceEvent> events, int first) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (int start = 0, end; start < events.size(); start = end) {
                end = endOfRun(events, start);
                write(json, first + start, end - start, events.get(start));
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** A driver that polls does the same thing again and again: such a run is one entry. */
    private static int endOfRun(List<TraceEvent> events, int start) {
        int end = start + 1;
        while (end < events.size() && events.get(end).equals(events.get(start))) {
            end++;
        }
        return end;
    }

    private static void write(JsonGenerator json, int number, int times, TraceEvent event) throws IOException {
        json.writeStartObject();
        json.writeStringField("n", Integer.toString(number));
        if (times > 1) {
            json.writeStringField("times", Integer.toString(times));
        }
        json.writeStringField("party", event.party());
        json.writeStringField("event", event.event());
        json.writeStringField("target", event.target());
        json.writeStringField("value", event.value());
        json.writeStringField("outcome", event.outcome());
        json.writeEndObject();
    }
}
