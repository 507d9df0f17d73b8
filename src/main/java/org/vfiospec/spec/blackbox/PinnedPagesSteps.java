package org.vfiospec.spec.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Arrays;
import java.util.Map;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.vmm.DirtyLog;

/** What the log of dirty pages tells a VMM. */
public final class PinnedPagesSteps {
    private final World world;
    private long apart;

    public PinnedPagesSteps(World world) {
        this.world = world;
    }

    @Given("the VMM logs dirty pages and has moved {device} to pre-copy")
    public void logs(String device) {
        world.vmm().dirtyLog().start();
        world.vmm().move(device, DeviceState.PRE_COPY);
        world.vmm().dirtyLog().take();
    }

    @Given("memory that the guest has given to no device")
    public void memoryApart() {
        apart = world.vmm().memory().allocate(1);
    }

    @When("the VMM lets {int} slices of time pass")
    public void passes(int slices) {
        world.act(() -> world.vmm().pass(slices));
    }

    @When("the guest sends a frame and the VMM moves {device} to stop-and-copy")
    public void sendsAndStops(String device) {
        world.act(() -> {
            world.vmm().guest().driver(device).submit();
            world.vmm().pass();
            world.vmm().stopVcpus();
            world.vmm().move(device, DeviceState.STOP_AND_COPY);
        });
    }

    @Then("the dirty log leaves that memory out")
    public void leavesOut() {
        assertThat(world.vmm().dirtyLog().take()).isNotEmpty().doesNotContain(apart);
    }

    @Then("the dirty log names every page of the guest")
    public void namesAll() {
        assertThat(world.vmm().dirtyLog().take()).hasSize(DirtyLog.PAGES);
    }

    @Then("a new dirty log names no page")
    public void namesNone() {
        world.vmm().dirtyLog().stop();
        world.vmm().dirtyLog().start();
        assertThat(world.vmm().dirtyLog().take()).isEmpty();
    }

    @Then("the memory that was sent is the memory of the guest")
    public void memoryArrives() {
        Map<Long, byte[]> sent = world.saved().memory();
        assertThat(sent).isNotEmpty();
        assertThat(sent.keySet())
                .as("pages that differ")
                .noneMatch(page ->
                        !Arrays.equals(sent.get(page), world.vmm().memory().read(page, sent.get(page).length)));
    }
}
