package org.vfiospec.site.weave;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.vfiospec.FeatureRun;
import org.vfiospec.site.Generated;
import org.vfiospec.site.GeneratedDiagram;
import org.vfiospec.site.GeneratedDiagram.Edge;
import org.vfiospec.site.GeneratedDiagram.Kind;
import org.vfiospec.site.GeneratedDiagram.Node;
import org.vfiospec.site.GeneratedDiagram.Stroke;
import org.vfiospec.site.GeneratedRun;
import org.vfiospec.site.GeneratedRun.Part;
import org.vfiospec.site.GeneratedRun.Step;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;
import org.vfiospec.site.LedgerEntry;

/** A project in a folder of its own that tests fill, run and weave. */
public final class Workshop {
    private static final GeneratedTable SIZES = new GeneratedTable(
            "sizes",
            "Sizes of kettles",
            List.of("size", "clause", "scenario", "verdicts"),
            List.of(List.of(
                    Cell.of("small"),
                    Cell.ofClause("boils", "boil-on"),
                    Cell.ofScenario("half", "features/boiling.feature", "Half a litre boils"),
                    Cell.verdictOfClause("boil-on")
                            .noted(Cell.verdictOfScenario("features/boiling.feature", "Half a litre boils")))));

    private static final GeneratedTable BOILINGS = new GeneratedTable(
            "boilings",
            "Boilings",
            List.of("litres", "result"),
            List.of(
                    List.of(Cell.of("1"), Cell.ofRun("boils", "boiling", "one-litre")),
                    List.of(
                            Cell.of("9"),
                            Cell.ofRun("spills", "boiling", "nine-litres")
                                    .noted(Cell.ofClause("undefined", "boil-on")))));
    private static final GeneratedRun BOILING = new GeneratedRun(
            "boiling",
            "Boiling this & that",
            List.of(
                    part("one-litre", "One litre", 1),
                    part("nine-litres", "Nine litres", 2_600),
                    part("last", "And no more", 0)));

    private static final Kind HEAT = new Kind("heat & steam", Stroke.DOTTED);
    private static final GeneratedDiagram STATES = new GeneratedDiagram(
            "kettle-states",
            "A kettle's <states>",
            "It is on or off.",
            300,
            100,
            List.of(HEAT),
            List.of(new Node("on", List.of("is", "on"), 80, 50), new Node("off", List.of("off"), 220, 50)),
            List.of(
                    new Edge("off", "on", HEAT, Cell.ofRun("boils", "boiling", "one-litre")),
                    new Edge("on", "off", HEAT, Cell.of("clicks"))));

    private final Path project;
    private Generated generated = Generated.NOTHING;

    private static Part part(String anchor, String title, int events) {
        Step heat = new Step(
                Cell.ofScenario("The kettle heats.", "features/boiling.feature", "Half a litre boils"),
                IntStream.rangeClosed(1, events)
                        .mapToObj(n -> new LedgerEntry("" + n, "kettle", "heats", "kettle", n + " °C", "", ""))
                        .toList());
        return new Part(anchor, title, List.of(heat, Step.of(Cell.of("It is off."))));
    }

    /** What a program makes for this project; nothing unless this is called. */
    public Workshop generated(Generated made) {
        generated = made;
        return this;
    }

    public Workshop(Path project) {
        this.project = project;
    }

    /** The kettle: a whole and good project. */
    public static Workshop kettle(Path folder) throws IOException {
        Path source = Path.of("src", "test", "resources", "kettle");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Path copy = folder.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return new Workshop(folder)
                .generated(new Generated(List.of(SIZES, BOILINGS), List.of(BOILING), List.of(STATES)));
    }

    public Workshop file(String path, String text) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    public Result weave() throws IOException {
        return weave("site");
    }

    /** Runs the features and weaves a site into a folder of the project. */
    public Result weave(String output) throws IOException {
        return Weaver.weave(request(output));
    }

    public Request request(String output) {
        FeatureRun run = FeatureRun.of(project, project.resolve("features"), "org.vfiospec.site.kettle");
        return new Request(
                project,
                project.resolve("docs"),
                Path.of("site"),
                project.resolve("pages"),
                project.resolve(output),
                run.messages(),
                generated,
                run.problems());
    }

    public Path path(String path) {
        return project.resolve(path);
    }

    /** A page of the site, parsed. */
    public Document page(String path) throws IOException {
        return Jsoup.parse(Files.readString(project.resolve("site").resolve(path)));
    }

    /** Every file below a folder, by its path in it. */
    public SortedMap<String, String> files(String folder) throws IOException {
        SortedMap<String, String> content = new TreeMap<>();
        Path root = project.resolve(folder);
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(
                        root.relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return content;
    }
}
