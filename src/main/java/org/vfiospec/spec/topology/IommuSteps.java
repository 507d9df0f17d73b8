package org.vfiospec.spec.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.vfiospec.iommu.Fault;
import org.vfiospec.iommu.HostMemory;
import org.vfiospec.iommu.InterruptController;
import org.vfiospec.iommu.Iommu;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.Request;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.pci.shape.Scratch;
import org.vfiospec.spec.World;
import org.vfiospec.trace.Dma;
import org.vfiospec.uapi.Errno;

/** What the IOMMU stops, what it notes, and how messages pass it. */
public final class IommuSteps {
    private static final long UNMAPPED = 0x5000_0000;
    private static final long READ_ONLY = 0x40_0000;
    private static final int MSI_ENABLE = 0x1;
    private static final int OTHER_VECTOR = 5;

    private final Situation situation;
    private final World world;
    private final List<String> called = new ArrayList<>();
    private final byte[] received = new byte[4];

    public IommuSteps(Situation situation, World world) {
        this.situation = situation;
        this.world = world;
    }

    @When("{string} writes to an address that is not mapped")
    public void writesAstray(String name) {
        write(name, UNMAPPED);
    }

    @When("{string} reads from an address that is not mapped")
    public void readsAstray(String name) {
        world.act(() -> Scratch.of(function(name).model()).bus().read(UNMAPPED, received));
    }

    @Given("the user has mapped memory for {string} that may only be read")
    public void readOnly(String name) {
        long page = situation.bench().iommu().memory().allocate(HostMemory.PAGE);
        assertThat(situation.bench().group(name).domain().map(READ_ONLY, page, HostMemory.PAGE, true, false))
                .isEqualTo(Errno.OK);
    }

    @When("{string} writes to that memory")
    public void writesReadOnly(String name) {
        write(name, READ_ONLY);
    }

    @Then("no memory has changed")
    public void unchanged() {
        assertThat(situation.bench().writtenPages()).isZero();
    }

    @Then("{string} has read nothing but ones")
    public void ones(String name) {
        assertThat(received).containsOnly(0xff);
    }

    @Then("the IOMMU has noted a write of {string} to that address")
    public void notedWrite(String name) {
        assertNoted(name, true);
    }

    @Then("the IOMMU has noted a read of {string} from that address")
    public void notedRead(String name) {
        assertNoted(name, false);
    }

    @Given("the kernel serves interrupt messages of {string} and {string}")
    public void serves(String one, String other) {
        serve(one, 0);
        serve(other, OTHER_VECTOR);
    }

    @When("{string} raises its interrupt")
    public void raises(String name) {
        world.act(() -> Scratch.of(function(name).model()).bus().interrupt(0));
    }

    @When("{string} writes the message of {string} to the doorbell")
    public void forges(String name, String other) {
        ByteBuffer message =
                ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, OTHER_VECTOR);
        long doorbell = Iommu.MSI_WINDOW + InterruptController.DOORBELL;
        world.act(() -> situation.bench().fabric().issue(Request.write(function(name), doorbell, 4), message));
    }

    @Then("the message has passed {string} and was translated")
    public void passed(String port) {
        assertThat(world.sinceAction())
                .filteredOn(Dma.class::isInstance)
                .singleElement()
                .satisfies(event -> assertThat(event.outcome()).contains(port, "translated"));
    }

    @Then("the kernel's handler for {string} was called")
    public void wasCalled(String name) {
        assertThat(called).containsExactly(name);
    }

    @Then("the kernel's handler for {string} was not called")
    public void wasNotCalled(String name) {
        assertThat(world.sinceAction()).hasAtLeastOneElementOfType(Dma.class);
        assertThat(called).doesNotContain(name);
    }

    private void assertNoted(String name, boolean write) {
        int stream = function(name).bdf().requesterId();
        assertThat(situation.bench().iommu().faults())
                .containsExactly(new Fault(Fault.Code.TRANSLATION, stream, write, UNMAPPED));
    }

    private void serve(String name, int vector) {
        PciFunction function = function(name);
        int msi = function.config().find(Capability.MSI);
        function.writeConfig("kernel", msi + 4, 4, (int) Iommu.MSI_WINDOW + InterruptController.DOORBELL);
        function.writeConfig("kernel", msi + 12, 2, vector);
        function.writeConfig("kernel", msi + 2, 2, MSI_ENABLE);
        situation.bench().iommu().interrupts().onMessage(function, vector, () -> {
            called.add(name);
            return "the kernel's handler";
        });
    }

    private void write(String name, long address) {
        Request request = Request.write(function(name), address, 4);
        world.act(() -> situation.sent(situation.bench().issue(request)));
    }

    private PciFunction function(String name) {
        return situation.bench().function(name);
    }
}
