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
            int number = first;
            for (TraceEvent event : events) {
                write(json, number++, event);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, int number, TraceEvent event) throws IOException {
        json.writeStartObject();
        json.writeStringField("n", Integer.toString(number));
        json.writeStringField("party", event.party());
        json.writeStringField("event", event.event());
        json.writeStringField("target", event.target());
        json.writeStringField("value", event.value());
        json.writeStringField("outcome", event.outcome());
        json.writeEndObject();
    }
}
