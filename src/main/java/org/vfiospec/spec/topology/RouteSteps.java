package org.vfiospec.spec.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.Request;

/** A function in an arrangement, and the way of what it writes. */
public final class RouteSteps {
    private static final String FUNCTION = "function";
    private static final String PEER = "peer";

    private final Situation situation;

    public RouteSteps(Situation situation) {
        this.situation = situation;
    }

    @Given("a function {arrangement}")
    public void function(Arrangement arrangement) {
        situation.build(arrangement.tree(), arrangement.platform());
        assertThat(situation.bench().lend(FUNCTION).failed()).isFalse();
    }

    @Given("the IOMMU blocks its DMA")
    public void blocked() {
        situation.bench().group(FUNCTION).detach();
    }

    @Given("memory is mapped for its peer alone")
    public void lentToPeer() {
        situation.bench().group(FUNCTION).detach();
        assertThat(situation.bench().lend(PEER).failed()).isFalse();
    }

    @When("it writes to {aim}")
    public void writes(Aim aim) {
        situation.world().act(() -> situation.sent(situation.bench().write(FUNCTION, aim, false)));
    }

    @When("it writes to {aim}, marked as translated")
    public void writesTranslated(Aim aim) {
        situation.world().act(() -> situation.sent(situation.bench().write(FUNCTION, aim, true)));
    }

    @When("it writes (to that memory )under the requester id of its peer")
    public void forges() {
        PciFunction function = situation.bench().function(FUNCTION);
        int id = situation.bench().function(PEER).bdf().requesterId();
        Request forged = Request.write(function, Bench.IOVA, 4).forging(id);
        situation.world().act(() -> situation.sent(situation.bench().issue(forged)));
    }

    @Then("the write {arrival}")
    public void ends(Arrival arrival) {
        assertThat(Arrival.of(situation.last())).as(situation.last().outcome()).isEqualTo(arrival);
    }
}
