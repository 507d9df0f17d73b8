package org.vfiospec.spec.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import org.vfiospec.spec.DeviceUser;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.Errno;

/** What a user gets from the device file itself. */
public final class DeviceFileSteps {
    private static final int WORD = 4;
    private static final int PAGE = 4096;

    private final World world;
    private DeviceUser user;
    private long result;

    public DeviceFileSteps(World world) {
        this.world = world;
    }

    private void call(java.util.function.LongSupplier call) {
        world.act(() -> result = call.getAsLong());
    }

    @Given("a user who has opened {device}")
    public void opened(String device) {
        user = DeviceUser.open(world.host(), device);
    }

    @When("the user asks for the size of BAR {int}")
    public void asksForSize(int bar) {
        call(() -> user.region(bar).size());
    }

    @When("the user reads {int} bytes at {int} KiB of BAR {int}")
    public void reads(int length, int offset, int bar) {
        call(() -> user.read(bar, (long) offset << 10, length));
    }

    @When("the user writes a word at {int} KiB of BAR {int}")
    public void writes(int offset, int bar) {
        call(() -> user.write(bar, (long) offset << 10, WORD));
    }

    @When("the user maps a page at {int} KiB of BAR {int}")
    public void maps(int offset, int bar) {
        call(() -> user.map(bar, (long) offset << 10, PAGE));
    }

    @When("the user reads 8 bytes of which the last {int} lie behind the {int} KiB that BAR {int} shows")
    public void readsAcross(int behind, int shown, int bar) {
        call(() -> user.read(bar, ((long) shown << 10) - 8 + behind, 8));
    }

    @Then("the call gives {int}")
    public void gives(int number) {
        assertThat(result).isEqualTo(number);
    }

    @Then("the call fails with {errno}")
    public void fails(Errno errno) {
        assertThat(result).isEqualTo(errno.result());
    }

    @Then("the call succeeds")
    public void succeeds() {
        assertThat(result).isPositive();
    }
}
