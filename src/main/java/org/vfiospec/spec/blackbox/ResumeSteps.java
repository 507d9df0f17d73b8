package org.vfiospec.spec.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.util.List;
import org.vfiospec.spec.Portion;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.DeviceState;

/** What a destination does with the stream of a source. */
public final class ResumeSteps {
    private final World world;

    public ResumeSteps(World world) {
        this.world = world;
    }

    @Given("a saved guest with device {device}")
    public void savedGuest(String device) {
        world.startAndSave(List.of(device));
    }

    @Given("a suspended guest with device {device}")
    public void suspendedGuest(String device) {
        world.startAndSuspend(List.of(device));
    }

    @Given("a saved guest with devices {devices}")
    public void savedGuest(List<String> devices) {
        world.startAndSave(devices);
    }

    @Given("a saved guest with device {device} and more than {int} segments")
    public void savedGuest(String device, int count) {
        world.startAndSave(List.of(device));
        assertThat(world.saved().device(device).segments()).hasSizeGreaterThan(count);
    }

    @Given("a destination VMM that has written {portion} of {device}")
    public void hasWritten(Portion portion, String device) {
        world.openAtDestination();
        world.vmm().move(device, DeviceState.RESUME);
        portion.write(world.saved().device(device).segments(), world.vmm().port(device));
    }

    @Given("a destination VMM has loaded {device} and left it stopped")
    public void hasLoaded(String device) {
        hasWritten(Portion.ALL, device);
        world.vmm().move(device, DeviceState.STOP);
    }

    @When("a destination VMM resumes the guest")
    public void resumes() {
        world.act(() -> {
            world.openAtDestination();
            world.vmm().resume(world.saved());
        });
    }

    @When("the VMM resumes {device} with all segments")
    public void resumesWithAll(String device) {
        world.act(() -> world.vmm().resume(world.saved()));
    }

    @When("the VMM tries to resume {device} with no data")
    public void triesWithNone(String device) {
        world.attempt(() -> {
            world.vmm().move(device, DeviceState.RESUME);
            return world.vmm().set(device, DeviceState.RUN);
        });
        world.attempt();
    }
}
