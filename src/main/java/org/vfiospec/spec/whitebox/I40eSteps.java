package org.vfiospec.spec.whitebox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.vfiospec.i40e.StateField;
import org.vfiospec.i40e.VfRegister;
import org.vfiospec.spec.World;
import org.vfiospec.spec.i40e.AdapterView;
import org.vfiospec.spec.i40e.Offer;
import org.vfiospec.trace.Dma;
import org.vfiospec.trace.RegisterAccess;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vmm.DirtyLog;

/** What happens inside an i40e VF, its adapter and its driver. */
public final class I40eSteps {
    private static final int PATIENCE = 50;
    private static final int TRIGGER = 4;
    private static final int ENABLE = 1;

    private final World world;
    private Offer offer;
    private Optional<byte[]> fetched = Optional.empty();

    public I40eSteps(World world) {
        this.world = world;
    }

    private AdapterView adapter(String device) {
        return AdapterView.of(world.host().function(device));
    }

    @Given("an adapter of the 700 series with {adapter function}")
    public void adapterWith(Offer function) {
        offer = function;
    }

    @When("the i40e migration driver is offered that function")
    public void isOffered() {
        world.attempt(() -> offer.make(world.trace(), world::act));
    }

    @Then("the offer is accepted")
    public void accepted() {
        assertThat(world.attempt()).isEqualTo(Errno.OK);
    }

    @Then("the offer is refused")
    public void refused() {
        assertThat(world.attempt()).isEqualTo(Errno.EINVAL);
    }

    @When("the guest sends {int} frames by {device} to itself")
    public void sends(int frames, String device) {
        world.act(() -> {
            for (int i = 0; i < frames; i++) {
                world.vmm().guest().driver(device).submit();
                world.vmm().pass(PATIENCE);
            }
        });
    }

    @Then("the guest has received {int} frames from {device}")
    public void received(int frames, String device) {
        assertThat(world.vmm().guest().driver(device).complaint()).isEmpty();
        assertThat(world.vmm().guest().driver(device).completed()).isEqualTo(frames);
    }

    @Then("the VMM has removed its mapping of BAR 0, answered, and only then seen the write return")
    public void inOrder() {
        assertThat(world.action().callNames())
                .containsSubsequence("pread eventfd", "munmap", "pwrite eventfd", "pwrite device_state");
    }

    @Then("the dirty log names every page that {device} has written")
    public void namesWritten(String device) {
        List<Long> written = world.action().dmaOf(device).stream()
                .filter(Dma::write)
                .flatMap(dma -> DirtyLog.pageOf(dma.address()).stream())
                .distinct()
                .toList();
        assertThat(written).as("pages written by %s", device).isNotEmpty();
        assertThat(world.vmm().dirtyLog().take()).containsAll(written);
    }

    @Then("the transmit queues of {device} have stopped before its receive queues")
    public void transmitFirst(String device) {
        List<String> stopped = writesTo(device)
                .map(RegisterAccess::register)
                .filter(name -> name.matches("Q[TR]X_ENA.*"))
                .map(name -> name.substring(0, 3))
                .toList();
        assertThat(stopped).containsExactly("QTX", "QTX", "QRX", "QRX");
    }

    @Then("no register of {device} itself has been touched")
    public void itselfUntouched(String device) {
        assertThat(world.action().registerAccesses(device)).isEmpty();
    }

    @Then("no register of the adapter of {device} has been written")
    public void adapterUnwritten(String device) {
        assertThat(world.sinceAction()).isNotEmpty();
        assertThat(writesTo(device)).isEmpty();
    }

    private java.util.stream.Stream<RegisterAccess> writesTo(String device) {
        String pf = world.host().function(device).physicalFunction().name();
        return world.sinceAction().stream()
                .filter(RegisterAccess.class::isInstance)
                .map(RegisterAccess.class::cast)
                .filter(access -> access.write() && access.device().equals(pf));
    }

    @Then("{device} has other queues of the chip than at the source")
    public void otherQueues(String device) {
        assertThat(adapter(device).queues())
                .doesNotContainAnyElementsOf(
                        AdapterView.of(world.source().function(device)).queues());
    }

    @Then("every transmit queue of {device} in use is in the scheduler's list of its own chip")
    public void ownList(String device) {
        assertThat(adapter(device).schedulerListsInUse())
                .isNotEmpty()
                .containsOnly(adapter(device).queues().get(0));
    }

    @Given("the VMM has suspended the guest after {int} slices, before {device} has a queue")
    public void suspendedEarly(int slices, String device) {
        world.vmm().pass(slices);
        assertThat(adapter(device).schedulerListsInUse()).as("queues in use").isEmpty();
        world.saved(world.vmm().suspend());
    }

    @Given("the VMM has saved the guest")
    public void saved() {
        world.saved(world.vmm().save());
    }

    @Given("vector {int} of {device} waits behind its mask")
    public void waits(int vector, String device) {
        world.vmm().device(device).write(0, VfRegister.VFINT_DYN_CTLN1.at(vector - 1), 4, TRIGGER);
        assertThat(world.vmm().device(device).takeInterrupts(vector)).isZero();
    }

    @Then("vector {int} of {device} fires when the guest unmasks it")
    public void fires(int vector, String device) {
        assertThat(world.vmm().device(device).takeInterrupts(vector)).isZero();
        world.vmm().device(device).write(0, VfRegister.VFINT_DYN_CTLN1.at(vector - 1), 4, ENABLE);
        assertThat(world.vmm().device(device).takeInterrupts(vector)).isOne();
    }

    @When("the VMM fetches what {device} offers")
    public void fetches(String device) {
        world.act(() -> fetched = world.vmm().port(device).fetch());
    }

    @Then("it gets {int} bytes")
    public void gets(int bytes) {
        assertThat(fetched).hasValueSatisfying(segment -> assertThat(segment).hasSize(bytes));
    }

    @When("the VMM tries to write the state of {device} with {word} as its {word}")
    public void writesState(String device, String value, String field) {
        List<byte[]> segments = world.saved().device(device).segments();
        byte[] state = segments.get(segments.size() - 1).clone();
        ByteBuffer.wrap(state)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(StateField.valueOf(field).offset(), Integer.decode(value));
        world.attempt(() -> world.vmm().port(device).push(state));
    }
}
