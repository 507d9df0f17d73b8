package org.vfiospec.spec.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vfiospec.uapi.MigrationField.DATA_OFFSET;
import static org.vfiospec.uapi.MigrationField.DATA_SIZE;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.Capability.Area;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vmm.MigrationPort;

/** What a VMM does with a data section that it may map in part. */
public final class MappedDataSteps {
    private static final int PAGE = 4096;

    private final World world;
    private final List<Placed> placed = new ArrayList<>();
    private final List<byte[]> read = new ArrayList<>();

    /** Where a segment lay, and how long it was. */
    private record Placed(long offset, long length) {}

    public MappedDataSteps(World world) {
        this.world = world;
    }

    @Then("the VMM has mapped {int} bytes of the region of {device} from {int} on")
    public void hasMapped(int size, String device, int offset) {
        assertThat(port(device).mapped()).containsExactly(new Area(offset, size));
    }

    @Then("the first page of the region of {device} cannot be mapped")
    public void registersCannotBeMapped(String device) {
        assertThat(port(device).tryToMap()).isEqualTo(Errno.EINVAL);
    }

    @When("the VMM takes the stream of {device} and notes where each segment lies")
    public void takesStream(String device) {
        MigrationPort port = port(device);
        world.act(() -> {
            while (port.pending() > 0) {
                placed.add(new Placed(port.get(DATA_OFFSET), port.get(DATA_SIZE)));
            }
        });
    }

    @Then("each segment of {device} that could be mapped began at a page")
    public void beganAtPage(String device) {
        assertThat(placed)
                .filteredOn(each -> isMapped(device, each))
                .isNotEmpty()
                .allMatch(each -> each.offset % PAGE == 0);
    }

    @Then("segments of {device} of whole pages could be mapped and no others")
    public void wholePagesMapped(String device) {
        assertThat(placed)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(isMapped(device, each)).isEqualTo(each.length % PAGE == 0));
    }

    @Then("not all segments lay at the same place")
    public void notAllAtOnePlace() {
        assertThat(placed.stream().map(Placed::offset).distinct()).hasSizeGreaterThan(1);
    }

    private boolean isMapped(String device, Placed segment) {
        return port(device).mapped().stream()
                .anyMatch(area -> segment.offset >= area.offset()
                        && segment.offset + segment.length <= area.offset() + area.size());
    }

    @When("the VMM reads that segment of {device} through its mapping and by a call")
    public void readsBothWays(String device) {
        MigrationPort port = port(device);
        long offset = port.get(DATA_OFFSET);
        Placed segment = new Placed(offset, port.get(DATA_SIZE));
        assertThat(isMapped(device, segment)).isTrue();
        world.act(() -> {
            read.add(bytes(segment, port::readData));
            read.add(bytes(segment, port::read));
        });
    }

    private interface Way {
        int read(long offset, ByteBuffer into);
    }

    private static byte[] bytes(Placed segment, Way way) {
        ByteBuffer into = ByteBuffer.allocate((int) segment.length);
        assertThat(way.read(segment.offset, into)).isEqualTo((int) segment.length);
        return into.array();
    }

    @Then("the mapping and the call gave the same bytes")
    public void sameBytes() {
        assertThat(read).hasSize(2);
        assertThat(read.get(0)).isEqualTo(read.get(1)).containsAnyOf((byte) 1, (byte) 2, (byte) 4);
    }

    @Given("the VMM has written every segment of {device} through its mapping")
    public void hasWrittenMapped(String device) {
        for (byte[] segment : world.saved().device(device).segments()) {
            assertThat(isMapped(device, new Placed(port(device).get(DATA_OFFSET), segment.length)))
                    .isTrue();
            assertThat(port(device).push(segment)).isEqualTo(Errno.OK);
        }
    }

    @Given("the VMM has written every segment of {device} by calls")
    public void hasWrittenByCalls(String device) {
        MigrationPort port = port(device);
        for (byte[] segment : world.saved().device(device).segments()) {
            assertThat(port.write(port.get(DATA_OFFSET), ByteBuffer.wrap(segment)))
                    .isEqualTo(segment.length);
            assertThat(port.put(DATA_SIZE, segment.length)).isEqualTo(Errno.OK);
        }
    }

    @When("the VMM ends the save of {device} in the middle of a segment")
    public void endsSave(String device) {
        readsBothWays(device);
        world.act(() -> world.vmm().move(device, DeviceState.STOP));
    }

    @Then("the mapping of {device} shows nothing of it any more")
    public void showsNothing(String device) {
        Area area = port(device).mapped().get(0);
        byte[] left = bytes(new Placed(area.offset(), area.size()), port(device)::readData);
        assertThat(left).isEqualTo(new byte[(int) area.size()]);
    }

    private MigrationPort port(String device) {
        return world.vmm().port(device);
    }
}
