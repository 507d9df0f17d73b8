package org.vfiospec.spec.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import org.vfiospec.uapi.Errno;

/** How a call of the user ended, and what it did. */
public final class OutcomeSteps {
    private final Bench bench;

    public OutcomeSteps(Bench bench) {
        this.bench = bench;
    }

    @Then("the kernel agrees")
    public void succeeds() {
        assertThat(bench.world().attempt()).isEqualTo(Errno.OK);
    }

    @Then("the kernel answers {errno}")
    public void failsWith(Errno errno) {
        assertThat(bench.world().attempt()).isEqualTo(errno);
    }

    @Then("the call returns {int}")
    public void returns(int number) {
        assertThat(bench.result()).isEqualTo(number);
    }

    @Then("nothing has changed")
    public void nothingHasChanged() {
        assertThat(bench.machine().state()).isEqualTo(bench.stateBefore());
    }

    @Then("the registers of {device} are as after a reset")
    public void asAfterReset(String device) {
        assertThat(bench.card(device).contents()).isEqualTo(bench.machine().freshContents(device));
    }

    @Then("{device} is no bus master")
    public void isNoBusMaster(String device) {
        assertThat(bench.function(device).isBusMaster()).isFalse();
    }

    @Then("an interrupt of {device} reaches nobody")
    public void reachesNobody(String device) {
        assertThat(bench.interrupt(device, 0)).isZero();
    }

    @Then("the user has been signalled {int} time(s)")
    public void signalled(int times) {
        assertThat(bench.taken()).isEqualTo(times);
    }
}
