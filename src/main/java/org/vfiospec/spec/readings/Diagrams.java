package org.vfiospec.spec.readings;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vfiospec.migration.Arcs;
import org.vfiospec.migration.Reading;
import org.vfiospec.site.GeneratedDiagram;
import org.vfiospec.site.GeneratedDiagram.Edge;
import org.vfiospec.site.GeneratedDiagram.Kind;
import org.vfiospec.site.GeneratedDiagram.Node;
import org.vfiospec.site.GeneratedDiagram.Stroke;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.DeviceState.Bit;

/** Pictures of the states and of the changes between them that were carried out. */
final class Diagrams {
    private static final Kind DRAWN = new Kind("drawn in the merged header", Stroke.HEAVY);
    private static final Kind PLAIN = new Kind("not drawn there", Stroke.THIN);
    private static final Kind OFFENDING = new Kind("offends a clause on the way", Stroke.DOTTED);

    private static final Kind SAVE = new Kind("reference flow of a save", Stroke.HEAVY);
    private static final Kind RESUME = new Kind("reference flow of a resume", Stroke.DASHED);
    private static final Kind ONE_BIT = new Kind("another change of one bit", Stroke.THIN);
    private static final List<Integer> SAVE_FLOW = List.of(1, 3, 11, 2, 0);
    private static final List<Integer> RESUME_FLOW = List.of(1, 4, 9, 1);

    /** Where the five states of the merged header stand, by value: RUNNING on top, the flows clockwise. */
    private static final Map<Integer, int[]> CIRCLE = Map.of(
            1, new int[] {320, 40},
            3, new int[] {560, 160},
            2, new int[] {470, 360},
            0, new int[] {170, 360},
            4, new int[] {80, 160});

    private final Executions executions;

    Diagrams(Executions executions) {
        this.executions = executions;
    }

    List<GeneratedDiagram> all() {
        return Stream.concat(Arrays.stream(Reading.values()).map(this::base), Stream.of(withNdma()))
                .toList();
    }

    private GeneratedDiagram base(Reading reading) {
        List<Walk> walks = executions.of(Family.NIC, reading).pairs().stream()
                .filter(Walk::isBase)
                .toList();
        List<Walk> carriedOut = walks.stream().filter(Walk::carriedOut).toList();
        long offending = carriedOut.stream()
                .filter(walk -> !Marks.offences(walk).isEmpty())
                .count();
        return new GeneratedDiagram(
                "states-" + ReadingTables.slug(reading),
                "The five states of the merged header, under the reading: " + reading.title(),
                "Of %d changes between two different states, %d were carried out and %d were refused; %d of those carried out offend a clause on the way."
                        .formatted(walks.size(), carriedOut.size(), walks.size() - carriedOut.size(), offending),
                640,
                400,
                List.of(DRAWN, PLAIN, OFFENDING),
                nodes(DeviceState.valid(false), CIRCLE::get),
                carriedOut.stream().map(walk -> edge(walk, baseKind(walk))).toList());
    }

    private static Kind baseKind(Walk walk) {
        if (!Marks.offences(walk).isEmpty()) {
            return OFFENDING;
        }
        return Arcs.HEADER.allow(walk.from(), walk.to()) ? DRAWN : PLAIN;
    }

    private GeneratedDiagram withNdma() {
        List<Edge> edges = executions.of(Family.NIC, Reading.RECOMMENDED).pairs().stream()
                .filter(walk -> walk.carriedOut() && isDrawn(walk))
                .map(walk -> edge(walk, flowKind(walk)))
                .toList();
        return new GeneratedDiagram(
                "states-ndma",
                "The ten states with NDMA, under the recommended reading",
                "In front the five states of the merged header, behind each the same with NDMA. Drawn are the changes of one bit"
                        + " and those of the reference flows; all others between two of these states were carried out too.",
                700,
                360,
                List.of(SAVE, RESUME, ONE_BIT),
                nodes(DeviceState.valid(true), Diagrams::cube),
                edges);
    }

    private static boolean isDrawn(Walk walk) {
        return Integer.bitCount(walk.from().value() ^ walk.to().value()) == 1 || flowKind(walk) != ONE_BIT;
    }

    private static Kind flowKind(Walk walk) {
        return isStep(SAVE_FLOW, walk) ? SAVE : isStep(RESUME_FLOW, walk) ? RESUME : ONE_BIT;
    }

    private static boolean isStep(List<Integer> flow, Walk walk) {
        return IntStream.range(1, flow.size())
                .anyMatch(i -> flow.get(i - 1) == walk.from().value()
                        && flow.get(i) == walk.to().value());
    }

    private Edge edge(Walk walk, Kind kind) {
        return new Edge(
                Integer.toString(walk.from().value()),
                Integer.toString(walk.to().value()),
                kind,
                executions.book().cell(Signs.of(walk), Family.NIC, walk));
    }

    private static List<Node> nodes(List<DeviceState> states, Function<Integer, int[]> places) {
        return states.stream()
                .map(state -> {
                    int[] place = places.apply(state.value());
                    return new Node(Integer.toString(state.value()), lines(state), place[0], place[1]);
                })
                .toList();
    }

    /** The name of a state in lines that fit into a box. */
    private static List<String> lines(DeviceState state) {
        String name = state.toString();
        int cut = name.lastIndexOf(" + ");
        return cut < 0 || name.length() < 15
                ? List.of(name)
                : List.of(name.substring(0, cut + 2), name.substring(cut + 3));
    }

    /** A cube to whose left RESUMING stands: to the right SAVING, downwards not RUNNING, backwards NDMA. */
    private static int[] cube(int value) {
        DeviceState state = new DeviceState(value);
        int behind = state.has(Bit.NDMA) ? 1 : 0;
        int column = state.has(Bit.RESUMING) ? 0 : state.has(Bit.SAVING) ? 2 : 1;
        int row = state.has(Bit.RUNNING) ? 0 : 1;
        return new int[] {70 + 220 * column + 115 * behind, 40 + 190 * row + 90 * behind};
    }
}
