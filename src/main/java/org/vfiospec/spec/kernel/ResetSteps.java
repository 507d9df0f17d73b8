package org.vfiospec.spec.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.vfiospec.uapi.DependentDevice;
import org.vfiospec.uapi.HotReset;
import org.vfiospec.uapi.HotResetInfo;
import org.vfiospec.uapi.Request;

/** Resets of a function, and of all that share its bus. */
public final class ResetSteps {
    private final Bench bench;
    private ByteBuffer answer;

    public ResetSteps(Bench bench) {
        this.bench = bench;
    }

    @Given("the user has reset {device}")
    public void hasReset(String device) {
        Bench.demand(bench.user(device).reset());
    }

    @When("the user asks for a reset of {device}")
    public void asksReset(String device) {
        bench.attempt(() -> bench.user(device).reset());
    }

    @Given("a user who has opened {device} and {device}")
    public void openedBoth(String first, String second) {
        bench.open(first);
        Bench.demand(bench.bind(second).result());
        Bench.demand(bench.join(second, first));
        bench.user(first);
    }

    @When("the user asks for a hot reset with the group of {device}")
    public void hotReset(String device) {
        hotReset(bench.user(device).group());
    }

    @When("the user asks for a hot reset with the groups of {device} and {device}")
    public void hotReset(String first, String second) {
        int group = bench.user(second).group();
        hotReset(bench.user(first).group(), group);
    }

    private void hotReset(int... groups) {
        ByteBuffer bytes = User.little(HotReset.SIZE + 4 * groups.length);
        new HotReset(bytes.capacity(), 0, groups.length).putTo(bytes);
        Arrays.stream(groups).forEach(bytes::putInt);
        bench.attempt(() -> bench.user().ask(Request.VFIO_DEVICE_PCI_HOT_RESET, bytes.flip()));
    }

    @When("the user asks who a hot reset affects, with room for {int} device(s)")
    public void asksWho(int room) {
        answer = User.little(HotResetInfo.SIZE + DependentDevice.SIZE * room);
        new HotResetInfo(answer.capacity(), 0, 0).putTo(answer);
        answer.rewind();
        bench.attempt(() -> bench.user().ask(Request.VFIO_DEVICE_GET_PCI_HOT_RESET_INFO, answer));
    }

    @Then("the answer counts {int} devices")
    public void counts(int devices) {
        assertThat(HotResetInfo.from(answer).count()).isEqualTo(devices);
    }
}
