package org.vfiospec.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.vfiospec.migration.Reading;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;

class ReadingTablesTest {
    private static final List<GeneratedTable> TABLES = ReadingTables.all().tables();

    private static GeneratedTable table(String name) {
        return TABLES.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<String> rows(String name) {
        return table(name).rows().stream()
                .map(row -> String.join(" | ", row.stream().map(Cell::text).toList()))
                .toList();
    }

    @Test
    void the_orders_compare_as_executed() {
        assertThat(rows("order-comparison"))
                .containsExactly(
                        "recommended | 90 | 0 | 0 | 0",
                        "merged header | 7 | 0 | 0 | 0",
                        "draft 1 | 90 | 8 | 0 | 2",
                        "draft 2 | 90 | 8 | 0 | 2",
                        "draft 2, SAVING last | 90 | 16 | 0 | 3",
                        "draft 3 | 90 | 4 | 0 | 0",
                        "draft 3, SAVING last | 90 | 12 | 0 | 1",
                        "December list | 90 | 0 | 12 | 0",
                        "one bit a write | 30 | 0 | 0 | 0",
                        "rewritten uAPI | 90 | 0 | 0 | 2");
    }

    @Test
    void the_way_that_ended_the_third_draft_is_shown() {
        assertThat(rows("order-offences"))
                .contains("draft 3 | RESUMING \u2192 SAVING + RESUMING \u2192 SAVING | an invalid state");
    }

    @Test
    void every_reading_has_a_matrix() {
        for (Reading reading : Reading.values()) {
            String name =
                    "matrix-nic-" + reading.name().toLowerCase(Locale.ROOT).replace('_', '-');
            assertThat(table(name).rows()).hasSize(reading.knowsNdma() ? 10 : 5);
        }
    }
}
