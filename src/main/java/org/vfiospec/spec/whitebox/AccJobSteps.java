package org.vfiospec.spec.whitebox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import org.vfiospec.acc.ScatterEntry;
import org.vfiospec.acc.guest.AccGuestDriver;
import org.vfiospec.acc.guest.PublishedJob;
import org.vfiospec.spec.JobPlace;
import org.vfiospec.spec.World;
import org.vfiospec.vmm.Guest;

/** What the engine of an accelerator computes. */
public final class AccJobSteps {
    private final World world;
    private String answer = "";
    private JobPlace.Moving moving;

    public AccJobSteps(World world) {
        this.world = world;
    }

    @Given("a running guest that uses {device} for {string}")
    public void uses(String device, String title) {
        PublishedJob job = PublishedJob.named(title);
        world.open(List.of(device));
        Guest guest = new Guest();
        guest.install(device, new AccGuestDriver(job.engine(), job.workload(given -> answer = given), 1));
        world.vmm().start(guest, true);
    }

    @Given("a guest whose oldest job of {device} is {jobPlace}")
    public void oldestJobIs(String device, JobPlace place) {
        world.start(List.of(device));
        moving = place.put(world, device);
    }

    @When("the guest is moved to another host")
    public void isMoved() {
        world.act(moving::move);
    }

    @Then("the answer of {device} begins with {string}")
    public void answers(String device, String expected) {
        assertThat(world.vmm().guest().driver(device).completed())
                .as("jobs that %s has completed", device)
                .isEqualTo(1);
        assertThat(answer).startsWith(expected);
    }

    @Then("{device} has read heads of scatter lists")
    public void readLists(String device) {
        assertThat(world.action().dmaOf(device))
                .anyMatch(dma -> !dma.write() && dma.length() == ScatterEntry.HEAD_SIZE);
    }
}
