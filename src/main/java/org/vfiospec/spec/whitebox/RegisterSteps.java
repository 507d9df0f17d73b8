package org.vfiospec.spec.whitebox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Map;
import org.vfiospec.spec.World;
import org.vfiospec.trace.RegisterAccess;

/** What the registers of a device hold. */
public final class RegisterSteps {
    private final World world;

    public RegisterSteps(World world) {
        this.world = world;
    }

    @When("the guest reads the registers of {device}")
    public void guestReads(String device) {
        world.act(() -> world.host().namedRegisters(device).read(world.vmm().device(device)));
    }

    @Then("every register of {device} reads as after power-on")
    public void asAfterPowerOn(String device) {
        Map<String, Long> now = world.host().namedRegisters(device).values();
        assertThat(now).as("named registers of %s", device).isNotEmpty().isEqualTo(world.afterPowerOn(device));
    }

    @Then("the registers of {device} have answered")
    public void haveAnswered(String device) {
        assertThat(world.action().registerAccesses(device))
                .filteredOn(access -> !access.write())
                .isNotEmpty()
                .noneMatch(RegisterSteps::isAllOnes);
    }

    private static boolean isAllOnes(RegisterAccess access) {
        return access.content().matches("0xf+");
    }
}
