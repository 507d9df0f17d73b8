package org.vfiospec.site.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfiospec.site.Generated;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;
import org.vfiospec.site.Verdict;
import org.vfiospec.site.sheet.Addresses;

/** A whole and good project, woven once. */
class WeaverTest {
    @TempDir
    static Path folder;

    private static Workshop kettle;
    private static Result result;

    @BeforeAll
    static void weave() throws IOException {
        kettle = Workshop.kettle(folder);
        result = kettle.weave();
    }

    @Test
    void a_whole_project_has_no_problem() {
        assertThat(result.problems()).isEmpty();
        assertThat(result.isGood()).isTrue();
        assertThat(result.counts())
                .containsEntry(Verdict.VERIFIED, 5L)
                .containsEntry(Verdict.DISPUTED, 1L)
                .containsEntry(Verdict.UNDEFINED, 1L)
                .containsEntry(Verdict.WITHDRAWN, 1L);
    }

    @Test
    void a_clause_shows_its_verdict_its_sources_and_its_scenarios_with_their_steps() throws IOException {
        Element clause = kettle.page("boiling.html").getElementById("boil-on");

        assertThat(clause.select("> .clause-head .verdict").text()).isEqualTo("✓ verified");
        assertThat(clause.select("> .origin").text()).isEqualTo("restates manual 3.1; covers K-1, K-2");
        assertThat(clause.select("> details.proof > summary").eachText())
                .containsExactly("✓ verified Half a litre boils", "✓ verified <ml> ml boil");
        assertThat(clause.select(".step.passed").eachText())
                .contains("✓ Given a kettle", "✓ Then the water has 100 degrees");
        assertThat(clause.select("strong.keyword").text()).isEqualTo("MUST");
    }

    @Test
    void the_recorded_execution_of_a_step_is_a_log_beneath_it() throws IOException {
        Element log = kettle.page("boiling.html").select("#boil-on .log").get(1);

        assertThat(log.selectFirst("p").wholeText()).isEqualTo("#  party   event  target  value   outcome");
        assertThat(log.select("li").last().wholeText().stripTrailing())
                .isEqualTo("6  kettle  heats  kettle  100 °C  boils");
    }

    @Test
    void links_lead_from_a_clause_to_its_scenario_and_back() throws IOException {
        String there =
                kettle.page("boiling.html").selectFirst("#boil-stop .where a").attr("href");
        assertThat(there).isEqualTo("features/boiling.html#the-kettle-switches-itself-off");

        Document feature = kettle.page("features/boiling.html");
        Element scenario = feature.getElementById("the-kettle-switches-itself-off");
        assertThat(scenario.text()).isEqualTo("Scenario The kettle switches itself off");
        assertThat(feature.select(".proves a").eachAttr("href"))
                .containsExactly(
                        "../boiling.html#boil-stop",
                        "../boiling.html#boil-whistle",
                        "../boiling.html#boil-on",
                        "../boiling.html#boil-point");
    }

    @Test
    void an_outline_is_one_table_with_a_verdict_for_each_row() throws IOException {
        Element table = kettle.page("features/boiling.html").selectFirst("table.examples");

        assertThat(table.select("caption").text()).isEqualTo("Examples: Small amounts");
        assertThat(table.select("tbody tr").eachText())
                .containsExactly("100 100 ✓ verified 6 events", "200 100 ✓ verified 6 events");
        String row = table.selectFirst("a").attr("href");
        assertThat(kettle.page("features/boiling.html").select(row).text()).contains("the cook pours 100 ml");
    }

    @Test
    void a_feature_shows_description_background_tables_doc_strings_and_pictures() throws IOException {
        Document boiling = kettle.page("features/boiling.html");

        assertThat(boiling.select(".description").eachText())
                .containsExactly("A kettle does one thing.", "And it does it well.");
        assertThat(boiling.select("h2").eachText()).contains("Background", "Rule A kettle boils its water");
        assertThat(boiling.select("table.data td").eachText()).containsExactly("what", "how often", "heats", "4");
        assertThat(boiling.select("pre.verbatim").eachText()).contains("# A note\nthe kettle is off");
        assertThat(kettle.page("features/safety.html").select("img").attr("alt"))
                .isEqualTo("the cold kettle");
    }

