package org.vfiospec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vfiospec.site.Generated;
import org.vfiospec.site.GeneratedTable;

class ExhibitsTest {
    private static final Generated WHOLE =
            Generated.of(List.of(new GeneratedTable("whole", "Whole", List.of("One"), List.of())));

    @Test
    void a_maker_that_breaks_is_a_problem_at_the_line_that_broke_and_costs_nobody_else_a_table() {
        Exhibits all = Exhibits.all(Stream.of(Exhibits.of(ExhibitsTest::breaks), Exhibits.of(() -> WHOLE)));

        assertThat(all.generated()).isEqualTo(WHOLE);
        assertThat(all.problems())
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.toString())
                                .matches(
                                        "src/main/java/org/vfiospec/ExhibitsTest.java:[0-9]+: "
                                                + "no table can be made: java.lang.IllegalStateException: no device - mend what broke; .*"));
    }

    private static Generated breaks() {
        throw new IllegalStateException("no device\nand more");
    }
}
