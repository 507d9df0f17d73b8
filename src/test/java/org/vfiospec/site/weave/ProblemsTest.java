package org.vfiospec.site.weave;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfiospec.site.Generated;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;
import org.vfiospec.site.Problem;
import org.vfiospec.site.Verdict;

/** Everything that can be wrong with a specification, in one project that is woven once. */
class ProblemsTest {
    private static final String CLAUSES = """
            = Clauses

            [.clause#proven]
            It MUST work.

            [.clause#broken]
            It MUST fail here.

            [.clause#pending]
            It MUST wait.

            [.clause#alone]
            It MUST be proven.

            [.clause#wordless]
            It works.

            [.clause#wordy]
            It MUST work and SHOULD shine.

            [.fact#keyworded]
            It MUST be a fact.

            [.clause#proven]
            It MAY be there twice.

            [.clause]
            It MUST have an id.

            generated::nothing[]

            See <<nowhere>>, xref:gone.adoc[], xref:other.adoc#gone[] and link:javascript:alert(1)[this].

            include::../../outside.txt[]

            include::missing.adoc[]

            |===
            |never closed
            """;

    private static final String FEATURE = """
            Feature: Wrong in many ways

              @clause:proven @clause:wordless @clause:wordy @clause:keyworded
              Scenario: It works
                Given a kettle

              @clause:broken
              Scenario: It fails
                Given a kettle
                Then the water has 99 degrees
                And the water has 20 degrees

              @clause:pending
              Scenario: Nobody wrote the step
                Given a kettel

              @clause:pending
              Scenario: Somebody wrote half of it
                Then the lid opens

              @clause:proevn
              Scenario: A slip of the pen
                Given a kettle

              Scenario: Not bound
                Given a kettle

              @clause:proven
              Scenario: It works
                Given a kettle

              @clause:proven
              Scenario: Nothing to do
            """;

    @TempDir
    static Path folder;

    private static final GeneratedTable LOST = new GeneratedTable(
            "lost",
            "Lost",
            List.of("clause", "scenario"),
            List.of(List.of(
                    Cell.ofClause("a clause", "gone"), Cell.verdictOfScenario("features/wrong.feature", "Gone"))));

    private static Workshop workshop;
    private static Result result;