    @Test
    void references_are_found_by_path_and_by_id_alone() throws IOException {
        assertThat(kettle.page("index.html").select("main p a").eachAttr("href"))
                .contains("boiling.html", "safety.html#dry-refused");
        assertThat(kettle.page("index.html").select("main p a").eachText()).contains("Boiling", "dry-refused");
        assertThat(kettle.page("boiling.html").select(".note a").attr("href")).isEqualTo("safety.html#safety-section");
    }

    @Test
    void an_include_brings_the_tagged_lines_alone() throws IOException {
        assertThat(kettle.page("safety.html").text())
                .contains("This line comes from another file.")
                .doesNotContain("hidden");
    }

    @Test
    void generated_tables_lead_to_runs_and_their_pages_lead_back() throws IOException {
        Element table = kettle.page("coverage.html").getElementById("table-boilings");
        assertThat(table.select("a").eachAttr("href"))
                .containsExactly(
                        "runs/boiling.html#one-litre", "runs/boiling.html#nine-litres", "boiling.html#boil-on");

        Document run = kettle.page("runs/boiling.html");
        assertThat(run.select("h1").text()).isEqualTo("Recorded execution Boiling this & that");
        assertThat(run.select(".where a").attr("href")).isEqualTo("../coverage.html#table-boilings");
        assertThat(run.select("h2").eachText()).containsExactly("One litre", "Nine litres", "Nine litres, continued");
        assertThat(run.select(".step.written a").attr("href")).isEqualTo("../features/boiling.html#half-a-litre-boils");
        assertThat(run.select(".log").first().select("li").eachText()).containsExactly("1 kettle heats kettle 1 °C");
    }

    @Test
    void a_diagram_is_a_picture_with_its_arrows_in_a_table() throws IOException {
        Element diagram = kettle.page("coverage.html").getElementById("table-kettle-states");

        assertThat(diagram.select("svg > title").text()).isEqualTo("A kettle's <states>");
        assertThat(diagram.select("svg .node text").eachText()).containsExactly("is", "on", "off");
        assertThat(diagram.select("svg path.edge > title").eachText())
                .containsExactly("off \u2192 is on: boils", "is on \u2192 off: clicks");
        assertThat(diagram.select("svg path.edge").eachAttr("d")).containsExactly("M158 43 142 43", "M142 57 158 57");
        assertThat(diagram.select("table tbody tr").eachText())
                .containsExactly("off is on heat & steam boils", "is on off heat & steam clicks");
        assertThat(diagram.select("table a").attr("href")).isEqualTo("runs/boiling.html#one-litre");
    }

    @Test
    void a_run_that_is_too_long_for_a_page_goes_on_on_the_next() throws IOException {
        List<Integer> lines = new ArrayList<>();
        Document page = kettle.page("runs/boiling.html");
        lines.add(page.select(".log li").size());
        for (Element next = page.selectFirst(".elsewhere a"); next != null; next = page.selectFirst(".elsewhere a")) {
            page = kettle.page("runs/boiling/" + next.attr("href").replaceFirst(".*/", ""));
            assertThat(page.select("*")).hasSizeLessThan(1_500);
            lines.add(page.select(".log li").size());
        }

        assertThat(lines).containsExactly(1_201, 1_200, 200);
        assertThat(page.select("h2").eachText()).containsExactly("Nine litres, continued", "And no more");
    }

    @Test
    void every_link_leads_to_a_page_and_to_a_place_on_it() throws IOException {
        Set<String> files = kettle.files("site").keySet();
        for (String file : files) {
            if (file.endsWith(".html")) {
                for (String href :
                        kettle.page(file).select("a[href]:not(.external)").eachAttr("href")) {
                    String[] goal = new Addresses(file).resolve(href).split("#");
                    assertThat(files).as("%s links to %s", file, href).contains(goal[0]);
                    if (goal.length > 1) {
                        assertThat(kettle.page(goal[0]).getElementById(goal[1]))
                                .as("%s links to %s", file, href)
                                .isNotNull();
                    }
                }
            }
        }
    }

