package org.vfiospec.spec.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vfiospec.spec.Ledger;
import org.vfiospec.spec.Portion;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vmm.SavedDevice;
import org.vfiospec.vmm.SavedGuest;

/** Streams as a VMM gathers them over one session or several, and what a destination makes of them. */
public final class SessionSteps {
    private static final int SLICES = 60;

    private final World world;
    private final List<byte[]> stream = new ArrayList<>();
    private final List<byte[]> third = new ArrayList<>();

    public SessionSteps(World world) {
        this.world = world;
    }

    @Given("the VMM has read {device} until there is nothing at the moment")
    public void hasReadAll(String device) {
        fetchAll(device, stream);
        assertThat(stream).as("segments of %s", device).isNotEmpty();
    }

    @Given("the VMM has read the stream of {device} in stop-and-copy to its end")
    @Given("the VMM has read on to the end of {device} in stop-and-copy")
    public void hasReadToEnd(String device) {
        world.vmm().stopVcpus();
        world.vmm().move(device, DeviceState.STOP_AND_COPY);
        fetchAll(device, stream);
    }

    @Given("the VMM has broken off a second session of {device} with all its data unread")
    public void hasBrokenOff(String device) {
        world.vmm().move(device, DeviceState.STOP);
        world.vmm().move(device, DeviceState.STOP_AND_COPY);
        assertThat(world.vmm().port(device).pending()).isPositive();
    }

    @Given("the VMM has let the guest go on with {device} in pre-copy")
    public void hasLetGoOn(String device) {
        world.vmm().move(device, DeviceState.PRE_COPY);
        world.vmm().runVcpus();
        world.vmm().guest().driver(device).submit();
        world.vmm().pass(SLICES);
    }

    @When("the VMM reads the stream of {device} in a third session")
    public void readsThird(String device) {
        world.act(() -> {
            world.vmm().move(device, DeviceState.STOP);
            world.vmm().move(device, DeviceState.STOP_AND_COPY);
            fetchAll(device, third);
        });
    }

    @When("a destination VMM loads that stream into {device}")
    @When("a destination VMM tries to load that stream into {device}")
    public void loads(String device) {
        SavedDevice saved = new SavedDevice(device, stream, 0, List.of());
        world.saved(new SavedGuest(world.vmm().guest(), Map.of(), Map.of(device, saved)));
        world.attempt(() -> load(device));
    }

    private Errno load(String device) {
        world.openAtDestination();
        world.vmm().move(device, DeviceState.RESUME);
        Portion.ALL.write(stream, world.vmm().port(device));
        return world.vmm().set(device, DeviceState.RUN);
    }

    @Then("the third stream of {device} equals the first")
    public void thirdEqualsFirst(String device) {
        assertThat(Ledger.describe(third)).isNotEmpty().isEqualTo(Ledger.describe(stream));
    }

    @Then("{device} has no data to fetch")
    public void hasNoData(String device) {
        assertThat(world.vmm().port(device).pending()).isZero();
    }

    private void fetchAll(String device, List<byte[]> into) {
        Stream.generate(() -> world.vmm().port(device).fetch())
                .takeWhile(Optional::isPresent)
                .forEach(segment -> into.add(segment.orElseThrow()));
    }
}
