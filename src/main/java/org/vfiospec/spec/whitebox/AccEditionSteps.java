package org.vfiospec.spec.whitebox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;
import org.vfiospec.acc.Generation;
import org.vfiospec.acc.QmRegister;
import org.vfiospec.acc.StateField;
import org.vfiospec.acc.driver.Edition;
import org.vfiospec.spec.AccActs;
import org.vfiospec.spec.AccTroubles;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vmm.Refused;
import org.vfiospec.vmm.SavedDevice;

/** Hosts with one of the accelerators' migration drivers, and what comes in its way. */
public final class AccEditionSteps {
    private static final int PATIENCE = 200;
    private static final int CONTEXT = 32;

    private final World world;

    public AccEditionSteps(World world) {
        this.world = world;
    }

    @Given("hosts with the driver of {edition}")
    public void hosts(Edition edition) {
        world.build(world.build().with(edition));
    }

    @Given("hosts with {int} VFs for each accelerator")
    public void hostsWithVfs(int count) {
        world.build(world.build().withVfs(count));
    }

    @Given("hosts with chips of generation {word}")
    public void hostsOfGeneration(String generation) {
        world.build(world.build().with(Generation.valueOf(generation)));
    }

    @Given("the guest has given {device} {int} job(s) and waits")
    public void hasGivenJobs(String device, int count) {
        world.vmm().stopVcpus();
        for (int i = 0; i < count; i++) {
            world.vmm().guest().driver(device).submit();
        }
    }

    @Given("the guest has put the contexts of {device} where no memory is")
    public void tablesNowhere(String device) {
        new AccTroubles(world, device).tablesNowhere();
    }

    @Given("the PF of {device} has taken its queues back")
    public void queuesTakenBack(String device) {
        new AccTroubles(world, device).queuesTakenBack();
    }

    @Given("{device} answers to nobody any more")
    public void silent(String device) {
        new AccTroubles(world, device).silent();
    }

    @Given("a suspended guest with a finished job of {device} whose interrupt got lost")
    public void interruptLost(String device) {
        world.start(List.of(device));
        hasGivenJobs(device, 1);
        world.vmm().pass(PATIENCE);
        world.saved(world.vmm().suspend());
        new AccTroubles(world, device).interruptsLost();
    }

    @Given("a saved guest with device {device} whose state names no table of contexts")
    public void savedWithoutTable(String device) {
        world.startAndSave(List.of(device));
        new AccTroubles(world, device).tableForgotten();
    }

    @Given("the stream of {device} has been cut off behind the match data")
    public void cutOff(String device) {
        new AccTroubles(world, device).streamCutOff();
    }

    @When("the VMM tries to open {device}")
    public void triesToOpen(String device) {
        world.attempt(() -> {
            try {
                world.open(List.of(device));
                return Errno.OK;
            } catch (Refused refused) {
                return refused.errno();
            }
        });
    }

    @When("a VMM that has opened {device} and started no guest saves it")
    public void savesIdle(String device) {
        world.open(List.of(device));
        world.act(() -> world.saved(world.vmm().suspend()));
    }

    @When("a destination VMM tries to load {device}")
    public void triesToLoad(String device) {
        world.openAtDestination();
        world.attempt(() -> load(device));
    }

    @When("the VMM tries to load {device}")
    public void triesToLoadHere(String device) {
        world.attempt(() -> load(device));
    }

    private Errno load(String device) {
        Errno begun = world.vmm().set(device, DeviceState.RESUME);
        SavedDevice saved = world.saved().device(device);
        Errno pushed = saved.segments().stream()
                .map(segment -> world.vmm().port(device).push(segment))
                .filter(Errno::failed)
                .findFirst()
                .orElse(begun);
        return pushed.failed() ? pushed : world.vmm().set(device, DeviceState.RUN);
    }

    @Then("the call ends with {answer}")
    public void endsWith(Errno outcome) {
        assertThat(world.attempt()).isEqualTo(outcome);
    }

    @Then("{device} has {word} migration region")
    public void hasRegion(String device, String whether) {
        assertThat(world.vmm().opened(device).canMigrate() ? "a" : "no").isEqualTo(whether);
    }

    @Then("the migration driver of {device} rings {int} submission queues")
    public void ringsQueues(String device, int count) {
        assertThat(acts(device).filter(act -> act.startsWith("rings SQ"))).hasSize(count);
    }

    @Then("the migration driver of {device} has BAR 2 {word}")
    public void hasBar(String device, String how) {
        long open = acts(device).filter("maps BAR2"::equals).count()
                - acts(device).filter("unmaps BAR2"::equals).count();
        assertThat(open == 0 ? "unmapped" : "mapped").isEqualTo(how);
    }

    private Stream<String> acts(String device) {
        return new AccActs(world, device).ofMigrationDriver().stream();
    }

    @Then("{device} has written its contexts {int} time(s)")
    public void hasWrittenContexts(String device, int times) {
        assertThat(world.action().dmaOf(device).stream().filter(dma -> dma.write() && dma.length() == CONTEXT))
                .hasSize(times);
    }

    @Then("{device} starts {word} DMA while it is stopped")
    public void startsDma(String device, String whether) {
        world.vmm().pass(PATIENCE);
        assertThat(world.vmm().state(device)).isEqualTo(DeviceState.STOP);
        assertThat(world.action().dmaOf(device).isEmpty() ? "no" : "some").isEqualTo(whether);
    }

    @Then("the stream of {device} has segments of {string} bytes")
    public void hasSegments(String device, String lengths) {
        assertThat(world.saved().device(device).segments())
                .extracting(segment -> Integer.toString(segment.length))
                .containsExactlyElementsOf(lengths.isEmpty() ? List.of() : List.of(lengths.split(", ")));
    }

    @Then("the migration driver of {device} has written QM_VF_STATE {int} times")
    public void hasWrittenState(String device, int times) {
        assertThat(acts(device).filter(("writes " + QmRegister.QM_VF_STATE)::equals))
                .hasSize(times);
    }

    @Then("the match data of {device} names {int} queues from {int}")
    public void namesQueues(String device, int count, int base) {
        ByteBuffer match =
                ByteBuffer.wrap(world.vmm().port(device).fetch().orElseThrow()).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(match.getInt(StateField.QP_NUM.offset())).isEqualTo(count);
        assertThat(match.getInt(StateField.QP_BASE.offset())).isEqualTo(base);
    }

    @Then("the guest has taken {int} finished job(s) of {device}")
    public void hasTaken(int count, String device) {
        world.vmm().pass(PATIENCE);
        assertThat(world.vmm().guest().driver(device).complaint()).isEmpty();
        assertThat(world.vmm().guest().driver(device).completed()).isEqualTo(count);
    }
}
