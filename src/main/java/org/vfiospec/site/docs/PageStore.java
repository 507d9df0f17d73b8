package org.vfiospec.site.docs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Rendered pages, kept by the content they were rendered from. */
final class PageStore {
    /** Raise it with every change to what a stored page holds or how it is rendered. */
    private static final String EDITION = "5";

    private static final JsonFactory JSON = new JsonFactory();
    private final Path folder;

    PageStore(Path folder) {
        this.folder = folder;
    }

    /** The page that was rendered from exactly this text; empty when there is none, or none that can be read. */
    Optional<StoredPage> find(SourceText source) {
        Path file = fileOf(source);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(Files.readString(file))) {
            parser.nextToken();
            return Optional.of(StoredPage.unpack(list(parser)));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | ClassCastException e) {
            return Optional.empty(); // A torn or foreign file is rendered anew.
        }
    }

    void keep(SourceText source, StoredPage page) throws IOException {
        Files.createDirectories(folder);
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(json, page.pack());
        }
        Path fresh = Files.createTempFile(folder, "page", ".part");
        Files.writeString(fresh, text.toString());
        Files.move(fresh, fileOf(source), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path fileOf(SourceText source) {
        StringBuilder content = new StringBuilder(EDITION).append('\n').append(source.file());
        for (SourceText.Line line : source.lines()) {
            content.append('\n')
                    .append(line.text())
                    .append('\0')
                    .append(line.file())
                    .append(':')
                    .append(line.number());
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(content.toString().getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(hash, 0, 16) + ".json");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                write(json, item);
            }
            json.writeEndArray();
        } else {
            json.writeString((String) value);
        }
    }

    private static List<Object> list(JsonParser parser) throws IOException {
        List<Object> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == null) {
                throw new IllegalArgumentException("the stored page ends too early");
            }
            items.add(token == JsonToken.START_ARRAY ? list(parser) : parser.getText());
        }
        return items;
    }
}
