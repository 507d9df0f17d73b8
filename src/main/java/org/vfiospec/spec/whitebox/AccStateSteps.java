package org.vfiospec.spec.whitebox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.vfiospec.acc.StateField;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;

/** The bytes in which a VF of an accelerator migrates. */
public final class AccStateSteps {
    private static final int MATCH = 0;
    private static final int STATE = 1;

    private final World world;

    public AccStateSteps(World world) {
        this.world = world;
    }

    private byte[] segment(String device, int index) {
        return world.saved().device(device).segments().get(index);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long value(byte[] bytes, StateField field) {
        return field.width() == 8
                ? little(bytes).getLong(field.offset())
                : little(bytes).getInt(field.offset());
    }

    @Given("a VMM that has opened {device} and started no guest")
    public void openedOnly(String device) {
        world.open(List.of(device));
    }

    @Given("a saved VMM that has opened {device} and started no guest")
    public void savedIdle(String device) {
        world.open(List.of(device));
        world.saved(world.vmm().save());
    }

    @Given("a destination VMM that waits for {device}")
    public void waits(String device) {
        world.openAtDestination();
        world.vmm().move(device, DeviceState.RESUME);
    }

    @When("it receives the match data of {device} with {stateField} changed")
    public void receivesMatchData(String device, StateField field) {
        push(device, changed(segment(device, MATCH), field));
    }

    @When("it receives the state of {device} with {stateField} changed")
    public void receivesState(String device, StateField field) {
        push(device, changed(segment(device, STATE), field));
    }

    @When("it receives the first {int} bytes of the state of {device}")
    public void receivesPart(int count, String device) {
        push(device, Arrays.copyOf(segment(device, STATE), count));
    }

    @When("it receives the match data of {device}")
    public void receivesTrueMatchData(String device) {
        push(device, segment(device, MATCH));
    }

    @When("it receives the state of {device}")
    public void receivesTrueState(String device) {
        push(device, segment(device, STATE));
    }

    private void push(String device, byte[] bytes) {
        world.attempt(() -> world.vmm().port(device).push(bytes));
    }

    private static byte[] changed(byte[] bytes, StateField field) {
        byte[] changed = bytes.clone();
        changed[field.offset()] ^= 1;
        return changed;
    }

    @Then("it is refused with {errno}")
    public void refused(Errno errno) {
        assertThat(world.attempt()).isEqualTo(errno);
    }

    @Then("it is accepted")
    public void accepted() {
        assertThat(world.attempt()).isEqualTo(Errno.OK);
    }

    @Then("the stream of {device} has segments of {int} and {int} bytes")
    public void hasSegments(String device, int first, int second) {
        assertThat(world.saved().device(device).segments())
                .extracting(bytes -> bytes.length)
                .containsExactly(first, second);
    }

    @Then("the saved state of {device} holds:")
    public void holds(String device, Map<String, String> fields) {
        assertThat(fields)
                .isNotEmpty()
                .allSatisfy((field, number) -> assertThat(value(segment(device, STATE), StateField.valueOf(field)))
                        .as(field)
                        .isEqualTo(Long.decode(number)));
    }

    @Then("the saved state of {device} holds what these registers hold:")
    public void holdsRegisters(String device, Map<String, String> fields) {
        Map<String, Long> registers = world.host().namedRegisters(device).values();
        assertThat(fields)
                .isNotEmpty()
                .allSatisfy((field, register) -> assertThat(value(segment(device, STATE), StateField.valueOf(field)))
                        .as(field)
                        .isEqualTo(registers.get("BAR2 " + register)));
    }

    @Then("{stateField} of {device} is the address in dwords {int} and {int} of {stateField}")
    public void isAddress(StateField address, String device, int low, int high, StateField context) {
        ByteBuffer state = little(segment(device, STATE));
        long expected = Integer.toUnsignedLong(state.getInt(context.offset() + 4 * low))
                | (long) state.getInt(context.offset() + 4 * high) << 32;
        assertThat(value(segment(device, STATE), address)).isNotZero().isEqualTo(expected);
    }
}
