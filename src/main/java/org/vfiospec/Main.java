package org.vfiospec;

import io.cucumber.messages.types.Envelope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.vfiospec.site.Generated;
import org.vfiospec.site.Problem;
import org.vfiospec.site.weave.Request;
import org.vfiospec.site.weave.Result;
import org.vfiospec.site.weave.Weaver;
import org.vfiospec.spec.Tables;
import org.vfiospec.spec.Variant;
import org.vfiospec.spec.hostile.Attacks;
import org.vfiospec.spec.kernel.VendorComparison;
import org.vfiospec.spec.readings.ReadingTables;
import org.vfiospec.spec.topology.TopologyTables;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

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

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            converter = Names.class,
            description =
                    "Run the features on an implementation as it was posted or shipped: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Names.class)
    private Variant variant = Variant.SPECIFIED;

    /** The names of the variants. */
    private static final class Names implements ITypeConverter<Variant>, Iterable<String> {
        @Override
        public Variant convert(String name) {
            return Variant.of(name)
                    .orElseThrow(() -> new TypeConversionException(
                            "there is no variant " + name + " - name one of " + String.join(", ", this)));
        }

        @Override
        public Iterator<String> iterator() {
            return Stream.of(Variant.values()).map(Variant::id).iterator();
        }
    }

    @Override
    public Integer call() throws IOException {
        // The machines of the tables and of the variants are none of the features', so all are run side by side.
        CompletableFuture<Exhibits> tables = beside(Main::tables);
        CompletableFuture<Exhibits> variants =
                beside(() -> Exhibits.of(() -> VariantTables.of(VariantRun.all(features))));
        FeatureRun run = VariantRun.whole(variant, features);
        Exhibits all = Exhibits.all(Stream.of(tables.join(), variants.join()));
        List<Problem> problems =
                Stream.concat(run.problems().stream(), all.problems().stream()).toList();
        return weave(docs, output, run.messages(), all.generated(), problems);
    }

    /** A thread of its own has the class loader of this one, by which Cucumber finds the glue; a pool's has not. */
    private static CompletableFuture<Exhibits> beside(Supplier<Exhibits> maker) {
        return CompletableFuture.supplyAsync(maker, task -> new Thread(task).start());
    }

    private static Exhibits tables() {
        return Exhibits.all(Stream.<Supplier<Generated>>of(
                        Tables::all, ReadingTables::all, TopologyTables::all, VendorComparison::all, Attacks::all)
                .map(Exhibits::of));
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
