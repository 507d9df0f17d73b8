package org.vfiospec.site.weave;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.cucumber.messages.ndjson.Serializer;
import io.cucumber.messages.types.Envelope;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.vfiospec.site.Clause;
import org.vfiospec.site.evidence.Evidence;
import org.vfiospec.site.evidence.ScenarioReport;

/** The site for programs: clauses with their scenarios and verdicts, and Cucumber's messages. */
final class DataFiles {
    /** Where the messages lie on the site. */
    static final String MESSAGES = "data/messages.ndjson";

    private DataFiles() {}

    /** All clauses as one JSON object. */
    static String clauses(Evidence evidence) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeArrayFieldStart("clauses");
            for (Clause clause : evidence.clauses()) {
                clause(json, evidence, clause);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    private static void clause(JsonGenerator json, Evidence evidence, Clause clause) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", clause.id());
        json.writeStringField("keyword", clause.keyword());
        json.writeStringField("text", clause.text());
        json.writeStringField("role", clause.role().word());
        json.writeArrayFieldStart("catalogue");
        for (String row : clause.catalogue()) {
            json.writeString(row);
        }
        json.writeEndArray();
        json.writeStringField("source", clause.source());
        json.writeStringField("verdict", evidence.verdict(clause).word());
        json.writeStringField("page", clause.address());
        json.writeArrayFieldStart("scenarios");
        for (ScenarioReport scenario : evidence.scenarios(clause)) {
            scenario(json, scenario);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void scenario(JsonGenerator json, ScenarioReport scenario) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", scenario.title().name());
        json.writeStringField("feature", scenario.uri());
        json.writeNumberField("line", scenario.title().line());
        json.writeStringField("verdict", scenario.verdict().word());
        json.writeEndObject();
    }

    /** The messages, one a line, without the one that describes the machine of the run. */
    static String messages(List<Envelope> messages) throws IOException {
        Serializer serializer = new Serializer();
        StringWriter text = new StringWriter();
        for (Envelope message : messages) {
            if (message.getMeta().isEmpty()) {
                serializer.writeValue(text, message);
                text.write('\n');
            }
        }
        return text.toString();
    }
}
