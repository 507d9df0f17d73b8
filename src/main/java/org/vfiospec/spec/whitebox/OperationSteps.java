package org.vfiospec.spec.whitebox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import org.vfiospec.migration.Operation;
import org.vfiospec.spec.World;

/** What a migration driver does with its device, and what it fails to do. */
public final class OperationSteps {
    private final World world;

    public OperationSteps(World world) {
        this.world = world;
    }

    @Given("the next time {device} {operation} it fails")
    public void failsNext(String device, Operation operation) {
        world.host().failNext(device, operation);
    }

    @Then("the migration driver of {device} has done, in order: {string}")
    public void hasDone(String device, String operations) {
        assertThat(String.join(", ", world.action().operationsOn(device))).isEqualTo(operations);
    }
}
