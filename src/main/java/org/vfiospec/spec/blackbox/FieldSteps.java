package org.vfiospec.spec.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.DataTableType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vfiospec.spec.FieldReading;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.MigrationField;
import org.vfiospec.vmm.MigrationPort;

/** What the fields of a migration region hold, and what a write of them leaves. */
public final class FieldSteps {
    private final World world;
    private final List<Long> found = new ArrayList<>();

    public FieldSteps(World world) {
        this.world = world;
    }

    @DataTableType
    public FieldReading fieldReading(Map<String, String> row) {
        return FieldReading.of(row.get("offset"), row.get("bytes"), row.get("field"), row.get("holds"));
    }

    @Given("a VMM that has opened {device}")
    public void hasOpened(String device) {
        world.open(List.of(device));
    }

    @Then("the fields of {device} read, one after the other:")
    public void fieldsRead(String device, List<FieldReading> rows) {
        assertThat(rows).extracting(FieldReading::field).containsExactly(MigrationField.values());
        assertThat(rows)
                .allSatisfy(row -> assertThat(valueAt(device, row))
                        .as(row.field().toString())
                        .matches(row::admits));
    }

    @When("the VMM reads {field} of {device} before and after it tries to write {int} there")
    public void readsAround(MigrationField field, String device, int value) {
        MigrationPort port = world.vmm().port(device);
        world.act(() -> {
            found.add(port.get(field));
            port.put(field, value);
            found.add(port.get(field));
        });
    }

    @Then("it has found {field} of {device} unchanged")
    public void foundUnchanged(MigrationField field, String device) {
        assertThat(found).hasSize(2).allMatch(value -> value >= 0);
        assertThat(found.get(1)).as("%s of %s", field, device).isEqualTo(found.get(0));
    }

    @Then("the region of {device} was never mapped")
    public void neverMapped(String device) {
        assertThat(world.action().regionCalls(device))
                .isNotEmpty()
                .noneMatch(call -> call.event().equals("mmap"));
    }

    /** What the bytes at a row's place hold; all fields of the region are little-endian here. */
    private long valueAt(String device, FieldReading row) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer field = bytes.slice(0, row.width());
        assertThat(world.vmm().port(device).read(row.offset(), field)).isEqualTo(row.width());
        return bytes.getLong(0);
    }
}
