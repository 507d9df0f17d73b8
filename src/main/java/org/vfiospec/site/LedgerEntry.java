package org.vfiospec.site;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a recorded execution, as text.
 *
 * @param n its place in the ledger, from 1
 * @param further what else there is to say, as {@code name: value}; mostly empty
 */
public record LedgerEntry(
        String n, String party, String event, String target, String value, String outcome, String further) {
    /** The names of the columns, in their order. */
    public static final List<String> COLUMNS = List.of("#", "party", "event", "target", "value", "outcome", "further");

    private static final JsonFactory JSON = new JsonFactory();

    /** The texts of the columns, in their order. */
    public List<String> cells() {
        return List.of(n, party, event, target, value, outcome, further);
    }

    /** Entries as a JSON array; each is an array of strings in the order of the columns, without empty ones at its end. */
    public static String format(List<LedgerEntry> entries) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (LedgerEntry entry : entries) {
                json.writeStartArray();
                for (String cell : entry.filled()) {
                    json.writeString(cell);
                }
                json.writeEndArray();
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private List<String> filled() {
        List<String> cells = cells();
        int end = cells.size();
        while (end > 0 && cells.get(end - 1).isEmpty()) {
            end--;
        }
        return cells.subList(0, end);
    }

    /** Reads what {@link #format} wrote; empty when the text is anything else. */
    public static Optional<List<LedgerEntry>> parse(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            List<LedgerEntry> entries = new ArrayList<>();
            expect(parser.nextToken(), JsonToken.START_ARRAY);
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                expect(token, JsonToken.START_ARRAY);
                entries.add(entry(parser));
            }
            expect(parser.nextToken(), null);
            return Optional.of(entries);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void expect(JsonToken found, JsonToken wanted) throws IOException {
        if (found != wanted) {
            throw new IOException("found " + found + " in place of " + wanted);
        }
    }

    private static LedgerEntry entry(JsonParser parser) throws IOException {
        String[] cells = new String[COLUMNS.size()];
        int count = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            expect(token, JsonToken.VALUE_STRING);
            if (count == cells.length) {
                throw new IOException("an entry has more than " + cells.length + " texts");
            }
            cells[count++] = parser.getText();
        }
        java.util.Arrays.fill(cells, count, cells.length, "");
        return new LedgerEntry(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]);
    }
}
