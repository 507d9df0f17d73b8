package org.vfiospec.site;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.vfiospec.site.GeneratedTable.Cell;
import org.vfiospec.site.GeneratedTable.Kind;
import org.vfiospec.site.GeneratedTable.Target;

/**
 * What a program makes for the pages beside the messages of a run of features. Every run that a cell leads to is among
 * the runs.
 */
public record Generated(List<GeneratedTable> tables, List<GeneratedRun> runs, List<GeneratedDiagram> diagrams) {
    public static final Generated NOTHING = new Generated(List.of(), List.of(), List.of());

    public Generated {
        tables = List.copyOf(tables);
        runs = List.copyOf(runs);
        diagrams = List.copyOf(diagrams);
        refuseLost(Stream.concat(tables.stream(), diagrams.stream().map(GeneratedDiagram::table)), runs);
    }

    /** Tables and runs without a diagram. */
    public Generated(List<GeneratedTable> tables, List<GeneratedRun> runs) {
        this(tables, runs, List.of());
    }

    /** Tables that lead to no run. */
    public static Generated of(List<GeneratedTable> tables) {
        return new Generated(tables, List.of(), List.of());
    }

    /** All of several, in their order. */
    public static Generated all(Generated... several) {
        return new Generated(
                Stream.of(several).flatMap(each -> each.tables.stream()).toList(),
                Stream.of(several).flatMap(each -> each.runs.stream()).toList(),
                Stream.of(several).flatMap(each -> each.diagrams.stream()).toList());
    }

    private static void refuseLost(Stream<GeneratedTable> tables, List<GeneratedRun> runs) {
        Set<Target> places = new HashSet<>();
        for (GeneratedRun run : runs) {
            run.parts().stream()
                    .map(part -> new Target(Kind.RUN, run.name(), part.anchor()))
                    .filter(place -> !places.add(place))
                    .forEach(twice -> refuse("two runs of one name", twice));
        }
        Stream.concat(tables.flatMap(GeneratedTable::cells), runs.stream().flatMap(GeneratedRun::cells))
                .map(Cell::target)
                .filter(target -> target.kind() == Kind.RUN && !places.contains(target))
                .forEach(lost -> refuse("a cell leads to a run that is not there", lost));
    }

    private static void refuse(String what, Target target) {
        throw new IllegalArgumentException(what + ": " + target.place() + "#" + target.part());
    }
}
