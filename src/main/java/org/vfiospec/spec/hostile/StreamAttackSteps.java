package org.vfiospec.spec.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.vfiospec.acc.StateField;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.MigrationField;
import org.vfiospec.vmm.MigrationPort;

/** Streams that somebody has changed on their way, and what a destination makes of them. */
public final class StreamAttackSteps {
    private static final int HEAD = 200;
    private static final int COMMAND = 0x04;
    private static final int MEMORY_AND_MASTER = 0x6;
    private static final int SLICES = 30;

    private final World world;
    private final NeighbourSteps neighbours;
    private final List<Errno> answers = new ArrayList<>();

    public StreamAttackSteps(World world, NeighbourSteps neighbours) {
        this.world = world;
        this.neighbours = neighbours;
    }

    /** What has happened to a stream. */
    @ParameterType("cut short by a byte|cut inside its first bytes|without its last segment|with a byte too many"
            + "|sent twice|of no bytes|with its first byte changed")
    public Damage damage(String words) {
        return Damage.named(words);
    }

    @Given("a destination with {device}")
    public void destination(String device) {
        world.openAtDestination(List.of(device));
        world.vmm().device(device).writeConfig(COMMAND, 2, MEMORY_AND_MASTER);
    }

    @When("the destination takes the stream of {device}, {damage}")
    public void takes(String device, Damage damage) {
        world.attempt(() -> take(device, damage.applyTo(stream(device))));
    }

    @When("the destination takes the stream of {device} for {device}")
    public void takesForeign(String from, String to) {
        world.attempt(() -> take(to, stream(from)));
    }

    @When("the destination takes the stream of {device} with each of its first 200 bytes changed in turn")
    public void takesChanged(String device) {
        List<byte[]> stream = stream(device);
        world.act(() -> {
            int done = 0;
            for (int segment = 0; segment < stream.size() && done < HEAD; segment++) {
                for (int i = 0; i < stream.get(segment).length && done < HEAD; i++, done++) {
                    answers.add(take(device, Damage.flipped(stream, segment, i)));
                    world.vmm().pass(2);
                    world.vmm().reset(device);
                }
            }
        });
    }

    /** The addresses agree with one another, as the driver compares them. */
    @When("the destination takes the stream of {device} with its rings in the memory of the neighbour")
    public void takesForeignAddresses(String device) {
        List<byte[]> stream = new ArrayList<>(stream(device));
        byte[] state = stream.get(1).clone();
        long address = neighbours.neighbour().physicalMemory();
        aim(state, StateField.EQC_DW, StateField.EQE_DMA, address);
        aim(state, StateField.AEQC_DW, StateField.AEQE_DMA, address);
        little(state).putLong(StateField.SQC_DMA.offset(), address).putLong(StateField.CQC_DMA.offset(), address);
        stream.set(1, state);
        world.attempt(() -> {
            Errno outcome = take(device, stream);
            world.vmm().pass(SLICES);
            return outcome;
        });
    }

    private static void aim(byte[] state, StateField context, StateField ring, long address) {
        little(state)
                .putInt(context.offset() + 4, (int) address)
                .putInt(context.offset() + 8, (int) (address >>> 32))
                .putLong(ring.offset(), address);
    }

    @When("the destination takes the stream of {device} byte by byte")
    public void takesByteByByte(String device) {
        world.attempt(() -> {
            MigrationPort port = world.vmm().port(device);
            world.vmm().move(device, DeviceState.RESUME);
            stream(device).forEach(segment -> placeByteByByte(port, segment));
            return world.vmm().set(device, DeviceState.RUN);
        });
    }

    private static void placeByteByByte(MigrationPort port, byte[] segment) {
        long offset = port.get(MigrationField.DATA_OFFSET);
        for (int i = 0; i < segment.length; i++) {
            assertThat(port.write(offset + i, ByteBuffer.wrap(segment, i, 1).slice()))
                    .isEqualTo(1);
        }
        assertThat(port.put(MigrationField.DATA_SIZE, segment.length)).isEqualTo(Errno.OK);
    }

    @When("the destination writes the data of {device} at places that do not exist")
    public void writesAnywhere(String device) {
        world.act(() -> {
            world.vmm().move(device, DeviceState.RESUME);
            MigrationPort port = world.vmm().port(device);
            long start = port.get(MigrationField.DATA_OFFSET);
            long size = port.info().size();
            for (long place : new long[] {size, size - 1, start - 1, 1L << 39, (1L << 40) - 4}) {
                answers.add(Errno.of(port.write(place, ByteBuffer.allocate(8))));
            }
        });
    }

    @When("the destination announces lengths for {device} that cannot be")
    public void announces(String device) {
        world.act(() -> {
            world.vmm().move(device, DeviceState.RESUME);
            MigrationPort port = world.vmm().port(device);
            for (long length :
                    new long[] {port.info().size(), 1L << 31, 1L << 32, -1L, Long.MIN_VALUE, Long.MAX_VALUE}) {
                answers.add(port.put(MigrationField.DATA_SIZE, length));
            }
        });
    }

    @Then("each of these is refused")
    public void eachRefused() {
        assertThat(answers).isNotEmpty().allMatch(Errno::failed);
    }

    @Then("most of these are refused")
    public void mostRefused() {
        assertThat(answers.stream().filter(Errno::failed).count()).isGreaterThan(answers.size() / 2);
    }

    @Then("the destination refuses it")
    public void refuses() {
        assertThat(world.attempt().failed()).as("refused").isTrue();
    }

    @Then("the destination takes it")
    public void accepts() {
        assertThat(world.attempt()).isEqualTo(Errno.OK);
    }

    private Errno take(String device, List<byte[]> segments) {
        world.vmm().move(device, DeviceState.RESUME);
        for (byte[] segment : segments) {
            Errno pushed = world.vmm().port(device).push(segment);
            if (pushed.failed()) {
                return pushed;
            }
        }
        return world.vmm().set(device, DeviceState.RUN);
    }

    private List<byte[]> stream(String device) {
        return world.saved().device(device).segments();
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
