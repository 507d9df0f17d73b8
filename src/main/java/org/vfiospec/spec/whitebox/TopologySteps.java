package org.vfiospec.spec.whitebox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import org.vfiospec.acc.ContextRegister;
import org.vfiospec.acc.Engine;
import org.vfiospec.acc.Generation;
import org.vfiospec.iommu.Refusal.Reason;
import org.vfiospec.pci.DeviceId;
import org.vfiospec.pci.Platform;
import org.vfiospec.pci.Platform.PeerToPeer;
import org.vfiospec.pci.shape.Shape;
import org.vfiospec.spec.Placement;
import org.vfiospec.spec.World;
import org.vfiospec.spec.topology.PlainDriver;
import org.vfiospec.trace.Dma;
import org.vfiospec.trace.DriverEvent;
import org.vfiospec.trace.RegisterAccess;
import org.vfiospec.uapi.Errno;

/** Where a function sits, and what a migration driver makes of it. */
public final class TopologySteps {
    private static final int MARK = 0x600df00d;
    private static final Platform LISTING = Platform.PLAIN.withOnChip(
            List.of(DeviceId.of(Engine.VENDOR, Engine.ZIP.pfId())), List.of(Shape.HISI_ON_CHIP_BRIDGE));

    private final World world;
    private Placement placement;
    private List<Long> before = List.of();
    private boolean shown;

    public TopologySteps(World world) {
        this.world = world;
    }

    @Given("an ACC function on/below a(n) {shape}")
    public void function(Shape shape) {
        place(shape, Platform.PLAIN, true);
    }

    @Given("a listed on-chip function below a(n) {shape}")
    public void listed(Shape shape) {
        place(shape, LISTING, true);
    }

    @Given("an ACC function on a {shape} of a platform with peer-to-peer routing")
    public void withPeerToPeer(Shape shape) {
        place(shape, Platform.PLAIN.withIntegrated(PeerToPeer.DIRECT), true);
    }

    @Given("an ACC function on a {shape} without an IOMMU")
    public void withoutIommu(Shape shape) {
        place(shape, Platform.PLAIN, false);
    }

    private void place(Shape shape, Platform platform, boolean translated) {
        placement = Placement.of(shape, platform, translated, world.trace());
    }

    @Given("a foreign driver has its physical function")
    public void foreign() {
        placement = Placement.under(new PlainDriver("foreign", true), world.trace());
    }

    @Given("an ACC function whose control registers lie in the physical function")
    public void registersElsewhere() {
        placement = Placement.of(Generation.V4, world.trace());
    }

    @When("a user writes behind the lower half of its BAR 2")
    public void writesBehind() {
        before = placement.controlRegisters();
        world.attempt(placement::open);
        world.act(() -> shown = placement.userWrites(ContextRegister.V3_BASE, MARK));
    }

    @Then("all of BAR 2 has been shown")
    public void allShown() {
        assertThat(world.attempt()).isEqualTo(Errno.OK);
        assertThat(shown).isTrue();
    }

    @Then("the control registers are as they were")
    public void asBefore() {
        assertThat(placement.controlRegisters()).isNotEmpty().isEqualTo(before);
        assertThat(placement.register(ContextRegister.V3_BASE)).isNotEqualTo(MARK);
    }

    @When("a user opens the function through the ACC migration driver")
    public void opens() {
        world.attempt(placement::open);
    }

    @Then("no register of the physical function has been touched")
    public void physicalUntouched() {
        untouched();
    }

    @When("the ACC migration driver is offered the function")
    public void isOffered() {
        world.attempt(placement::offer);
    }

    @When("a DMA of the function is aimed at its own migration registers")
    public void aimsAtItself() {
        world.act(() -> placement.writeOwnRegister(ContextRegister.V3_BASE, MARK));
    }

    @Then("the driver refuses it with {reason}")
    public void refuses(Reason reason) {
        assertThat(world.attempt()).isNotEqualTo(Errno.OK);
        assertThat(world.sinceAction())
                .filteredOn(
                        event -> event instanceof DriverEvent && event.event().equals("refuses"))
                .singleElement()
                .satisfies(event -> assertThat(event.value()).startsWith(reason.name()));
    }

    @Then("the driver accepts it")
    public void accepts() {
        assertThat(world.attempt()).isEqualTo(Errno.OK);
    }

    @Then("no register of the function has been touched")
    public void untouched() {
        assertThat(world.sinceAction()).as("what the driver did").isNotEmpty();
        assertThat(world.sinceAction()).noneMatch(event -> event instanceof RegisterAccess);
    }

    @Then("the IOMMU group of the function is viable")
    public void viable() {
        assertThat(placement.isGroupViable()).isTrue();
    }

    @Then("the DMA arrives without translation")
    public void arrives() {
        assertThat(placement.register(ContextRegister.V3_BASE)).isEqualTo(MARK);
        assertThat(dma().outcome()).contains("untranslated");
    }

    @Then("the DMA ends in a fault")
    public void faults() {
        assertThat(placement.register(ContextRegister.V3_BASE)).isNotEqualTo(MARK);
        assertThat(dma().outcome()).contains("fault");
    }

    private Dma dma() {
        assertThat(world.sinceAction()).hasAtLeastOneElementOfType(Dma.class);
        return world.sinceAction().stream()
                .filter(Dma.class::isInstance)
                .map(Dma.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