    @BeforeAll
    static void weave() throws IOException {
        workshop = new Workshop(folder)
                .generated(Generated.of(List.of(LOST)))
                .file("docs/nav.adoc", "* xref:clauses.adoc[Clauses]\n* xref:lost.adoc[Lost]\n")
                .file("docs/index.adoc", "= Wrong\n")
                .file("docs/clauses.adoc", CLAUSES)
                .file("docs/other.adoc", "= Other\n\nexecution::features/gone.html#gone[]\n\ngenerated::lost[]\n")
                .file("features/wrong.feature", FEATURE)
                .file(
                        "features/syntax.feature",
                        "Feature: Fine so far\n  Scenario: Broken off\n    Given a kettle\n  Nonsense\n");
        Files.createSymbolicLink(
                folder.resolve("docs/outside.adoc"), Path.of("README.md").toAbsolutePath());
        Files.createSymbolicLink(folder.resolve("docs/dangling.adoc"), folder.resolve("gone.adoc"));
        workshop.file("features/empty.feature", "# nothing yet\n");
        Files.write(folder.resolve("features/latin.feature"), "Feature: Gr\u00fc\u00dfe".getBytes(ISO_8859_1));
        result = workshop.weave();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '!', textBlock = """
            docs/clauses.adoc:13 ! no scenario proves clause alone ! @clause:alone
            docs/clauses.adoc:16 ! clause wordless needs exactly one RFC 2119 keyword and has none ! say MUST, SHOULD or MAY
            docs/clauses.adoc:19 ! clause wordy needs exactly one RFC 2119 keyword and has MUST, SHOULD ! one clause for each
            docs/clauses.adoc:22 ! fact keyworded has the RFC 2119 keyword MUST ! make it a .clause
            docs/clauses.adoc:28 ! needs an id ! [.clause#topic-aspect]
            docs/clauses.adoc:30 ! there is no generated table nothing ! catalogue-coverage
            docs/clauses.adoc:32 ! the reference #nowhere leads nowhere ! an id that exists
            docs/clauses.adoc:32 ! the reference gone.html leads nowhere ! an id that exists
            docs/clauses.adoc:32 ! the reference other.html#gone leads nowhere ! an id that exists
            docs/clauses.adoc:32 ! the reference javascript:alert(1) leads nowhere ! an id that exists
            docs/clauses.adoc:34 ! there is no file to include ! correct the include
            docs/clauses.adoc:36 ! there is no file to include ! correct the include
            docs/clauses.adoc:38 ! AsciiDoc: unterminated table block ! correct the markup
            docs/nav.adoc:2 ! the entry "Lost" leads nowhere ! correct its path
            docs/other.adoc:3 ! there is no execution features/gone.html#gone ! by the page of its feature
            docs/other.adoc ! missing in the navigation ! add it to docs/nav.adoc
            generated table lost ! there is no clause gone ! name one that is there
            generated table lost ! there is no scenario "Gone" of features/wrong.feature ! name one that is there
            docs/dangling.adoc ! the page can not be read ! put the page itself here
            docs/outside.adoc ! the page is a link that leaves the project ! put the page itself here
            features/empty.feature ! the file holds no feature ! take the file away
            features/latin.feature ! the file is not UTF-8 ! save it as UTF-8
            features/syntax.feature:4 ! Gherkin: expected ! correct the feature file
            features/wrong.feature:10 ! broken: broken: scenario "It fails": Then the water has 99 degrees: [degrees of the water] expected: 99 but was: 20 ! correct the expectation
            features/wrong.feature:15 ! pending: pending: scenario "Nobody wrote the step": Given a kettel: no step definition matches ! did you mean: a kettle
            features/wrong.feature:19 ! pending: pending: scenario "Somebody wrote half of it": Then the lid opens: the step definition is not written yet ! body of the step
            features/wrong.feature:21 ! there is no clause proevn ! write @clause:proven
            features/wrong.feature:25 ! no clause: scenario "Not bound" ! tag it
            features/wrong.feature:29 ! the scenario of line 4 has the same name ! a name of its own
            features/wrong.feature:33 ! scenario "Nothing to do": there is no step to execute ! write its steps
            """)
    void a_problem_names_its_place_what_is_wrong_and_what_to_do(String place, String what, String fix) {
        List<Problem> there =
                result.problems().stream().filter(p -> p.place().equals(place)).toList();

        assertThat(there)
                .as(
                        "all problems:%n%s",
                        String.join(
                                "\n",
                                result.problems().stream()
                                        .map(Problem::toString)
                                        .toList()))
                .anySatisfy(problem -> {
                    assertThat(problem.what()).contains(what.strip());
                    assertThat(problem.fix()).contains(fix.strip());
                });
    }

    @Test
    void a_clause_that_is_there_twice_is_a_problem_at_the_second_place() {
        assertThat(result.problems())
                .anySatisfy(problem -> assertThat(problem.toString())
                        .startsWith("docs/clauses.adoc:25: clause proven is already at docs/clauses.adoc:4 - "));
    }

    @Test
    void the_site_is_written_all_the_same_and_shows_the_failure() throws IOException {
        assertThat(result.written()).isTrue();
        assertThat(result.isGood()).isFalse();
        assertThat(workshop.page("clauses.html")
                        .select("#broken > .clause-head .verdict")
                        .text())
                .isEqualTo("✗ broken");
        assertThat(workshop.page("clauses.html")
                        .select("#broken details[open] pre")
                        .text())
                .contains("expected: 99", "but was: 20");
        assertThat(workshop.page("clauses.html").select("#broken .step").eachText())
                .contains("✗ Then the water has 99 degrees failed", "– And the water has 20 degrees skipped");
        assertThat(workshop.page("index.html").select(".problems").text())
                .contains("Not in order: " + result.problems().size(), "features/wrong.feature:10");
    }

    @Test
    void an_undefined_step_comes_with_a_definition_to_begin_with() throws IOException {
        assertThat(workshop.page("features/wrong.html").text()).contains("@Given(\"a kettel\")");
    }

    @Test
    void each_verdict_follows_from_the_scenarios() {
        assertThat(result.counts())
                .containsEntry(Verdict.BROKEN, 1L)
                .containsEntry(Verdict.PENDING, 2L) // One of "proven" has a scenario without a step.
                .containsEntry(Verdict.UNPROVEN, 1L)
                .containsEntry(Verdict.VERIFIED, 3L);
    }
}
