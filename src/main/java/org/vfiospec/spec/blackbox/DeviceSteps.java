package org.vfiospec.spec.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import java.util.List;
import java.util.Map;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.DeviceInfo;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.MigrationField;
import org.vfiospec.vmm.Position;

/** What a VMM finds out about a device. */
public final class DeviceSteps {
    private final World world;

    public DeviceSteps(World world) {
        this.world = world;
    }

    @Then("{device} is {device state}")
    public void is(String device, DeviceState state) {
        assertThat(world.vmm().state(device)).isEqualTo(state);
    }

    @Then("{device} reads {bits}")
    public void reads(String device, DeviceState state) {
        assertThat(world.vmm().state(device)).isEqualTo(state);
    }

    @Then("device_state of {device} holds the number {int}")
    public void holdsNumber(String device, int number) {
        assertThat(world.vmm().port(device).get(MigrationField.DEVICE_STATE)).isEqualTo(number);
    }

    @Then("{device} is resuming or in error")
    public void isResumingOrInError(String device) {
        assertThat(world.vmm().state(device)).isIn(DeviceState.RESUME, DeviceState.ERROR);
    }

    @Then("the write fails")
    @Then("every write fails")
    public void writeFails() {
        assertThat(world.attempt()).isNotEqualTo(Errno.OK);
    }

    @Then("{device} has passed through, in order:")
    public void hasPassedThrough(String device, List<Map<String, String>> expected) {
        assertThat(world.vmm().journey(device).stream().map(DeviceSteps::row)).containsExactlyElementsOf(expected);
    }

    private static Map<String, String> row(Position position) {
        return Map.of("state", position.state().toString(), "vCPUs", position.vcpusRun() ? "running" : "stopped");
    }

    @Then("the flags of {device} name a reset")
    public void flagsNameReset(String device) {
        assertThat(world.vmm().opened(device).info().flags() & DeviceInfo.FLAG_RESET)
                .isNotZero();
    }

    @Then("the region of {device} announces NDMA")
    public void announcesNdma(String device) {
        assertThat(world.vmm().port(device).announcesNdma()).isTrue();
    }

    @Then("the region of {device} does not announce NDMA")
    public void announcesNoNdma(String device) {
        assertThat(world.vmm().port(device).announcesNdma()).isFalse();
    }

    @Then("peer-to-peer DMA between its devices is offered")
    public void peerToPeerOffered() {
        assertThat(world.vmm().offersPeerToPeer()).isTrue();
    }

    @Then("peer-to-peer DMA between its devices is withheld")
    public void peerToPeerWithheld() {
        assertThat(world.vmm().offersPeerToPeer()).isFalse();
    }
}
