package org.vfiospec.spec.readings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfiospec.migration.Reading;
import org.vfiospec.site.Generated;
import org.vfiospec.site.GeneratedDiagram;
import org.vfiospec.site.GeneratedDiagram.Stroke;
import org.vfiospec.site.GeneratedRun.Part;
import org.vfiospec.site.GeneratedRun.Step;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;
import org.vfiospec.site.GeneratedTable.Kind;
import org.vfiospec.spec.Host;
import org.vfiospec.trace.Trace;

class ReadingTablesTest {
    private static final Generated GENERATED = ReadingTables.all();

    private static GeneratedTable table(String name) {
        return GENERATED.tables().stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow();
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
    void every_count_of_the_comparison_leads_to_as_many_moves() {
        for (List<Cell> row : table("order-comparison").rows()) {
            for (Cell count : row.subList(1, row.size())) {
                if (!count.text().equals("0")) {
                    assertThat(part(count).steps()).as(row.toString()).hasSize(Integer.parseInt(count.text()));
                    assertThat(part(count).steps())
                            .allMatch(step -> step.says().target().kind() == Kind.RUN);
                }
            }
        }
    }

    @Test
    void the_way_that_ended_the_third_draft_is_shown() {
        assertThat(rows("order-examples")).contains("draft 3 | RESUMING \u2192 SAVING + RESUMING \u2192 SAVING");
    }

    @Test
    void every_cell_of_every_matrix_leads_to_its_execution() {
        for (Reading reading : Reading.values()) {
            for (Family family : Family.values()) {
                GeneratedTable matrix = table("matrix-" + family.slug() + "-" + ReadingTables.slug(reading));
                int states = matrix.columns().size() - 1;
                boolean ndma = family == Family.NIC && reading.knowsNdma();
                assertThat(states).isEqualTo(ndma ? 10 : 5);
                assertThat(matrix.rows()).hasSize(ndma ? 10 + 2 + 1 : 5 + 1 + 1);
                for (List<Cell> row : matrix.rows()) {
                    row.subList(1, row.size()).forEach(cell -> executed(reading, row.get(0), cell));
                }
            }
        }
    }

    @Test
    void every_table_of_a_reading_is_on_its_page() throws IOException {
        for (Reading reading : Reading.values()) {
            String slug = ReadingTables.slug(reading);
            String page = Files.readString(Path.of("docs/protocol-v1/matrices", slug + ".adoc"));
            assertThat(page).contains("reading-" + slug, "differences-of-" + slug, "states-" + slug);
            for (Family family : Family.values()) {
                assertThat(page).contains("generated::matrix-" + family.slug() + "-" + slug + "[]");
            }
        }
    }

    private static void executed(Reading reading, Cell from, Cell cell) {
        List<Step> steps = part(cell).steps();
        assertThat(part(cell).title()).startsWith(from.text() + " \u2192 ");
        assertThat(steps.get(0).says().text()).contains(reading.title());
        assertThat(steps.get(3).says().text())
                .contains(cell.text().matches("E[A-Z]+.*") ? cell.text().replaceAll(",.*", "") : "ends with OK");
        assertThat(steps.get(3).events()).isNotEmpty();
    }

    @Test
    void a_value_that_is_no_state_is_refused_everywhere_and_changes_nothing() {
        for (Family family : Family.values()) {
            assertThat(rows("refused-" + family.slug()))
                    .hasSize(9)
                    .allMatch(row -> row.endsWith(" | EINVAL | as before"));
        }
    }

    @Test
    void what_the_texts_leave_open_is_marked() {
        Cell unfed = cell("matrix-nic-recommended", "RESUMING, no data written", "to RUNNING");
        assertThat(unfed.notes()).contains(Cell.ofClause("undefined", "resume-abort-other"));
        Cell refused = cell("matrix-zip-recommended", "RESUMING, no data written", "to RUNNING");
        assertThat(refused.text()).isEqualTo("EINVAL, SAVING + RESUMING");
        assertThat(refused.notes()).containsExactly(Cell.ofClause("undefined", "resume-abort-other"));
        Cell loaded = cell("matrix-nic-recommended", "RESUMING, all data written", "to RUNNING");
        assertThat(loaded.notes()).isEmpty();
        Cell back = cell("matrix-zip-recommended", "SAVING", "to SAVING + RUNNING");
        assertThat(back.notes()).containsExactly(Cell.ofClause("disputed", "trans-every-dispute"));
    }

    @Test
    void a_refused_move_is_an_errno_and_a_withdrawn_order_says_what_it_passed() {
        assertThat(cell("matrix-vf-header", "0", "to RUNNING").text()).isEqualTo("EINVAL");
        assertThat(cell("matrix-vf-draft-3", "RESUMING, all data written", "to SAVING")
                        .notes())
                .contains(Cell.ofClause("passes SAVING + RESUMING", "trans-no-invalid"));
    }

    @Test
    void the_page_says_how_much_was_executed() {
        assertThat(rows("matrix-coverage")).last().asString().matches("all \\| 1905 \\| 14199 \\| 16104 \\| \\d+");
    }

    @Test
    void the_picture_of_the_merged_header_has_its_seven_arrows_and_that_of_a_withdrawn_order_marks_what_it_offends() {
        assertThat(arrows("states-header")).containsExactly("1-0", "1-2", "1-3", "1-4", "2-0", "3-2", "4-1");
        assertThat(arrows("states-recommended")).hasSize(20);
        assertThat(diagram("states-draft-3").edges())
                .filteredOn(edge -> edge.kind().stroke() == Stroke.DOTTED)
                .extracting(edge -> edge.from() + "-" + edge.to())
                .containsExactly("4-2");
    }

    private static List<String> arrows(String name) {
        return diagram(name).edges().stream()
                .map(edge -> edge.from() + "-" + edge.to())
                .sorted()
                .toList();
    }

    private static GeneratedDiagram diagram(String name) {
        return GENERATED.diagrams().stream()
                .filter(diagram -> diagram.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_missing_segment_may_still_come_where_bad_data_leave_the_old_state() {
        for (Family family : Family.values()) {
            String table = "trials-" + family.slug();
            assertThat(cell(table, "rewritten uAPI", "The last segment is missing")
                            .text())
                    .isEqualTo("EINVAL, RESUMING");
            assertThat(cell(table, "rewritten uAPI", "It comes after the failure")
                            .text())
                    .isEqualTo("OK, RUNNING");
            assertThat(cell(table, "draft 3", "It comes after the failure").text())
                    .isEqualTo("EINVAL, ERROR");
        }
    }

    @Test
    void in_error_the_drafts_silence_a_device_with_ndma_alone() {
        String trial = "Started, cannot log, cannot be stopped";
        assertThat(cell("trials-nic", "draft 3", trial).text()).isEqualTo("EIO, ERROR, DMA requests: 0");
        assertThat(cell("trials-zip", "draft 3", trial).text()).matches("EIO, ERROR, DMA requests: [1-9][0-9]*");
        assertThat(cell("trials-zip", "recommended", trial).text()).isEqualTo("EIO, ERROR, DMA requests: 0");
        assertThat(cell("trials-vf", "recommended", trial).text()).isEqualTo("EIO, ERROR, DMA requests: 0");
    }

    @Test
    void two_readings_that_declare_the_same_differ_nowhere() {
        assertThat(cell("differences-nic", "draft 1", "draft 2").text()).isEqualTo("0");
        Cell count = cell("differences-nic", "draft 2", "recommended");
        assertThat(part(count).steps()).hasSize(Integer.parseInt(count.text()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sec0", "hpre0"})
    void the_other_engines_go_the_ways_of_the_first(String device) {
        for (Reading reading : Reading.values()) {
            assertThat(ways(device, reading)).isEqualTo(ways("zip0", reading));
        }
    }

    private static List<String> ways(String device, Reading reading) {
        Trace trace = new Trace();
        Host host = trace.aside(() -> Host.powerOn(trace, reading));
        return new Expedition(new Subject(trace, host, device, reading))
                .explore().moves().stream()
                        .map(walk -> walk.request() + walk.outcome() + walk.way() + walk.actions())
                        .toList();
    }

    @Test
    void the_same_work_gives_the_same_tables_and_runs() {
        assertThat(ReadingTables.all()).isEqualTo(GENERATED);
    }

    private static Cell cell(String table, String row, String column) {
        int place = table(table).columns().indexOf(column);
        return table(table).rows().stream()
                .filter(cells -> cells.get(0).text().equals(row))
                .findFirst()
                .orElseThrow()
                .get(place);
    }

    private static Part part(Cell cell) {
        return GENERATED.runs().stream()
                .filter(run -> run.name().equals(cell.target().place()))
                .flatMap(run -> run.parts().stream())
                .filter(part -> part.anchor().equals(cell.target().part()))
                .findFirst()
                .orElseThrow();
    }
}
