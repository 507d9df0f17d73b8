package org.vfiospec.spec.whitebox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Optional;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;

/** Two calls that meet: one comes in while the other is at work. */
public final class RaceSteps {
    private final World world;
    private Optional<Errno> reset = Optional.empty();
    private int operations;

    public RaceSteps(World world) {
        this.world = world;
    }

    @When("the VMM moves {device} to {device state} and a reset comes in after operation {int} of that")
    public void resetDuring(String device, DeviceState target, int operation) {
        world.host().afterEachOperation(device, () -> resetAt(operation, device));
        world.attempt(() -> world.vmm().set(device, target));
        world.host().afterEachOperation(device, () -> {});
    }

    private void resetAt(int operation, String device) {
        operations++;
        if (operations == operation) {
            reset = Optional.of(world.vmm().reset(device));
        }
    }

    @Then("the VMM finds pending_bytes of {device} at 0")
    public void nothingPending(String device) {
        assertThat(world.vmm().port(device).pending()).isZero();
    }

    /** The change itself may have failed, since the function was reset under the driver's hands. */
    @Then("the reset has succeeded before the change had ended")
    public void succeeded() {
        assertThat(world.attempt()).isIn(Errno.OK, Errno.EIO, Errno.EINVAL);
        assertThat(reset).contains(Errno.OK);
    }
}
