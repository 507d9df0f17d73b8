package org.vfiospec.spec.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import org.vfiospec.spec.RemapRequest;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.AddedIrqInfo;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vmm.RemapPort;

/** What a VMM has to do with a driver that wants accesses to trap. */
public final class RemapSteps {
    private static final int FIXED = 5;

    private final World world;
    private AddedIrqInfo found;

    public RemapSteps(World world) {
        this.world = world;
    }

    @Given("the VMM does not listen to the remap interrupt of {device}")
    public void doesNotListen(String device) {
        world.vmm().opened(device).remap().ignore();
    }

    @Given("the VMM listens to the remap interrupt of {device} and never answers")
    public void neverAnswers(String device) {
        RemapPort port = world.vmm().opened(device).remap();
        port.ignore();
        port.enable(port.idleEventfd());
    }

    @When("the VMM looks for the remap interrupt of {device}")
    public void looksFor(String device) {
        world.act(() -> found = world.vmm().opened(device).remap().info());
    }

    @When("the VMM gives the remap interrupt of {device} {remap request}")
    public void gives(String device, RemapRequest request) {
        world.attempt(() -> request.sendTo(world.vmm().opened(device).remap()));
    }

    @When("the VMM asks {device} about the index after the last interrupt")
    public void asksBeyond(String device) {
        world.attempt(() -> world.vmm().opened(device).remap().askBeyond());
    }

    @Then("it has an index of 5 or more, and one vector")
    public void indexAndVectors() {
        assertThat(found.index()).isGreaterThanOrEqualTo(FIXED);
        assertThat(found.count()).isOne();
    }

    @Then("the request is answered with {answer}")
    @Then("the request fails with {answer}")
    public void isAnsweredWith(Errno errno) {
        assertThat(world.attempt()).isEqualTo(errno);
    }

    @Then("BAR {int} of {device} is mapped")
    public void isMapped(int bar, String device) {
        assertThat(world.vmm().opened(device).isMapped(bar)).isTrue();
    }

    @Then("BAR {int} of {device} is trapped")
    public void isTrapped(int bar, String device) {
        assertThat(world.vmm().opened(device).isMapped(bar)).isFalse();
    }

    @Then("the kernel refuses to map BAR {int} of {device}")
    public void refusesToMap(int bar, String device) {
        assertThat(world.vmm().opened(device).tryToMap(bar)).isEqualTo(Errno.EINVAL);
    }

    @Then("the kernel lets BAR {int} of {device} be mapped")
    public void letsMap(int bar, String device) {
        assertThat(world.vmm().opened(device).tryToMap(bar)).isEqualTo(Errno.OK);
    }
}
