package org.vfiospec.spec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
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

    /** Equal events in a row, as a driver that polls makes them. */
    private record Run(int number, int times, TraceEvent event) {}

    private TraceAttachment() {}

    /** The events as JSON, numbered from {@code first}. */
    static String of(List<TraceEvent> events, int first) {
        List<Run> runs = runs(events, first);
        boolean whole = runs.size() <= BEGINNING + END;
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            write(json, runs.subList(0, whole ? runs.size() : BEGINNING));
            if (!whole) {
                List<Run> end = runs.subList(runs.size() - END, runs.size());
                writeGap(json, runs.get(BEGINNING).number, end.get(0).number);
                write(json, end);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<Run> runs(List<TraceEvent> events, int first) {
        List<Run> runs = new ArrayList<>();
        for (int start = 0, end; start < events.size(); start = end) {
            end = start + 1;
            while (end < events.size() && events.get(end).equals(events.get(start))) {
                end++;
            }
            runs.add(new Run(first + start, end - start, events.get(start)));
        }
        return runs;
    }

    private static void writeGap(JsonGenerator json, int from, int to) throws IOException {
        json.writeStartObject();
        json.writeStringField("n", Integer.toString(from));
        json.writeStringField("party", "");
        json.writeStringField("event", "%d events are left out here".formatted(to - from));
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, List<Run> runs) throws IOException {
        for (Run run : runs) {
            json.writeStartObject();
            json.writeStringField("n", Integer.toString(run.number));
            if (run.times > 1) {
                json.writeStringField("times", Integer.toString(run.times));
            }
            json.writeStringField("party", run.event.party());
            json.writeStringField("event", run.event.event());
            json.writeStringField("target", run.event.target());
            json.writeStringField("value", run.event.value());
            json.writeStringField("outcome", run.event.outcome());
            json.writeEndObject();
        }
    }
}
