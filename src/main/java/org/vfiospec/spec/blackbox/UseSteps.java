package org.vfiospec.spec.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.stream.IntStream;
import org.vfiospec.spec.Portion;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.vmm.GuestDriver;

/** How a guest's use of a device goes on across what the VMM does to it. */
public final class UseSteps {
    private static final int SLICES = 60;

    private final World world;

    public UseSteps(World world) {
        this.world = world;
    }

    @When("the guest uses {device}")
    public void uses(String device) {
        world.act(() -> use(device));
        assertThat(driver(device).outstanding()).as("jobs not done").isZero();
    }

    @Given("the vCPUs have stopped")
    public void vcpusHaveStopped() {
        world.vmm().stopVcpus();
    }

    @Given("a guest that was saved while it used {device}")
    public void savedInUse(String device) {
        world.startAndSave(List.of(device));
    }

    @Given("a destination VMM has resumed the guest, which goes on using {device}")
    public void goesOnUsing(String device) {
        world.openAtDestination();
        world.vmm().resume(world.saved());
        use(device);
        world.vmm().stopVcpus();
    }

    @Given("another guest has used {device} of the destination")
    public void anotherGuestHasUsed(String device) {
        world.openAtDestination();
        world.startGuest(List.of(device));
        use(device);
        world.vmm().stopVcpus();
    }

    @Given("the VMM has loaded {device} and left it stopped")
    public void hasLoaded(String device) {
        world.vmm().move(device, DeviceState.RESUME);
        Portion.ALL.write(world.saved().device(device).segments(), world.vmm().port(device));
        world.vmm().move(device, DeviceState.STOP);
    }

    @Then("the guest finds {device} as it left it")
    public void findsAsLeft(String device) {
        use(device);
        driver(device).verify();
        assertThat(driver(device).complaint()).isEmpty();
        assertThat(driver(device).outstanding()).as("jobs lost").isZero();
    }

    @Given("the guest has given {device} {int} jobs at once")
    public void hasGivenJobs(String device, int jobs) {
        world.vmm().guest().calm(device);
        world.vmm().pass(SLICES);
        IntStream.range(0, jobs).forEach(job -> driver(device).submit());
        assertThat(driver(device).outstanding()).as("jobs not done").isEqualTo(jobs);
    }

    @Then("the guest goes on using {device}")
    public void goesOn(String device) {
        world.vmm().guest().calm(device);
        use(device);
        assertThat(driver(device).complaint()).isEmpty();
        assertThat(driver(device).outstanding()).as("jobs lost").isZero();
    }

    private void use(String device) {
        int before = driver(device).completed();
        world.vmm().runVcpus();
        driver(device).submit();
        world.vmm().pass(SLICES);
        assertThat(driver(device).completed()).as("jobs done").isGreaterThan(before);
    }

    private GuestDriver driver(String device) {
        return world.vmm().guest().driver(device);
    }
}
