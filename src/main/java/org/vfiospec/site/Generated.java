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
public record Generated(List<GeneratedTable> tables, List<GeneratedRun> runs) {
    public static final Generated NOTHING = new Generated(List.of(), List.of());

    public Generated {
        tables = List.copyOf(tables);
        runs = List.copyOf(runs);
        refuseLost(tables, runs);
    }

    /** Tables that lead to no run. */
    public static Generated of(List<GeneratedTable> tables) {
        return new Generated(tables, List.of());
    }

    /** All of several, in their order. */
    public static Generated all(Generated... several) {
        return new Generated(
                Stream.of(several).flatMap(each -> each.tables.stream()).toList(),
                Stream.of(several).flatMap(each -> each.runs.stream()).toList());
    }

    private static void refuseLost(List<GeneratedTable> tables, List<GeneratedRun> runs) {
        Set<Target> places = new HashSet<>();
        for (GeneratedRun run : runs) {
            run.parts().stream()
                    .map(part -> new Target(Kind.RUN, run.name(), part.anchor()))
                    .filter(place -> !places.add(place))
                    .forEach(twice -> refuse("two runs of one name", twice));
        }
        Stream.concat(
                        tables.stream().flatMap(GeneratedTable::cells),
                        runs.stream().flatMap(GeneratedRun::cells))
                .map(Cell::target)
                .filter(target -> target.kind() == Kind.RUN && !places.contains(target))
                .forEach(lost -> refuse("a cell leads to a run that is not there", lost));
    }

    private static void refuse(String what, Target target) {
        throw new IllegalArgumentException(what + ": " + target.place() + "#" + target.part());
    }
}
