package org.vfiospec.spec.whitebox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Arrays;
import java.util.Map;
import org.vfiospec.spec.Lines;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.vmm.DirtyLog;
import org.vfiospec.vmm.SavedGuest;

/** Where the bytes of guest memory are. */
public final class MemorySteps {
    private static final int SLICES = 30;

    private final World world;
    private byte[] copied = {};

    public MemorySteps(World world) {
        this.world = world;
    }

    @Given("the VMM has stopped {device} for the final copy of memory")
    public void hasCopied(String device) {
        world.vmm().stopVcpus();
        world.vmm().move(device, DeviceState.STOP_AND_COPY);
        copied = now();
    }

    @When("the guest rings a doorbell of {device} and time passes")
    public void rings(String device) {
        world.act(() -> {
            world.vmm().guest().driver(device).submit();
            copied = now();
            world.vmm().pass(SLICES);
        });
    }

    @Then("guest memory is no longer what was copied")
    public void isNoLonger() {
        assertThat(Arrays.equals(now(), copied)).as("memory as copied").isFalse();
    }

    @Then("guest memory is still what was sent")
    public void isWhatWasSent() {
        world.vmm().pass(SLICES);
        Map<Long, byte[]> sent = world.saved().memory();
        assertThat(sent).isNotEmpty();
        assertThat(sent.keySet())
                .as("pages that still hold what was sent")
                .allMatch(page ->
                        Arrays.equals(sent.get(page), world.vmm().memory().read(page, sent.get(page).length)));
    }

    private byte[] now() {
        DirtyLog log = world.vmm().dirtyLog();
        return world.vmm().memory().read(log.base(), (int) log.size());
    }

    @Then("the migration data of {device} repeat no line of guest memory")
    public void repeatNoLine(String device) {
        SavedGuest saved = world.saved();
        Lines ofMemory = Lines.of(saved.memory().values());
        assertThat(ofMemory.count())
                .as("lines of guest memory that hold something")
                .isPositive();
        assertThat(ofMemory.sharedWith(Lines.of(saved.device(device).segments())))
                .as("lines that the migration data of %s repeat", device)
                .isEmpty();
    }
}