    @Test
    void generated_tables_lead_to_clauses_and_scenarios() throws IOException {
        Document coverage = kettle.page("coverage.html");

        assertThat(coverage.select("table").get(0).select("tbody tr").eachText())
                .containsExactly("K 1 boil-on · 2 boil-on · 3 boil-point");
        assertThat(coverage.select("table").get(1).select("a").eachAttr("href"))
                .containsExactly("boiling.html#boil-on", "features/boiling.html#half-a-litre-boils");
        assertThat(coverage.select("table").get(1).select(".verdict").eachText())
                .containsExactly("✓ verified", "✓ verified");
    }

    @Test
    void a_table_that_is_too_long_for_its_page_gets_pages_of_its_own(@TempDir Path other) throws IOException {
        List<List<Cell>> rows = IntStream.rangeClosed(1, 1_000)
                .mapToObj(n -> List.of(Cell.of("" + n), Cell.ofClause("boils", "boil-on")))
                .toList();
        GeneratedTable table = new GeneratedTable("long", "Very long", List.of("n", "clause"), rows);
        Workshop workshop = Workshop.kettle(other)
                .generated(Generated.of(List.of(table)))
                .file("docs/coverage.adoc", "= Coverage\n\ngenerated::long[]\n");
        workshop.weave();

        Element stub = workshop.page("coverage.html").getElementById("table-long");
        assertThat(stub.text()).isEqualTo("Very long: rows 1 to 334 rows 335 to 668 rows 669 to 1000");
        assertThat(stub.select("a").eachAttr("href"))
                .containsExactly("tables/long.html", "tables/long/2.html", "tables/long/3.html");
        Document last = workshop.page("tables/long/3.html");
        assertThat(workshop.page("tables/long.html").select("*")).hasSizeLessThan(1_500);
        assertThat(last.select("tbody tr").last().text()).isEqualTo("1000 boils");
        assertThat(last.select("tbody a").attr("href")).isEqualTo("../../boiling.html#boil-on");
        assertThat(last.select(".where a").attr("href")).isEqualTo("../../coverage.html#table-long");
    }

    @Test
    void a_page_shows_an_execution_where_it_asks_for_it() throws IOException {
        Element execution = kettle.page("coverage.html").selectFirst(".execution");

        assertThat(execution.select(".execution-name a").attr("href"))
                .isEqualTo("features/boiling.html#half-a-litre-boils");
        assertThat(execution.select("details.ledger[open] .log li")).hasSize(6);
    }

    @Test
    void the_source_of_a_clause_leads_to_the_page_that_describes_it() throws IOException {
        assertThat(kettle.page("boiling.html").select("#boil-on .origin a").attr("href"))
                .isEqualTo("safety.html#source-manual");
    }

    @Test
    void the_data_file_names_clauses_scenarios_and_verdicts() throws IOException {
        String data = kettle.files("site").get("data/clauses.json");

        assertThat(data)
                .contains(
                        "\"id\" : \"boil-stop\"", "\"keyword\" : \"SHOULD\"", "\"page\" : \"boiling.html#boil-stop\"");
        assertThat(data).contains("\"feature\" : \"features/boiling.feature\"", "\"line\" : 12");
    }

    @Test
    void two_runs_give_the_same_bytes() throws IOException {
        kettle.weave("again");

        assertThat(kettle.files("again")).isEqualTo(kettle.files("site"));
        assertThat(kettle.files("site").get("data/messages.ndjson")).doesNotContain(folder.toString());
    }

    @Test
    void a_page_of_prose_is_rendered_once() throws IOException {
        assertThat(kettle.weave("again").rendered()).isZero();
    }

