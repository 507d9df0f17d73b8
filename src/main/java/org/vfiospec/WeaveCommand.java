package org.vfiospec;

import io.cucumber.messages.NdjsonToMessageIterable;
import io.cucumber.messages.ndjson.Deserializer;
import io.cucumber.messages.types.Envelope;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.vfiospec.site.Generated;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Weaves the messages of any project's run into that project's pages. */
@Command(
        name = "weave",
        mixinStandardHelpOptions = true,
        description = "Weaves a file of Cucumber messages and a folder of AsciiDoc pages into a site.")
final class WeaveCommand implements Callable<Integer> {
    @Option(names = "--messages", required = true, paramLabel = "FILE", description = "Cucumber messages, one a line.")
    private Path messages;

    @Option(names = "--docs", required = true, paramLabel = "DIR", description = "Pages of the specification.")
    private Path docs;

    @Option(names = "--output", required = true, paramLabel = "DIR", description = "Where the site goes.")
    private Path output;

    @Override
    public Integer call() throws IOException {
        try (InputStream in = Files.newInputStream(messages)) {
            return Main.weave(docs, output, read(in), Generated.NOTHING, List.of());
        } catch (NoSuchFileException e) {
            return refuse("there is no file " + e.getMessage(), "let Cucumber write it with --plugin message:FILE");
        } catch (UnreadableMessage e) {
            return refuse(e.getMessage(), "write it again with Cucumber's message plugin");
        }
    }

    private List<Envelope> read(InputStream in) throws UnreadableMessage {
        List<Envelope> envelopes = new ArrayList<>();
        try {
            new NdjsonToMessageIterable(in, new Deserializer()).forEach(envelopes::add);
        } catch (RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String reason =
                    String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
            throw new UnreadableMessage(messages + ":" + (envelopes.size() + 1) + ": not a message: " + reason, e);
        }
        return envelopes;
    }

    private static int refuse(String what, String fix) {
        System.err.println(what + " - " + fix);
        return 2;
    }

    private static final class UnreadableMessage extends IOException {
        private static final long serialVersionUID = 1;

        UnreadableMessage(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
