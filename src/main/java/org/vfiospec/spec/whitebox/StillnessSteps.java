package org.vfiospec.spec.whitebox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import java.util.Map;
import org.vfiospec.spec.World;

/** That a device is still, seen from inside and on the bus. */
public final class StillnessSteps {
    private static final int SLICES = 60;

    private final World world;

    public StillnessSteps(World world) {
        this.world = world;
    }

    @Then("{device} raises no interrupt from then on")
    public void raisesNoInterrupt(String device) {
        assertThat(world.pass(SLICES).interruptsOf(device)).isEmpty();
    }

    @Then("nothing changes inside {device} from then on")
    public void nothingChanges(String device) {
        Map<String, Long> before = world.host().namedRegisters(device).values();
        world.vmm().pass(SLICES);
        assertThat(world.host().namedRegisters(device).values()).isNotEmpty().isEqualTo(before);
    }
}
