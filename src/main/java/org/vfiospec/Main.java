package org.vfiospec;

import io.cucumber.messages.types.Envelope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.vfiospec.site.Generated;
import org.vfiospec.site.Problem;
import org.vfiospec.site.weave.Request;
import org.vfiospec.site.weave.Result;
import org.vfiospec.site.weave.Weaver;
import org.vfiospec.spec.Tables;
import org.vfiospec.spec.hostile.Attacks;
import org.vfiospec.spec.readings.ReadingTables;
import org.vfiospec.spec.topology.TopologyTables;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line. */
@Command(
        name = "vfiospec",
        mixinStandardHelpOptions = true,
        description = "Runs the features on the emulated machine and weaves what happened into the specification.",
        subcommands = WeaveCommand.class)
public final class Main implements Callable<Integer> {
    static final String GLUE = "org.vfiospec.spec";
    static final Path DRESS = Path.of("site");
    private static final Path STORE = Path.of("target", "pages");

    @Option(names = "--features", paramLabel = "DIR", description = "Feature files to run (default: ${DEFAULT-VALUE}).")
    private Path features = Path.of("features");

    @Option(
            names = "--docs",
            paramLabel = "DIR",
            description = "Pages of the specification (default: ${DEFAULT-VALUE}).")
    private Path docs = Path.of("docs");

    @Option(names = "--output", paramLabel = "DIR", description = "Where the site goes (default: ${DEFAULT-VALUE}).")
    private Path output = Path.of("target", "site");

    /**
     * Runs the command and says by the way it ends whether the specification holds: it returns when it does, and throws
     * when not. It does not exit, since Maven's own JVM would end with it.
     */
    public static void main(String[] args) {
        int code = new CommandLine(new Main()).execute(args);
        if (code != 0) {
            throw new SpecificationNotProven(code);
        }
    }

    @Override
    public Integer call() throws IOException {
        // The machines of the tables are none of the features', so the two are run side by side.
        CompletableFuture<Generated> generated = CompletableFuture.supplyAsync(Main::generated);
        FeatureRun run = FeatureRun.of(Path.of(""), features, GLUE);
        return weave(docs, output, run.messages(), generated.join(), run.problems());
    }

    private static Generated generated() {
        return Generated.all(Tables.all(), ReadingTables.all(), TopologyTables.all(), Attacks.all());
    }

    /** Weaves a site, tells what came of it, and answers the exit code. */
    static int weave(Path docs, Path output, List<Envelope> messages, Generated generated, List<Problem> problems)
            throws IOException {
        if (!Files.isDirectory(docs)) {
            System.err.println("there is no folder " + docs + " - name the folder of the pages with --docs");
            return 2;
        }
        Path pages = docs.toRealPath();
        Path here = Path.of("").toRealPath();
        Path project = pages.startsWith(here) ? here : pages.getParent();
        Result result = Weaver.weave(new Request(project, pages, DRESS, STORE, output, messages, generated, problems));
        new Summary(System.out).print(result);
        return result.isGood() ? 0 : 1;
    }
}
