package org.vfiospec.spec.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.MigrationField;
import org.vfiospec.uapi.RegionInfo;
import org.vfiospec.vmm.MigrationPort;

/** What a VMM finds at the head of a migration region. */
public final class RegionSteps {
    private static final int HEAD = 0x20;
    private static final int WIDEST = 16;

    private final World world;
    private final List<String> answered = new ArrayList<>();

    public RegionSteps(World world) {
        this.world = world;
    }

    /** A register by the name that the header gives it. */
    @ParameterType("device_state|reserved|pending_bytes|data_offset|data_size")
    public MigrationField field(String name) {
        return MigrationField.valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Then("{device} has exactly one region of type {int} and subtype {int}")
    public void hasOneRegion(String device, int type, int subtype) {
        assertThat(world.vmm().opened(device).regionsOfType(type, subtype)).hasSize(1);
    }

    @When("the VMM reads the registers of {device} at every offset and width")
    public void readsEverywhere(String device) {
        MigrationPort port = world.vmm().port(device);
        world.act(() -> {
            for (int offset = 0; offset < HEAD; offset++) {
                for (int width = 1; width <= WIDEST; width++) {
                    note(offset, width, port.read(offset, ByteBuffer.allocate(width)));
                }
            }
        });
    }

    private void note(int offset, int width, int result) {
        if (result >= 0) {
            answered.add("0x%02x %d".formatted(offset, width));
        }
    }

    @Then("these and no others of {int} accesses succeed:")
    public void succeed(int count, List<Map<String, String>> expected) {
        assertThat(HEAD * WIDEST).isEqualTo(count);
        assertThat(answered)
                .containsExactlyElementsOf(expected.stream()
                        .map(row -> row.get("offset") + " " + row.get("bytes"))
                        .toList());
    }

    @When("the VMM tries to write {int} to {field} of {device}")
    public void triesToWrite(int value, MigrationField field, String device) {
        world.attempt(() -> world.vmm().port(device).put(field, value));
        world.attempt();
    }

    @When("the VMM tries to read {field} of {device}")
    public void triesToRead(MigrationField field, String device) {
        world.attempt(() -> Errno.of(world.vmm().port(device).get(field)));
    }

    @Then("the read fails")
    public void readFails() {
        assertThat(world.attempt()).isNotEqualTo(Errno.OK);
    }

    @Then("{field} of {device} reads {int}")
    public void reads(MigrationField field, String device, int value) {
        assertThat(world.vmm().port(device).get(field)).isEqualTo(value);
    }

    @Then("the migration region of {device} cannot be mapped")
    public void cannotBeMapped(String device) {
        RegionInfo info = world.vmm().port(device).info();
        assertThat(info.flags() & RegionInfo.FLAG_MMAP).isZero();
        assertThat(world.vmm().port(device).tryToMap()).isNotEqualTo(Errno.OK);
    }

    @When("the VMM asks how the migration region of {device} can be reached")
    public void asksHow(String device) {
        world.act(() -> world.vmm().port(device).info());
    }
}
