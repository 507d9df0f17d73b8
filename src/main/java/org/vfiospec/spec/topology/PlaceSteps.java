package org.vfiospec.spec.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import org.vfiospec.iommu.Refusal.Reason;
import org.vfiospec.spec.World;

/** A place, and what is decided about it. */
public final class PlaceSteps {
    private static final String NOBODY = "nobody";

    private final World world;
    private Place place;
    private Decision decision;

    public PlaceSteps(World world) {
        this.world = world;
    }

    @Given("the place is {place}")
    public void place(Place chosen) {
        place = chosen;
    }

    @When("a migration driver judges the place")
    public void judges() {
        world.act(() -> decision = Decision.about(place, world.trace()));
    }

    @Then("it refuses the place with {reason}")
    public void refuses(Reason reason) {
        assertThat(decision.refusals())
                .first()
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    @Then("it accepts the place")
    public void accepts() {
        assertThat(decision.refusals()).isEmpty();
    }

    @Then("the registers are reached past the IOMMU by {string}")
    public void reachedBy(String names) {
        List<String> expected = names.equals(NOBODY) ? List.of() : List.of(names.split(", "));
        assertThat(decision.exposedTo()).isEqualTo(expected);
    }

    @Then("a user can have the function without migration")
    public void assignable() {
        assertThat(decision.isAssignable()).isTrue();
    }
}
