package org.vfiospec.spec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.vfiospec.spec.Recording.Repeat;
import org.vfiospec.trace.TraceEvent;

/**
 * A slice of the ledger as a step carries it: a JSON array, one object of strings for each event.
 *
 * <p>A step that does very much, such as one that tries every move of a device, keeps its beginning and its end.
 */
final class TraceAttachment {
    static final String MEDIA_TYPE = "application/vnd.vfiospec.trace+json";

    private static final int BEGINNING = 400;
    private static final int END = 200;

    private static final JsonFactory JSON = new JsonFactory();

    private TraceAttachment() {}

    /** The events as JSON, numbered from {@code first}. */
    static String of(List<TraceEvent> events, int first) {
        List<Repeat> repeats = Recording.repeats(events, first);
        boolean whole = repeats.size() <= BEGINNING + END;
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            write(json, repeats.subList(0, whole ? repeats.size() : BEGINNING));
            if (!whole) {
                List<Repeat> end = repeats.subList(repeats.size() - END, repeats.size());
                writeGap(json, repeats.get(BEGINNING).number(), end.get(0).number());
                write(json, end);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void writeGap(JsonGenerator json, int from, int to) throws IOException {
        json.writeStartObject();
        json.writeStringField("n", Integer.toString(from));
        json.writeStringField("party", "");
        json.writeStringField("event", "%d events are left out here".formatted(to - from));
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, List<Repeat> repeats) throws IOException {
        for (Repeat repeat : repeats) {
            json.writeStartObject();
            json.writeStringField("n", Integer.toString(repeat.number()));
            if (repeat.times() > 1) {
                json.writeStringField("times", Integer.toString(repeat.times()));
            }
            json.writeStringField("party", repeat.event().party());
            json.writeStringField("event", repeat.event().event());
            json.writeStringField("target", repeat.event().target());
            json.writeStringField("value", repeat.event().value());
            json.writeStringField("outcome", repeat.event().outcome());
            json.writeEndObject();
        }
    }
}
