package org.vfiospec.spec.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.vfiospec.iommu.Refusal;
import org.vfiospec.iommu.TopologyCheck;
import org.vfiospec.pci.Bus;
import org.vfiospec.pci.PciFunction;
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
import org.vfiospec.spec.Recording;
import org.vfiospec.trace.Dma;
import org.vfiospec.trace.Trace;

/** One accelerator in two places, and the way of the same DMA in both: why one is accepted and the other is not. */
final class TwoPlaces {
    private static final String NAME = "topology-two-places";
    private static final String ACCELERATOR = "accelerator";
    private static final Kind WAY = new Kind("the way of the DMA", Stroke.HEAVY);
    private static final Kind LINK = new Kind("sits below", Stroke.THIN);
    private static final int COLUMN = 164;
    private static final int ROW = 88;

    /** A place, and everything that is read from the machine that was built there. */
    private enum Place {
        ON_CHIP("On the chip", "on-chip", """
                on-chip bridge: on-chip bridge, ACS SV+RR+CR+UF
                  accelerator: endpoint
                """),
        CARD("On a plug-in card", "card", """
                root port: root port, ACS SV+RR+CR+UF
                  upstream port: upstream port
                    switch port: downstream port
                      accelerator: endpoint
                """);

        private final String words;
        private final String anchor;
        private final Bench bench;
        private final Trace trace = new Trace();
        private final List<Refusal> refusals;
        private final boolean assignable;
        private final Dma request;

        Place(String words, String anchor, String tree) {
            this.words = words;
            this.anchor = anchor;
            this.bench = Bench.of(tree, org.vfiospec.spec.topology.Place.Facts.LISTED.platform(), trace);
            this.refusals = TopologyCheck.all(bench.iommu(), accelerator());
            this.assignable = !bench.lend(ACCELERATOR).failed();
            this.request = bench.write(accelerator(), accelerator());
        }

        private PciFunction accelerator() {
            return bench.function(ACCELERATOR);
        }

        private String ends() {
            return Arrival.of(request).words();
        }

        /** From the root complex downwards. */
        private List<PciFunction> chain() {
            List<PciFunction> chain = new ArrayList<>(List.of(accelerator()));
            for (Bus bus = accelerator().bus();
                    !bus.isRoot();
                    bus = bus.bridge().bus()) {
                chain.add(0, bus.bridge());
            }
            return chain;
        }

        private String id(String component) {
            return anchor + " " + component;
        }
    }

    private TwoPlaces() {}

    static Generated all() {
        return new Generated(List.of(table()), List.of(run()), List.of(diagram()));
    }

    private static GeneratedTable table() {
        return new GeneratedTable(
                NAME,
                "One accelerator in two places",
                List.of("What was looked at", Place.ON_CHIP.words, Place.CARD.words),
                List.of(
                        row(
                                "What is above it",
                                place -> Cell.of(Picture.paths(place.bench.fabric())
                                        .get(0)
                                        .replaceFirst("accelerator, ", ""))),
                        row("A DMA aimed at its own registers takes this way", place -> Cell.of(place.request.route())),
                        row("And ends so", place -> Cell.ofRun("it " + place.ends(), NAME, place.anchor)),
                        row("The check of the migration driver", place -> Cell.of(decision(place))),
                        row(
                                "Without migration",
                                place -> Cell.of(place.assignable ? "assignable" : "not assignable"))));
    }

    private static List<Cell> row(String what, Function<Place, Cell> cell) {
        return List.of(Cell.of(what), cell.apply(Place.ON_CHIP), cell.apply(Place.CARD));
    }

    private static String decision(Place place) {
        return place.refusals.isEmpty()
                ? "accepts it"
                : "refuses it: " + place.refusals.get(0).reason() + ", "
                        + place.refusals.get(0).why();
    }

    private static GeneratedRun run() {
        return new GeneratedRun(
                NAME,
                "One accelerator in two places",
                Arrays.stream(Place.values())
                        .map(place -> new Part(place.anchor, place.words, steps(place)))
                        .toList());
    }

    private static List<Step> steps(Place place) {
        return List.of(
                Step.of(Cell.of(Picture.paths(place.bench.fabric()).get(0))),
                Step.of(Cell.of("The check of the migration driver " + decision(place) + ".")),
                new Step(
                        Cell.of("A DMA aimed at its own registers " + place.ends() + "."),
                        Recording.of(place.trace.all())));
    }

    private static GeneratedDiagram diagram() {
        List<Node> nodes = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        for (Place place : Place.values()) {
            draw(place, nodes, edges);
        }
        int deepest = nodes.stream().mapToInt(Node::y).max().orElseThrow();
        return new GeneratedDiagram(
                "topology-two-ways",
                "The way of one DMA in two places",
                "On the left the accelerator sits below an on-chip bridge, and its request goes up to the IOMMU."
                        + " On the right it sits on a card below a switch port without ACS, which turns the request round.",
                Place.values().length * COLUMN,
                deepest + ROW / 2,
                List.of(WAY, LINK),
                nodes,
                edges);
    }

    private static void draw(Place place, List<Node> nodes, List<Edge> edges) {
        int x = COLUMN / 2 + place.ordinal() * COLUMN;
        List<String> ids = new ArrayList<>(List.of(place.id("IOMMU")));
        nodes.add(new Node(ids.get(0), List.of("IOMMU"), x, ROW / 2));
        for (PciFunction function : place.chain()) {
            ids.add(place.id(function.name()));
            nodes.add(new Node(place.id(function.name()), label(place, function), x, ROW / 2 + (ids.size() - 1) * ROW));
        }
        List<Edge> way = way(place);
        for (int i = ids.size() - 1; i > 0; i--) {
            Edge link = new Edge(ids.get(i), ids.get(i - 1), LINK, Cell.of("" + place.words));
            if (way.stream()
                    .noneMatch(
                            edge -> edge.from().equals(link.from()) && edge.to().equals(link.to()))) {
                edges.add(link);
            }
        }
        edges.addAll(way);
    }

    private static List<String> label(Place place, PciFunction function) {
        return function == place.accelerator()
                ? List.of(ACCELERATOR, place.words.toLowerCase(Locale.ROOT))
                : Picture.label(function);
    }

    /** The hops of the request as arrows, as the ledger names them; behind the last port lies what it arrived at. */
    private static List<Edge> way(Place place) {
        List<String> hops = new ArrayList<>(List.of(place.request.route().split(" \u2192 ")));
        if (Arrival.of(place.request) != Arrival.UNTRANSLATED) {
            hops.add("IOMMU");
        }
        List<Edge> edges = new ArrayList<>();
        for (int i = 1; i < hops.size(); i++) {
            Cell says = i == hops.size() - 1
                    ? Cell.ofRun("the request " + place.ends(), NAME, place.anchor)
                    : Cell.of("the request goes up");
            edges.add(new Edge(place.id(component(hops.get(i - 1))), place.id(component(hops.get(i))), WAY, says));
        }
        return edges;
    }

    private static String component(String hop) {
        return hop.replaceFirst(" \\(.*", "").replaceFirst(" BAR.*", "");
    }
}
