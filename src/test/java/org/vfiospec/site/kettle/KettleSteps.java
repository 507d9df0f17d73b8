package org.vfiospec.site.kettle;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.AfterStep;
import io.cucumber.java.PendingException;
import io.cucumber.java.Scenario;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.vfiospec.site.LedgerEntry;

/** Step definitions of the project that the tests weave; nothing in it is about VFIO. */
public final class KettleSteps {
    private static final byte[] DOT = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final List<LedgerEntry> ledger = new ArrayList<>();
    private int seen;
    private int degrees = 20;
    private boolean picture;

    @AfterStep
    public void attach(Scenario scenario) {
        if (seen < ledger.size()) {
            String entries = LedgerEntry.format(ledger.subList(seen, ledger.size()));
            scenario.attach(entries, "application/vnd.vfiospec.trace+json", "ledger");
            seen = ledger.size();
        }
        if (picture) {
            scenario.attach(DOT, "image/png", "the cold kettle");
            picture = false;
        }
    }

    @Given("a kettle")
    public void kettle() {
        record("cook", "fetches", "", "");
    }

    @When("the cook pours {int} ml and switches it on")
    public void boil(int ml) {
        record("cook", "pours", ml + " ml", "");
        while (ml > 0 && degrees < 100) {
            degrees += 20;
            record("kettle", "heats", degrees + " °C", degrees == 100 ? "boils" : "");
        }
    }

    @When("the cook pours {int} times")
    public void pourOften(int times) {
        for (int i = 0; i < times; i++) {
            record("cook", "pours", i + " ml", "");
        }
    }

    @Then("the water has {int} degrees")
    public void hasDegrees(int expected) {
        assertThat(degrees).as("degrees of the water").isEqualTo(expected);
    }

    @Then("the ledger says:")
    public void ledgerSays(List<Map<String, String>> rows) {
        rows.forEach(row -> assertThat(ledger.stream()
                        .filter(entry -> entry.event().equals(row.get("what")))
                        .count())
                .isEqualTo(Long.parseLong(row.get("how often"))));
    }

    @Then("the note reads")
    public void noteReads(String note) {
        assertThat(note).endsWith("the kettle is off");
    }

    @Then("nobody hears a whistle")
    public void silence() {
        assertThat(ledger).noneMatch(entry -> entry.event().contains("whistle"));
    }

    @Then("a picture is taken")
    public void picture() {
        picture = true;
    }

    @Then("the lamp is on")
    public void lamp() {
        assertThat(degrees).isEqualTo(20);
    }

    @Then("the lid {word}")
    public void lid(String word) {
        throw new PendingException("no lid yet");
    }

    @Then("{string} is said about {string}")
    public void said(String words, String thing) {
        record("cook", words, thing, words);
    }

    @Then("it fails with")
    public void fails(String message) {
        throw new AssertionError(message);
    }

    @Then("it reads the note")
    public void reads(String note) {
        record("cook", "reads", note, "");
    }

    @Then("it reads the table")
    public void readsTable(List<List<String>> table) {
        table.forEach(row -> row.forEach(cell -> record("cook", "reads", String.valueOf(cell), "")));
    }

    private void record(String party, String event, String value, String outcome) {
        ledger.add(new LedgerEntry("" + (ledger.size() + 1), party, event, "kettle", value, outcome, ""));
    }
}
