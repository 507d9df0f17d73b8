package org.vfiospec.spec.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import org.vfiospec.spec.World;
import org.vfiospec.vmm.GuestDriver;

/** What the guest does with its devices, and what it gets. */
public final class GuestSteps {
    /** Slices of time in which a device that is free to work would have finished a job. */
    private static final int PATIENCE = 50;

    private final World world;

    public GuestSteps(World world) {
        this.world = world;
    }

    @Given("the guest keeps {device} busy")
    public void keepsBusy(String device) {
        world.vmm().guest().keepBusy(device);
        world.passUntilDone(device, 1);
        assertThat(driver(device).completed())
                .as("jobs done while the guest keeps %s busy", device)
                .isPositive();
    }

    @Given("the guest has given {device} work that waits")
    public void hasGivenWork(String device) {
        int before = driver(device).completed();
        driver(device).submit();
        world.vmm().pass(PATIENCE);
        assertThat(driver(device).completed())
                .as("jobs done although %s is held back", device)
                .isEqualTo(before);
    }

    @Then("the guest can use {device}")
    public void canUse(String device) {
        int before = driver(device).completed();
        int given = driver(device).outstanding() + 1;
        world.vmm().runVcpus();
        driver(device).submit();
        world.passUntilDone(device, before + given);
        assertThat(driver(device).complaint()).isEmpty();
        assertThat(driver(device).completed()).as("jobs done").isGreaterThan(before);
        assertThat(driver(device).outstanding()).as("jobs lost").isZero();
    }

    @Then("a new guest can use {device}")
    public void newGuestCanUse(String device) {
        world.startGuest(List.of(device));
        canUse(device);
    }

    @Then("{device} completes that work")
    public void completesWork(String device) {
        world.passUntilDone(device, driver(device).completed() + driver(device).outstanding());
        assertThat(driver(device).complaint()).isEmpty();
        assertThat(driver(device).outstanding()).as("jobs not done").isZero();
    }

    @When("the guest rings a doorbell of {device}")
    public void ringsDoorbell(String device) {
        world.act(() -> driver(device).submit());
    }

    private GuestDriver driver(String device) {
        return world.vmm().guest().driver(device);
    }
}
