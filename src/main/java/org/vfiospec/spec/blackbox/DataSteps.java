package org.vfiospec.spec.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vfiospec.spec.Ledger;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.DeviceState;

/** What the VMM finds in a data window. */
public final class DataSteps {
    private final World world;
    private final List<byte[]> fetched = new ArrayList<>();
    private final List<Long> polled = new ArrayList<>();

    public DataSteps(World world) {
        this.world = world;
    }

    @Given("the VMM has fetched all migration data of {device} in stop-and-copy")
    public void hasFetchedAll(String device) {
        world.vmm().stopVcpus();
        world.vmm().move(device, DeviceState.STOP_AND_COPY);
        fetchAll(device);
        assertThat(fetched).as("segments of %s", device).isNotEmpty();
    }

    @When("the VMM polls {device} for more data {int} times")
    public void polls(String device, int times) {
        world.act(() -> {
            for (int i = 0; i < times; i++) {
                world.vmm().pass();
                polled.add(world.vmm().port(device).pending());
            }
        });
    }

    @When("the VMM saves the final state of {device}")
    public void savesFinalState(String device) {
        world.act(() -> {
            world.vmm().move(device, DeviceState.STOP_AND_COPY);
            fetchAll(device);
        });
    }

    @Then("{device} has offered none")
    public void hasOfferedNone(String device) {
        assertThat(polled).as("pending_bytes of %s", device).isNotEmpty().containsOnly(0L);
    }

    @Then("the final state of {device} equals that of the source")
    public void equalsSource(String device) {
        List<String> all = Ledger.describe(world.saved().device(device).segments());
        assertThat(Ledger.describe(fetched))
                .isNotEmpty()
                .isEqualTo(all.subList(all.size() - fetched.size(), all.size()));
    }

    private void fetchAll(String device) {
        Stream.generate(() -> world.vmm().port(device).fetch())
                .takeWhile(Optional::isPresent)
                .forEach(segment -> fetched.add(segment.get()));
    }
}
