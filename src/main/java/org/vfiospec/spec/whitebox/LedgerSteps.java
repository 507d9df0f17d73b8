package org.vfiospec.spec.whitebox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import java.util.List;
import org.vfiospec.spec.Ledger;
import org.vfiospec.spec.World;
import org.vfiospec.trace.Dma;
import org.vfiospec.trace.DriverEvent;

/** What the ledger says about the order of things, and about what did not happen. */
public final class LedgerSteps {
    private static final int PATIENCE = 50;

    private final World world;

    public LedgerSteps(World world) {
        this.world = world;
    }

    @Then("{device} starts no DMA from then on")
    public void startsNoDma(String device) {
        assertThat(world.pass(PATIENCE).dmaOf(device)).isEmpty();
    }

    @Then("{device} starts DMA again")
    public void startsDma(String device) {
        assertThat(world.pass(PATIENCE).dmaOf(device)).isNotEmpty();
    }

    @Then("the last DMA of {device} came before that write returned")
    public void lastDmaBeforeWrite(String device) {
        world.vmm().pass(PATIENCE);
        Ledger action = world.action();
        assertThat(action.lastStateWrite()).as("the write in the ledger").isNotNegative();
        assertThat(action.after(action.lastStateWrite()).dmaOf(device)).isEmpty();
    }

    @Then("the vCPUs had stopped before {device} left RUNNING")
    public void vcpusStoppedFirst(String device) {
        Ledger action = world.action();
        assertThat(action.milestone("stops", "vCPUs")).isNotNegative().isLessThan(action.leavesRunning(device));
    }

    @Then("every device was RUNNING before the vCPUs started")
    public void everyDeviceRanFirst() {
        Ledger action = world.action();
        assertThat(world.vmm().deviceNames())
                .isNotEmpty()
                .allSatisfy(device -> assertThat(action.entersRunning(device))
                        .as("%s is RUNNING", device)
                        .isNotNegative()
                        .isLessThan(action.milestone("starts", "vCPUs")));
    }

    @Then("no device left the grace state before every device had reached it")
    public void barrierHolds() {
        Ledger action = world.action();
        List<String> devices = world.vmm().deviceNames();
        int lastIn = devices.stream().mapToInt(action::entersGrace).max().orElseThrow();
        int firstOut = devices.stream().mapToInt(action::leavesGrace).min().orElseThrow();
        assertThat(devices).as("devices that meet").hasSizeGreaterThan(1);
        assertThat(devices)
                .allSatisfy(device -> assertThat(action.entersGrace(device))
                        .as("%s enters the grace state", device)
                        .isNotNegative());
        assertThat(firstOut).as("the first device leaves").isGreaterThan(lastIn);
    }

    @Then("{device} was never asked for NDMA")
    public void neverAskedForNdma(String device) {
        assertThat(world.action().statesOf(device))
                .as("states of %s", device)
                .isNotEmpty()
                .noneMatch(state -> state.contains("NDMA"));
    }

    @Then("pending_bytes of {device} read zero in stop-and-copy before SAVING was cleared")
    public void drained(String device) {
        Ledger action = world.action();
        assertThat(action.lastPendingBytes(device)).isZero();
        assertThat(action.lastPendingRead(device))
                .isGreaterThan(action.enters(device, "SAVING"))
                .isLessThan(action.enters(device, "0"));
    }

    @Then("the segments of {device} were written in the order of the source")
    public void writtenInOrder(String device) {
        List<String> written = world.action().writtenSegments(device);
        assertThat(written).doesNotHaveDuplicates();
        assertThat(written)
                .isEqualTo(Ledger.describe(world.saved().device(device).segments()));
    }

    @Then("each segment of {device} was written in one piece of its own size")
    public void writtenWhole(String device) {
        assertThat(world.action().writtenSegments(device))
                .containsExactlyInAnyOrderElementsOf(
                        Ledger.describe(world.saved().device(device).segments()));
    }

    @Then("{device} was never reset by the VMM")
    public void neverReset(String device) {
        assertThat(world.action().calls("VFIO_DEVICE_RESET")).isEmpty();
    }

    @Then("the migration driver of {device} has done nothing")
    public void driverDidNothing(String device) {
        assertThat(world.sinceAction()).as("the write itself").isNotEmpty();
        assertThat(world.sinceAction()).noneMatch(event -> event instanceof DriverEvent || event instanceof Dma);
        assertThat(world.action().registerAccesses(device)).isEmpty();
    }
}
