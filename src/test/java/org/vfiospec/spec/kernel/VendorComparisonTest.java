package org.vfiospec.spec.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vfiospec.site.Generated;
import org.vfiospec.site.GeneratedTable.Cell;

class VendorComparisonTest {
    private final Generated made = VendorComparison.all();

    @Test
    void the_designs_differ_in_who_chooses_and_in_what_holds_a_module() {
        List<String> different = made.tables().get(0).rows().stream()
                .filter(row -> !row.get(1)
                        .text()
                        .replace("vfio_pci", "vfio-pci")
                        .equals(row.get(2).text()))
                .map(row -> row.get(0).text())
                .toList();

        assertThat(different)
                .containsExactly(
                        "The module for other ids is loaded by hand",
                        "Of two modules, the one that was loaded first is wanted",
                        "The vendor refuses the function",
                        "A vendor registers twice",
                        "The same while it is bound and nobody has it open");
    }

    @Test
    void every_outcome_has_a_recording() {
        assertThat(made.runs())
                .hasSameSizeAs(made.tables().get(0).rows())
                .allSatisfy(run -> assertThat(run.parts())
                        .hasSize(2)
                        .allSatisfy(
                                part -> assertThat(part.steps().get(0).events()).isNotEmpty()));
    }

    @Test
    void two_runs_say_the_same() {
        assertThat(VendorComparison.all().tables()).isEqualTo(made.tables());
        assertThat(made.tables().get(0).rows())
                .allSatisfy(row -> assertThat(row).extracting(Cell::text).doesNotContain(""));
    }
}
