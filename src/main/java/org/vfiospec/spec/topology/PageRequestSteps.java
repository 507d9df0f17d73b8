package org.vfiospec.spec.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import org.vfiospec.iommu.HostMemory;
import org.vfiospec.iommu.PageRequestQueue;
import org.vfiospec.pci.PageRequest;
import org.vfiospec.pci.PageRequestInterface;
import org.vfiospec.pci.PageResponse;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.Request;
import org.vfiospec.pci.shape.Scratch;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.Errno;

/** Pages that are not there, who asks for them, and who answers. */
public final class PageRequestSteps {
    private static final long ABSENT = 0x7000_0000;

    private final Situation situation;
    private final World world;

    public PageRequestSteps(Situation situation, World world) {
        this.situation = situation;
        this.world = world;
    }

    @When("the kernel lets {string} ask for {int} page(s)")
    public void allows(String name, int pages) {
        world.attempt(() -> queue().enable(function(name), pages));
    }

    @When("the kernel lets {string} ask no more")
    public void allowsNoMore(String name) {
        world.act(() -> queue().disable(function(name)));
    }

    @When("{string} (has )ask(s)(ed) for {int} page(s) that is/are not there")
    public void asks(String name, int pages) {
        world.act(() -> ask(name, ABSENT, pages));
    }

    @When("{string} asks for memory that is mapped for it")
    public void asksForMapped(String name) {
        world.act(() -> ask(name, Bench.IOVA, 1));
    }

    @Given("the user has mapped that page for {string}")
    public void mapped(String name) {
        long page = situation.bench().iommu().memory().allocate(HostMemory.PAGE);
        assertThat(situation.bench().group(name).domain().map(ABSENT, page, HostMemory.PAGE, true, true))
                .isEqualTo(Errno.OK);
    }

    @When("the kernel grants what {string} waits for")
    public void grants(String name) {
        world.act(() -> answer(name, PageResponse.SUCCESS));
    }

    @When("the kernel refuses what {string} waits for")
    public void refuses(String name) {
        world.act(() -> answer(name, PageResponse.INVALID_REQUEST));
    }

    @Given("the kernel has answered with a response failure")
    public void fails() {
        List.copyOf(queue().waiting()).forEach(request -> queue().answer(request, PageResponse.RESPONSE_FAILURE));
    }

    @Given("the kernel has reset {string}")
    public void hasReset(String name) {
        assertThat(function(name).reset()).isEqualTo(Errno.OK);
    }

    @When("software (has )clear(s)(ed) the enable bit of {string}")
    public void clears(String name) {
        PciFunction function = function(name);
        world.act(() -> function.writeConfig("kernel", function.pageRequests().place() + 4, 2, 0));
    }

    @Then("{int} pages of {string} wait in the queue")
    public void wait(int pages, String name) {
        assertThat(queue().waitingFor(function(name)).stream()
                        .map(PageRequest::pages)
                        .flatMap(List::stream))
                .hasSize(pages);
    }

    @Then("nothing of {string} waits any more")
    public void nothingWaits(String name) {
        assertThat(queue().waitingFor(function(name))).isEmpty();
        assertThat(function(name).pageRequests().outstanding(function(name))).isEmpty();
    }

    @Then("the IOMMU has noted no fault")
    public void noFault() {
        assertThat(situation.bench().iommu().faults()).isEmpty();
    }

    @Then("a write of {string} to that page {arrival}")
    public void writes(String name, Arrival arrival) {
        assertThat(Arrival.of(situation.bench().issue(Request.write(function(name), ABSENT, 4))))
                .isEqualTo(arrival);
    }

    @Then("{string} was told that it was refused")
    public void wasRefused(String name) {
        assertThat(Scratch.of(function(name).model()).lastAnswer()).isEqualTo("refused");
    }

    @Then("{string} was told nothing")
    public void wasToldNothing(String name) {
        assertThat(Scratch.of(function(name).model()).lastAnswer()).isEqualTo("none");
    }

    @Then("{string} has noted an unexpected group")
    public void unexpected(String name) {
        assertThat(function(name).pageRequests().shows(PageRequestInterface.UNEXPECTED_GROUP))
                .isTrue();
    }

    @Then("{string} has stopped asking")
    public void stopped(String name) {
        assertThat(hasStopped(name)).isTrue();
    }

    @Then("{string} has not stopped asking")
    public void notStopped(String name) {
        assertThat(hasStopped(name)).isFalse();
    }

    @Then("after an answer {string} has stopped asking")
    public void stoppedAfterwards(String name) {
        answer(name, PageResponse.SUCCESS);
        assertThat(hasStopped(name)).isTrue();
    }

    private boolean hasStopped(String name) {
        return function(name).pageRequests().shows(PageRequestInterface.STOPPED);
    }

    private void ask(String name, long address, int pages) {
        Scratch.of(function(name).model()).bus().requestPages(address, pages * HostMemory.PAGE, true);
    }

    private void answer(String name, PageResponse response) {
        queue().waitingFor(function(name)).forEach(request -> queue().answer(request, response));
    }

    private PageRequestQueue queue() {
        return situation.bench().iommu().pageRequests();
    }

    private PciFunction function(String name) {
        return situation.bench().function(name);
    }
}
