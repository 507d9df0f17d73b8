package org.vfiospec.spec.readings;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vfiospec.migration.Operation;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;

/** How a cell of a matrix says in few signs what a write did. */
final class Signs {
    private static final Map<Operation, String> SIGNS = new EnumMap<>(Map.of(
            Operation.SILENCE_DMA, "D\u2212",
            Operation.ALLOW_DMA, "D+",
            Operation.STOP, "R\u2212",
            Operation.START, "R+",
            Operation.OPEN_SAVE, "S+",
            Operation.CAPTURE_FINAL, "C",
            Operation.CLOSE_SAVE, "S\u2212",
            Operation.OPEN_LOAD, "L+",
            Operation.COMPLETE_LOAD, "L\u2212"));

    private Signs() {}

    /** The actions in order, or what there was instead of them. */
    static String of(Walk walk) {
        if (!walk.carriedOut()) {
            boolean stayed = walk.end().equals(walk.from());
            return walk.outcome() + (stayed ? "" : ", " + walk.end());
        }
        if (walk.from().equals(walk.to())) {
            return "same";
        }
        return walk.actions().isEmpty()
                ? "none"
                : walk.actions().stream().map(SIGNS::get).collect(Collectors.joining(" "));
    }

    static GeneratedTable legend() {
        List<List<Cell>> rows = Arrays.stream(Operation.values())
                .filter(SIGNS::containsKey)
                .map(operation -> row(SIGNS.get(operation), "The driver " + operation + "."))
                .collect(Collectors.toList());
        rows.add(row("none", "The state changes, and the driver is asked for nothing."));
        rows.add(row("same", "The value that is there already was written: success, and nothing happens."));
        rows.add(row("EINVAL", "The write fails with this errno, and the state is what it was."));
        return new GeneratedTable("matrix-legend", "The signs of the matrices", List.of("Sign", "Meaning"), rows);
    }

    private static List<Cell> row(String sign, String meaning) {
        return List.of(Cell.of(sign), Cell.of(meaning));
    }
}
