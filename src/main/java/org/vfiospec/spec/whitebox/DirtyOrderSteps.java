package org.vfiospec.spec.whitebox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import org.vfiospec.spec.Ledger;
import org.vfiospec.spec.World;

/** What happens before and after the log of dirty pages is read, by the ledger. */
public final class DirtyOrderSteps {
    private static final String REQUEST = "VFIO_IOMMU_DIRTY_PAGES";

    private final World world;

    public DirtyOrderSteps(World world) {
        this.world = world;
    }

    @Then("{device} started no DMA after the log was read for the last time")
    public void noDmaAfterLastRead(String device) {
        Ledger action = world.action();
        assertThat(action.dmaOf(device)).as("DMA while the log was kept").isNotEmpty();
        assertThat(action.after(action.lastButOne(REQUEST)).dmaOf(device)).isEmpty();
    }

    @Then("{device} had left RUNNING before the log was read for the last time")
    public void stoppedBeforeLastRead(String device) {
        Ledger action = world.action();
        assertThat(action.leavesRunning(device)).isNotNegative().isLessThan(action.lastButOne(REQUEST));
    }

    @Then("{device} started no DMA meanwhile")
    public void noDmaMeanwhile(String device) {
        assertThat(world.action().calls(REQUEST)).isNotEmpty();
        assertThat(world.action().dmaOf(device)).isEmpty();
    }
}
