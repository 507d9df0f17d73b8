package org.vfiospec.site;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One entry of a recorded execution, as text.
 *
 * @param further all members that have no column of their own, as {@code name: value}; mostly empty
 */
public record LedgerEntry(
        String n, String party, String event, String target, String value, String outcome, String further) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Reads a JSON array of objects with scalar members; empty when the text is anything else. */
    public static Optional<List<LedgerEntry>> parse(String json) {
        try (JsonParser parser = JSON.createParser(json)) {
            List<LedgerEntry> entries = new ArrayList<>();
            expect(parser.nextToken(), JsonToken.START_ARRAY);
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                expect(token, JsonToken.START_OBJECT);
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
        Map<String, String> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (!value.isScalarValue()) {
                throw new IOException("member " + name + " is not a scalar");
            }
            members.put(name, value == JsonToken.VALUE_NULL ? "" : parser.getText());
        }
        return new LedgerEntry(
                take(members, "n"),
                take(members, "party"),
                take(members, "event"),
                take(members, "target"),
                take(members, "value"),
                take(members, "outcome"),
                members.entrySet().stream()
                        .map(member -> member.getKey() + ": " + member.getValue())
                        .collect(Collectors.joining(", ")));
    }

    private static String take(Map<String, String> members, String name) {
        String value = members.remove(name);
        return value == null ? "" : value;
    }
}
