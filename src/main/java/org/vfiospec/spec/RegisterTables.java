package org.vfiospec.spec;

import java.util.List;
import org.vfiospec.mlx5.RegisterTable;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;

/** The registers of the network function, from the tables by which the emulation decodes addresses. */
final class RegisterTables {
    private static final List<String> COLUMNS = List.of("Offset", "Bytes", "Name", "Access", "Meaning");

    private RegisterTables() {}

    static List<GeneratedTable> all() {
        return List.of(
                table("mlx5-vf-registers", "BAR0 of a virtual function", RegisterTable.virtualFunction()),
                table("mlx5-pf-registers", "BAR0 of the physical function", RegisterTable.physicalFunction()));
    }

    private static GeneratedTable table(String name, String caption, List<List<String>> rows) {
        return new GeneratedTable(
                name,
                caption,
                COLUMNS,
                rows.stream().map(row -> row.stream().map(Cell::of).toList()).toList());
    }
}
