package org.vfiospec.spec.whitebox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.DeviceState;

/** How a scenario brings a device into a state that a VMM cannot ask for. */
public final class FaultSteps {
    private final World world;

    public FaultSteps(World world) {
        this.world = world;
    }

    @When("{device} fails on the way to stop-and-copy and on the way back")
    public void failsBothWays(String device) {
        world.act(() -> is(device, DeviceState.ERROR));
    }

    /** No state can be asked for that is an error: the final copy fails, and then the way back. */
    @Given("{device} has been left {device state}")
    public void is(String device, DeviceState state) {
        if (state.equals(DeviceState.ERROR)) {
            world.host().breakDevice(device);
            world.vmm().set(device, DeviceState.STOP_AND_COPY);
        } else {
            world.vmm().move(device, state);
        }
        assertThat(world.vmm().state(device)).isEqualTo(state);
    }
}
