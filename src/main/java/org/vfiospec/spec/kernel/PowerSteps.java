package org.vfiospec.spec.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.trace.TraceEvent;
import org.vfiospec.uapi.DeviceFeature;
import org.vfiospec.uapi.Feature;
import org.vfiospec.uapi.IrqSet;
import org.vfiospec.uapi.LowPowerEntry;

/** A device that sleeps: by the user's own write, or because the user has allowed it. */
public final class PowerSteps {
    private static final int D_STATE = 0x3;
    private static final Map<String, Integer> OPERATIONS = Map.of(
            "get",
            DeviceFeature.GET,
            "set",
            DeviceFeature.SET,
            "get-set",
            DeviceFeature.GET | DeviceFeature.SET,
            "probe",
            DeviceFeature.PROBE,
            "probe get",
            DeviceFeature.PROBE | DeviceFeature.GET,
            "probe set",
            DeviceFeature.PROBE | DeviceFeature.SET,
            "probe get-set",
            DeviceFeature.PROBE | DeviceFeature.GET | DeviceFeature.SET,
            "no operation",
            0);

    private final Bench bench;
    private int wakeup = -1;

    public PowerSteps(Bench bench) {
        this.bench = bench;
    }

    /** What a user tries with a feature. */
    @ParameterType(
            name = "feature operation",
            value = "probe get-set|probe get|probe set|probe|get-set|get|set|no operation")
    public Integer operation(String words) {
        return OPERATIONS.get(words);
    }

    @Given("the user has allowed {device} to sleep")
    public void allowed(String device) {
        Bench.demand(enter(device));
    }

    @When("the user allows {device} to sleep")
    @When("the user allows {device} to sleep without wake-up")
    public void allows(String device) {
        bench.attempt(() -> enter(device));
    }

    @When("low-power entry happens to {device}")
    public void entryHappens(String device) {
        Bench.demand(enter(device));
    }

    private int enter(String device) {
        return bench.user(device).feature(Feature.LOW_POWER_ENTRY.number() | DeviceFeature.SET, 0);
    }

    @Given("the user has allowed {device} to sleep with wake-up")
    public void allowedWithWakeup(String device) {
        wakeup = bench.user(device).calls().eventfd();
        Bench.demand(enterWith(wakeup));
    }

    @When("the user allows {device} to sleep with wake-up")
    public void allowsWithWakeup(String device) {
        wakeup = bench.user(device).calls().eventfd();
        bench.attempt(() -> enterWith(wakeup));
    }

    @When("the user allows {device} to sleep and gives descriptor {int}")
    public void allowsWith(String device, int fd) {
        bench.user(device);
        bench.attempt(() -> enterWith(fd));
    }

    @When("the user allows {device} to sleep and gives a closed descriptor")
    public void allowsWithClosed(String device) {
        allowsWith(device, 999);
    }

    @When("the user allows {device} to sleep and gives the group's file")
    public void allowsWithGroup(String device) {
        allowsWith(device, bench.user(device).group());
    }

    private int enterWith(int fd) {
        ByteBuffer payload = new LowPowerEntry(fd, 0).toBytes();
        return bench.user().feature(Feature.LOW_POWER_ENTRY_WITH_WAKEUP.number() | DeviceFeature.SET, payload);
    }

    @When("the user forbids {device} to sleep")
    public void forbids(String device) {
        bench.attempt(() -> bench.user(device).feature(Feature.LOW_POWER_EXIT.number() | DeviceFeature.SET, 0));
    }

    @When("{device} asks to be woken")
    public void asks(String device) {
        bench.world().act(() -> bench.device(device).wake());
    }

    @Given("{device} has lost its power")
    public void lostPower(String device) {
        bench.kernel().keepAsleep(bench.function(device));
    }

    @Given("the user has put {device} into D3hot")
    public void isPut(String device) {
        bench.sleep(device);
    }

    @Given("the user has masked {interrupt}")
    public void hasMasked(int index) {
        Bench.demand(bench.user().bare(IrqSet.ACTION_MASK, index, 1));
    }

    @When("the user tries to {feature operation} feature {int} with {int} bytes")
    public void tries(int operation, int feature, int bytes) {
        bench.attempt(() -> bench.user().feature(operation | feature, bytes));
    }

    @Then("{device} is asleep")
    public void isAsleep(String device) {
        assertThat(state(device)).isEqualTo(3);
    }

    @Then("{device} is awake")
    public void isAwake(String device) {
        assertThat(state(device)).isZero();
    }

    @Then("{device} was woken for that and is asleep again")
    public void wasWoken(String device) {
        String register = "%s config + 0x%03x".formatted(device, register(device));
        List<String> states = bench.world().sinceAction().stream()
                .filter(event -> event.target().equals(register))
                .map(TraceEvent::value)
                .toList();
        assertThat(states).containsExactly("0x0000", "0x0003");
        isAsleep(device);
    }

    @Then("the wake-up has been signalled {int} time(s)")
    public void signalled(int times) {
        assertThat(bench.user().take(wakeup)).isEqualTo(times);
    }

    private int state(String device) {
        return bench.function(device).config().read(register(device), 2) & D_STATE;
    }

    private int register(String device) {
        return bench.function(device).config().find(Capability.POWER_MANAGEMENT) + 4;
    }
}
