package org.vfiospec.spec.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vfiospec.uapi.MigrationField.DATA_OFFSET;
import static org.vfiospec.uapi.MigrationField.DATA_SIZE;
import static org.vfiospec.uapi.MigrationField.DEVICE_STATE;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.vfiospec.spec.Ledger;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vmm.MigrationPort;

/** What a VMM does with the window that the texts do not tell it to do, and what comes of it. */
public final class WindowSteps {
    private static final int REGISTERS = 0x20;

    private final World world;
    private final List<Long> answers = new ArrayList<>();
    private final List<byte[]> segments = new ArrayList<>();
    private long announced;
    private long fetched;

    public WindowSteps(World world) {
        this.world = world;
    }

    @Given("the VMM has asked where a segment of {device} lies")
    public void hasAskedWhere(String device) {
        assertThat(port(device).pending()).isPositive();
        answers.add(port(device).get(DATA_OFFSET));
        answers.add(port(device).get(DATA_SIZE));
    }

    @When("the VMM asks where that segment of {device} lies again")
    public void asksAgain(String device) {
        world.act(() -> {
            answers.add(port(device).get(DATA_OFFSET));
            answers.add(port(device).get(DATA_SIZE));
        });
    }

    @Then("both answers are the same")
    public void bothAnswersAreTheSame() {
        assertThat(answers).hasSize(4).allMatch(answer -> answer > 0);
        assertThat(answers.subList(2, 4)).isEqualTo(answers.subList(0, 2));
    }

    @When("the VMM reads pending_bytes of {device} {int} times")
    public void readsPending(String device, int times) {
        world.act(() -> {
            for (int i = 0; i < times; i++) {
                answers.add(port(device).pending());
            }
        });
    }

    @Then("every read gives the same number")
    public void everyReadGivesTheSame() {
        assertThat(answers).isNotEmpty().allMatch(answers.get(0)::equals).allMatch(answer -> answer > 0);
    }

    @Then("the stream of {device} is still complete")
    public void streamIsComplete(String device) {
        fetchAll(device);
        assertThat(fetched).isEqualTo(answers.get(0));
    }

    @When("the VMM reads that segment of {device} byte by byte and as a whole")
    public void readsInPieces(String device) {
        world.act(() -> {
            segments.add(piecewise(device));
            segments.add(whole(device));
        });
    }

    private byte[] piecewise(String device) {
        byte[] bytes = new byte[(int) port(device).get(DATA_SIZE)];
        for (int i = 0; i < bytes.length; i++) {
            port(device)
                    .read(
                            port(device).get(DATA_OFFSET) + i,
                            ByteBuffer.wrap(bytes, i, 1).slice());
        }
        return bytes;
    }

    private byte[] whole(String device) {
        byte[] bytes = new byte[(int) port(device).get(DATA_SIZE)];
        assertThat(port(device).read(port(device).get(DATA_OFFSET), ByteBuffer.wrap(bytes)))
                .isEqualTo(bytes.length);
        return bytes;
    }

    @Then("both ways give the same bytes")
    public void sameBytes() {
        assertThat(segments).hasSize(2);
        assertThat(segments.get(0)).isEqualTo(segments.get(1)).isNotEmpty();
    }

    @When("the VMM reads pending_bytes of {device} without taking the segment")
    public void skips(String device) {
        world.act(() -> {
            segments.add(whole(device));
            port(device).pending();
            port(device).get(DATA_OFFSET);
            segments.add(whole(device));
        });
    }

    @Then("{device} offers the next segment")
    public void offersNext(String device) {
        assertThat(segments).hasSize(2);
        assertThat(segments.get(1)).isNotEqualTo(segments.get(0));
    }

    @Given("the VMM has read a segment of {device} and has not taken it")
    public void hasRead(String device) {
        hasAskedWhere(device);
        segments.add(whole(device));
    }

    @Then("the VMM reads the same bytes from the window of {device} again")
    public void readsSameBytes(String device) {
        assertThat(Ledger.describe(List.of(whole(device)))).isEqualTo(Ledger.describe(segments));
    }

    @Then("that segment of {device} lies behind the registers")
    public void liesBehind(String device) {
        assertThat(answers.get(0)).isGreaterThanOrEqualTo(REGISTERS);
    }

