package org.vfiospec.spec.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vfiospec.spec.Ledger;
import org.vfiospec.spec.Portion;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.MigrationField;
import org.vfiospec.vmm.MigrationPort;

/** Streams of migration data: where one begins, what it holds, and where it ends. */
public final class StreamSteps {
    private final World world;
    private List<byte[]> first = List.of();
    private List<byte[]> second = List.of();
    private long place;
    private long size;

    public StreamSteps(World world) {
        this.world = world;
    }

    @Given("the VMM has read the final state of {device} once")
    public void hasReadOnce(String device) {
        world.vmm().stopVcpus();
        first = session(device);
        assertThat(first).as("segments of %s", device).isNotEmpty();
    }

    @Given("the VMM has broken off a save of {device} after {portion}")
    public void hasBrokenOff(String device, Portion portion) {
        world.vmm().move(device, DeviceState.STOP_AND_COPY);
        portion.read(port(device));
        world.vmm().move(device, DeviceState.STOP);
    }

    @When("the VMM reads the final state of {device} again")
    public void readsAgain(String device) {
        world.act(() -> second = session(device));
    }

    @Then("both streams of {device} are equal")
    public void streamsAreEqual(String device) {
        assertThat(Ledger.describe(second)).as("stream of %s", device).isEqualTo(Ledger.describe(first));
    }

    @Given("the VMM is about to read a segment of {device} in stop-and-copy")
    public void isAboutToRead(String device) {
        world.vmm().stopVcpus();
        world.vmm().move(device, DeviceState.STOP_AND_COPY);
        assertThat(port(device).pending()).isPositive();
        place = port(device).get(MigrationField.DATA_OFFSET);
        size = port(device).get(MigrationField.DATA_SIZE);
        assertThat(read(device)).as("bytes of the segment").isEqualTo(size);
    }

    @Then("the VMM can no longer read that segment of {device}")
    public void canNoLongerRead(String device) {
        assertThat(read(device)).as("result of the read").isNegative();
    }

    private int read(String device) {
        return port(device).read(place, ByteBuffer.allocate((int) size));
    }

    @Given("the VMM has read all early data of {device}")
    public void hasReadEarly(String device) {
        world.vmm().move(device, DeviceState.PRE_COPY);
        assertThat(all(device)).as("early data of %s", device).isNotEmpty();
    }

    @Then("{device} offers data again")
    public void offersAgain(String device) {
        assertThat(port(device).pending()).isPositive();
        assertThat(port(device).fetch()).isPresent();
    }

    @Then("{device} offers no data")
    public void offersNone(String device) {
        assertThat(port(device).pending()).isZero();
    }

    @Given("a destination VMM has opened {device}")
    public void hasOpened(String device) {
        world.openAtDestination();
    }

    @Given("the window of {device} takes no segment")
    public void takesNone(String device) {
        assertThat(port(device).push(segment(device)).failed()).isTrue();
    }

    @Then("the window of {device} takes a segment")
    public void takesOne(String device) {
        assertThat(port(device).push(segment(device)).failed()).isFalse();
    }

    private byte[] segment(String device) {
        return world.saved().device(device).segments().get(0);
    }

    private List<byte[]> session(String device) {
        world.vmm().move(device, DeviceState.STOP_AND_COPY);
        List<byte[]> segments = all(device);
        world.vmm().move(device, DeviceState.STOP);
        return segments;
    }

    private List<byte[]> all(String device) {
        return Stream.generate(() -> port(device).fetch())
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .toList();
    }

    private MigrationPort port(String device) {
        return world.vmm().port(device);
    }
}