    @Test
    void a_long_execution_moves_to_a_page_of_its_own(@TempDir Path other) throws IOException {
        Workshop busy = Workshop.kettle(other).file("features/much.feature", """
                        Feature: Much
                          @clause:dry-lamp
                          Scenario: Much is poured
                            When the cook pours 1000 times
                          @clause:dry-lamp
                          Scenario: As much is poured again
                            When the cook pours 1000 times
                          @clause:dry-lamp
                          Scenario: More is poured
                            When the cook pours 2500 times
                        """);
        busy.weave();

        Document feature = busy.page("features/much.html");
        assertThat(feature.select(".elsewhere a").eachAttr("href"))
                .containsExactly("much/as-much-is-poured-again.html", "much/more-is-poured.html");
        assertThat(feature.select("*").size()).isLessThan(1_500);
        assertThat(busy.page("safety.html").select("*").size()).isLessThan(1_500);
        assertThat(busy.page("features/much/as-much-is-poured-again.html").select(".log li"))
                .hasSize(1_000);
        Document more = busy.page("features/much/more-is-poured.html");
        assertThat(more.select(".elsewhere a").eachText()).containsExactly("1 to 1000", "1001 to 2000", "2001 to 2500");
        assertThat(busy.page("features/much/more-is-poured/1-3.html")
                        .select(".log li")
                        .eachText())
                .hasSize(500)
                .last()
                .isEqualTo("2500 cook pours kettle 2499 ml");
    }

    @Test
    void a_row_of_an_outline_leads_straight_to_its_recorded_execution(@TempDir Path other) throws IOException {
        Workshop busy = Workshop.kettle(other).file("features/much.feature", """
                        Feature: Much
                          @clause:dry-lamp
                          Scenario Outline: <times> are poured
                            When the cook pours <times> times
                            Examples:
                              | times |
                              | 1300  |
                              | 1301  |
                        """);
        busy.weave();

        assertThat(busy.page("safety.html").select("table.examples a").eachAttr("href"))
                .containsExactly(
                        "features/much.html#times-are-poured-1300", "features/much/times-are-poured-1301.html");
        assertThat(busy.page("features/much.html").select("details.proof #times-are-poured-1300 .log li"))
                .hasSize(1_300);
    }

    @Test
    void a_site_is_replaced_as_a_whole_and_other_files_never(@TempDir Path other) throws IOException {
        Workshop workshop = Workshop.kettle(other);
        workshop.file("site/precious.txt", "mine");

        Result refused = workshop.weave();

        assertThat(refused.written()).isFalse();
        assertThat(refused.isGood()).isFalse();
        assertThat(refused.problems())
                .anySatisfy(p -> assertThat(p.toString())
                        .contains("holds files that are no site", "make the folder writable or name another"));
        assertThat(workshop.files("site")).isEqualTo(Map.of("precious.txt", "mine"));
    }

    @Test
    void a_site_that_can_not_be_written_leaves_the_former_one(@TempDir Path other) throws IOException {
        Publication good = new Publication();
        good.add(Publication.MARK, "{}");
        good.replace(other.resolve("site"));
        Publication bad = new Publication();
        bad.add("a", "a file");
        bad.add("a/b", "a file below a file");

        org.assertj.core.api.Assertions.assertThatIOException().isThrownBy(() -> bad.replace(other.resolve("site")));

        assertThat(new Workshop(other).files(".")).containsOnlyKeys("site/" + Publication.MARK);
    }

    @Test
    void every_page_says_in_its_frame_where_the_reader_is() throws IOException {
        Document page = kettle.page("boiling.html");

        assertThat(page.select("nav[aria-label=Breadcrumbs]").text()).isEqualTo("The kettle");
        assertThat(page.select("nav[aria-label=Contents] a[aria-current]").text())
                .isEqualTo("Boiling");
        assertThat(page.select("nav[aria-label='On this page'] a").eachText()).containsExactly("Heating", "Stopping");
        assertThat(page.select("footer").text()).contains("Next: Safety", "Edit this page: docs/boiling.adoc");
        assertThat(List.of(page.title())).containsExactly("Boiling · A kettle, executed");
    }
}
