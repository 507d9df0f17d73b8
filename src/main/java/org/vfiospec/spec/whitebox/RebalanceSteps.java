package org.vfiospec.spec.whitebox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import org.vfiospec.spec.World;
import org.vfiospec.trace.ConfigAccess;
import org.vfiospec.trace.Interrupt;
import org.vfiospec.trace.RegisterAccess;
import org.vfiospec.uapi.DeviceState;

/** What the kernel does with a device while its VMM does something else. */
public final class RebalanceSteps {
    private static final int SLICES = 60;
    private static final int FIRST_OF_SECOND_CPU = 32;

    private final World world;

    public RebalanceSteps(World world) {
        this.world = world;
    }

    @Given("the kernel has moved the interrupts of {device} to another CPU")
    public void hasMoved(String device) {
        world.host().rebalanceInterrupts(device);
    }

    @When("the kernel moves the interrupts of {device} to another CPU")
    public void moves(String device) {
        world.act(() -> world.host().rebalanceInterrupts(device));
    }

    /** In its MSI-X table or, for MSI, in its configuration space. */
    @Then("the host has written the messages of {device} anew")
    public void hasWritten(String device) {
        String name = world.host().nameOf(device);
        assertThat(world.sinceAction())
                .anyMatch(event -> event instanceof RegisterAccess table
                                && table.write()
                                && table.device().equals(name)
                        || event instanceof ConfigAccess config
                                && config.write()
                                && config.device().equals(name));
    }

    @Then("{device} is still in {device state}, and nobody has asked its driver for anything")
    public void isUndisturbed(String device, DeviceState state) {
        assertThat(world.vmm().state(device)).isEqualTo(state);
        assertThat(world.action().operationsOn(device)).isEmpty();
    }

    @Then("an interrupt of {device} reaches the guest by its new message")
    public void reachesGuest(String device) {
        assertThat(world.pass(SLICES).interruptsOf(device))
                .isNotEmpty()
                .allMatch(interrupt -> interrupt.outcome().equals("eventfd"))
                .extracting(Interrupt::vector)
                .allMatch(event -> event >= FIRST_OF_SECOND_CPU);
    }
}
