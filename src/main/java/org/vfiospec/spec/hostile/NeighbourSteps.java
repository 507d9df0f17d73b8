package org.vfiospec.spec.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import org.vfiospec.mlx5.Mlx5PeerDriver;
import org.vfiospec.spec.World;
import org.vfiospec.trace.Dma;
import org.vfiospec.trace.RegisterAccess;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.MigrationField;
import org.vfiospec.vmm.Guest;

/** A neighbour of the attacker, and what reaches him. */
public final class NeighbourSteps {
    private static final int SLICES = 30;
    private static final int POLLS = 20_000;

    private final World world;
    private Neighbour neighbour;

    public NeighbourSteps(World world) {
        this.world = world;
    }

    Neighbour neighbour() {
        return neighbour;
    }

    @Given("a neighbour of {device} who uses {device}")
    public void neighbour(String attacked, String device) {
        neighbour = new Neighbour(world, attacked, device);
    }

    @When("the guest aims DMA of {device} at the registers of the neighbour")
    public void aimsAtRegisters(String device) {
        aim(device, neighbour.registers());
    }

    @When("the guest aims DMA of {device} at the memory of the neighbour")
    public void aimsAtMemory(String device) {
        aim(device, neighbour.physicalMemory());
    }

    private void aim(String device, long address) {
        Guest guest = new Guest();
        guest.install(device, Mlx5PeerDriver.aimedAt(address));
        world.act(() -> {
            world.vmm().start(guest, true);
            guest.driver(device).submit();
            world.vmm().pass(SLICES);
        });
    }

    @When("another VMM opens {device} meanwhile")
    public void opensMeanwhile(String device) {
        world.attempt(() -> Errno.of(world.host().process().open(world.host().groupNode(device))));
    }

    @Given("the registers of {device} have gone")
    public void registersGone(String device) {
        world.host().silenceRegisters(device);
    }

    @Given("the VMM takes the registers of stopped devices away")
    public void revokes() {
        world.vmm().revokeStopped();
    }

    @When("the VMM resets {device} by config space")
    public void resetsByConfig(String device) {
        world.act(() -> world.vmm().functionLevelReset(device));
    }

    @When("the VMM tries to set {device} to every number up to {int}")
    public void everyNumber(String device, int last) {
        world.act(() -> {
            for (int value = 0; value <= last; value++) {
                tryNumber(device, value);
            }
        });
    }

    private void tryNumber(String device, int value) {
        DeviceState wanted = new DeviceState(value);
        DeviceState before = world.vmm().state(device);
        Errno outcome = world.vmm().port(device).put(MigrationField.DEVICE_STATE, value);
        DeviceState after = world.vmm().state(device);
        assertThat(after)
                .as("after writing %d, which was answered with %s", value, outcome)
                .isIn(before, wanted, DeviceState.ERROR);
        assertThat(wanted.isValid(world.vmm().port(device).announcesNdma() ? 0xf : 0x7) || outcome.failed())
                .as("%d is refused", value)
                .isTrue();
        world.vmm().reset(device);
    }

    @Then("each DMA of {device} was translated, or ended in a fault")
    public void confined(String device) {
        assertThat(world.action().dmaOf(device)).isNotEmpty().allMatch(NeighbourSteps::isConfined);
    }

    @Then("a DMA of {device} ended in a fault")
    public void faulted(String device) {
        assertThat(world.action().dmaOf(device)).anyMatch(dma -> dma.verdict().startsWith("fault"));
    }

    private static boolean isConfined(Dma dma) {
        return dma.verdict().startsWith("translated") || dma.verdict().startsWith("fault");
    }

    @Then("the kernel has looked at {device} a limited number of times")
    public void bounded(String device) {
        List<RegisterAccess> accesses = world.action().registerAccesses(device);
        assertThat(accesses.size()).isBetween(0, POLLS);
    }

    /** Nothing that is not the attacker's has changed, nothing has touched it, and it works. */
    @Then("nobody else has noticed")
    public void nobodyNoticed() {
        assertThat(neighbour.state()).isEqualTo(neighbour.before());
        assertThat(neighbour.disturbances()).isEmpty();
        int done = neighbour.use();
        assertThat(neighbour.use()).as("jobs of the neighbour").isEqualTo(done + 1);
        assertThat(neighbour.complaint()).isEmpty();
    }
}
