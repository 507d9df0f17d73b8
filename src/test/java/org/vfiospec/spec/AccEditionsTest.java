package org.vfiospec.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vfiospec.acc.driver.Edition;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;

/** The comparison of drivers and the sweep of moves, as pages show them. */
class AccEditionsTest {
    private static GeneratedTable editions;
    private static GeneratedTable sweep;

    @BeforeAll
    static void execute() {
        editions = AccEditions.all().tables().get(0);
        sweep = AccSweep.all().tables().get(0);
    }

    private static List<String> seen(List<Cell> row) {
        return row.subList(1, row.size()).stream().map(Cell::text).toList();
    }

    @Test
    void what_is_called_a_difference_is_one() {
        assertThat(editions.rows())
                .hasSizeGreaterThan(20)
                .allSatisfy(row -> assertThat(new HashSet<>(seen(row)))
                        .as(row.get(0).text())
                        .hasSizeGreaterThan(1));
    }

    @Test
    void no_two_editions_do_the_same_everywhere() {
        List<List<String>> columns = java.util.stream.IntStream.range(0, Edition.values().length)
                .mapToObj(edition -> editions.rows().stream()
                        .map(row -> seen(row).get(edition))
                        .toList())
                .toList();

        assertThat(columns).doesNotHaveDuplicates();
    }

    @Test
    void every_job_of_every_move_is_right() {
        assertThat(sweep.rows())
                .hasSize(9)
                .allSatisfy(row -> assertThat(seen(row))
                        .hasSize(3)
                        .allSatisfy(cell -> assertThat(cell).matches("(\\d+) of \\1 right")));
    }
}
