package org.vfiospec.spec;

import java.util.List;
import java.util.stream.Stream;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.spec.i40e.I40eTables;

/** Every table that the machine makes for a page; a room's own are made in a class of their own. */
public final class Tables {
    private Tables() {}

    public static List<GeneratedTable> all() {
        return Stream.of(
                        ReadingTables.all(),
                        RegisterTables.all(),
                        AccTables.all(),
                        I40eTables.all(),
                        List.of(Attacks.table()))
                .flatMap(List::stream)
                .toList();
    }
}
