package org.vfiospec.spec.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.trace.Trace;

class TopologyTablesTest {

    @ParameterizedTest
    @EnumSource
    void no_place_is_accepted_where_a_function_reaches_the_registers_untranslated(Place place) {
        Decision decision = Decision.about(place, new Trace());

        assertThat(decision.refusals().isEmpty() && !decision.exposedTo().isEmpty())
                .as("%s: accepted, and reached by %s", place.words(), decision.exposedTo())
                .isFalse();
    }

    @Test
    void every_row_of_the_discussion_is_executed() {
        assertThat(Journey.ALL)
                .extracting(Journey::row)
                .contains("R1", "R10", "R22")
                .doesNotContainNull();
        assertThat(Journey.ALL.stream().map(Journey::row).distinct()).hasSize(22);
        assertThat(Arrays.stream(Place.values()).map(Place::row)).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void what_decides_besides_the_place_is_executed_too() {
        assertThat(Arrays.stream(Circumstance.values())
                        .map(row -> row.judge(new Trace()))
                        .map(verdict -> "%s: %s, %s, %s"
                                .formatted(
                                        verdict.row(),
                                        verdict.allReasons(),
                                        verdict.withoutMigration(),
                                        verdict.exposure())))
                .containsExactly(
                        "D21: PF_MISMATCH, assignable, nobody",
                        "D22: none, assignable, nobody",
                        "D23: SHOWN_TO_USER, assignable, the user's CPU");
    }

    @Test
    void the_accelerator_on_the_chip_is_accepted_and_the_one_on_a_card_is_not() {
        assertThat(TwoPlaces.all().tables().get(0).rows())
                .extracting(row -> row.get(1).text() + " | " + row.get(2).text())
                .contains(
                        "it ends in a fault | it arrives untranslated",
                        "accepts it | refuses it: BRIDGE_ABOVE, switch port is no on-chip bridge",
                        "assignable | assignable");
    }

    @Test
    void two_runs_give_the_same_tables() {
        assertThat(TopologyTables.all()).isEqualTo(TopologyTables.all());
        assertThat(TopologyTables.all().tables())
                .extracting(GeneratedTable::name)
                .doesNotHaveDuplicates();
    }

    @Test
    void what_the_ledger_says_of_a_route_is_what_the_fabric_did() {
        assertThat(Journey.ALL).allSatisfy(journey -> {
            var request = journey.travel();
            boolean pastIommu = Arrival.of(request) == Arrival.UNTRANSLATED;
            assertThat(request.route().endsWith("BAR2")).isEqualTo(pastIommu);
        });
    }
}