    @Then("that segment of {device} can be read at once")
    public void canBeRead(String device) {
        assertThat(whole(device)).hasSize(Math.toIntExact(answers.get(1)));
    }

    @When("the VMM fetches the data of {device} while it works")
    public void fetchesWhileItWorks(String device) {
        announced = port(device).pending();
        world.act(() -> {
            for (int i = 0; i < 20; i++) {
                world.vmm().pass(8);
                fetch(device);
            }
        });
    }

    @Then("more data came than {device} had announced")
    public void moreThanAnnounced(String device) {
        assertThat(fetched).isGreaterThan(announced).isPositive();
    }

    @Given("the VMM has fetched what {device} offers so far")
    public void hasFetched(String device) {
        fetchAll(device);
        assertThat(port(device).pending()).isZero();
    }

    @When("the guest works with {device} for a while")
    public void guestWorks(String device) {
        world.act(() -> {
            world.vmm().guest().driver(device).submit();
            world.vmm().pass(60);
        });
    }

    @When("the VMM reads device_state of {device} between all accesses to the window")
    public void readsStateBetween(String device) {
        announced = port(device).pending();
        world.act(() -> {
            while (port(device).pending() > 0) {
                port(device).get(DEVICE_STATE);
                port(device).get(DATA_OFFSET);
                port(device).get(DEVICE_STATE);
                port(device).get(DATA_SIZE);
                port(device).get(DEVICE_STATE);
                segments.add(whole(device));
            }
        });
    }

    @Then("the VMM has received all that {device} announced")
    public void receivedAll(String device) {
        assertThat(segments.stream().mapToLong(segment -> segment.length).sum())
                .isEqualTo(announced)
                .isPositive();
    }

    @When("the VMM tries to take a segment of {device}")
    public void triesToTake(String device) {
        world.attempt(() -> {
            port(device).pending();
            return Errno.of(port(device).get(DATA_OFFSET));
        });
    }

    @When("the VMM does in {device} what the order of the window forbids")
    public void doesWhatIsForbidden(String device) {
        MigrationPort port = port(device);
        ByteBuffer some = ByteBuffer.allocate(4);
        world.act(() -> {
            answers.add(port.get(DATA_OFFSET));
            answers.add(port.get(DATA_SIZE));
            answers.add((long) port.read(REGISTERS, some));
            answers.add((long) port.write(REGISTERS, some));
            answers.add((long) port.put(DATA_SIZE, 4).result());
        });
    }

    @Then("each of these accesses fails")
    public void eachFails() {
        assertThat(answers).hasSize(5).allMatch(answer -> answer < 0);
    }

    @Then("{device} offers its whole state afterwards")
    public void offersWholeState(String device) {
        fetchAll(device);
        assertThat(segments).isNotEmpty();
    }

    @When("the VMM overwrites the window of {device} after each segment")
    public void overwritesWindow(String device) {
        world.act(() -> {
            for (byte[] segment : world.saved().device(device).segments()) {
                assertThat(port(device).push(segment)).isEqualTo(Errno.OK);
                byte[] garbage = new byte[segment.length];
                Arrays.fill(garbage, (byte) 0x5a);
                port(device).place(garbage, garbage.length);
            }
        });
    }

    @When("the VMM tries to announce more bytes than the window of {device} holds")
    public void announcesTooMuch(String device) {
        long size = port(device).info().size();
        world.attempt(() -> port(device).put(DATA_SIZE, size));
    }

    @Given("the VMM has begun to resume {device}")
    public void hasBegunToResume(String device) {
        world.openAtDestination();
        world.vmm().move(device, DeviceState.RESUME);
    }

    @When("the VMM tries to finish the resume of {device} without the first segment")
    public void withoutFirst(String device) {
        List<byte[]> all = world.saved().device(device).segments();
        world.attempt(() -> {
            all.subList(1, all.size()).forEach(segment -> port(device).push(segment));
            return world.vmm().set(device, DeviceState.RUN);
        });
    }

    private MigrationPort port(String device) {
        return world.vmm().port(device);
    }

    private void fetch(String device) {
        Optional<byte[]> next = port(device).fetch();
        next.ifPresent(segments::add);
        fetched += next.map(segment -> segment.length).orElse(0);
    }

    private void fetchAll(String device) {
        while (port(device).pending() > 0) {
            fetch(device);
        }
    }
}
