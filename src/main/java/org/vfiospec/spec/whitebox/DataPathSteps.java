package org.vfiospec.spec.whitebox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import org.vfiospec.migration.Operation;
import org.vfiospec.spec.Ledger;
import org.vfiospec.spec.World;

/** By which way the state of a device gets out of it and in. */
public final class DataPathSteps {
    private final World world;

    public DataPathSteps(World world) {
        this.world = world;
    }

    @Then("the physical function of {device} has made no DMA")
    public void physicalFunctionMadeNone(String device) {
        assertThat(world.saved().device(device).length()).as("bytes of state").isPositive();
        assertThat(world.action()
                        .dmaBy(world.host().function(device).physicalFunction().name()))
                .isEmpty();
    }

    @Then("{device} has made no DMA after it left RUNNING")
    public void noneAfter(String device) {
        Ledger action = world.action();
        assertThat(action.leavesRunning(device)).isNotNegative();
        assertThat(action.after(action.leavesRunning(device)).dmaOf(device)).isEmpty();
    }

    @Then("{device} has made no DMA before its load was complete")
    public void noneBefore(String device) {
        Ledger action = world.action();
        assertThat(action.carriesOut(Operation.COMPLETE_LOAD, device)).isNotNegative();
        assertThat(action.before(action.carriesOut(Operation.COMPLETE_LOAD, device))
                        .dmaOf(device))
                .isEmpty();
    }
}
