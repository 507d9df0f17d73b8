package org.vfiospec.spec.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import org.vfiospec.iommu.Domain;
import org.vfiospec.iommu.HostMemory;
import org.vfiospec.pci.Bar;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.Request;
import org.vfiospec.spec.World;
import org.vfiospec.trace.Dma;
import org.vfiospec.uapi.Errno;

/** The registers of a peer, mapped for a function's DMA and taken away again. */
public final class UnmapSteps {
    private static final long MAPPED_AT = 0x30_0000;
    private static final int BAR = 2;

    private final Situation situation;
    private final World world;

    public UnmapSteps(Situation situation, World world) {
        this.situation = situation;
        this.world = world;
    }

    @Given("the registers of its peer are mapped for it")
    public void mapped() {
        assertThat(domain().map(MAPPED_AT, registers().address(), registers().size(), true, true))
                .isEqualTo(Errno.OK);
    }

    @Given("the user has mapped memory for it at the address of its peer's registers")
    public void mappedBehindWindow() {
        long page = situation.bench().iommu().memory().allocate(HostMemory.PAGE);
        assertThat(domain().map(registers().address(), page, HostMemory.PAGE, true, true))
                .isEqualTo(Errno.OK);
    }

    @Given("it has written to that mapping")
    public void hasWritten() {
        assertThat(Arrival.of(write(MAPPED_AT))).isEqualTo(Arrival.TRANSLATED);
    }

    @Given("the mapping has been taken away")
    public void hasBeenTaken() {
        assertThat(domain().unmap(MAPPED_AT, registers().size()))
                .isEqualTo(registers().size());
    }

    @When("it writes to that mapping")
    public void writes() {
        world.act(() -> situation.sent(write(MAPPED_AT)));
    }

    @When("the mapping is taken away")
    public void taken() {
        world.attempt(() -> Errno.of(domain().unmap(MAPPED_AT, registers().size())));
    }

    @When("half of that mapping is taken away")
    public void halfTaken() {
        world.attempt(() -> Errno.of(domain().unmap(MAPPED_AT, registers().size() / 2)));
    }

    @Then("the peer holds what was written")
    public void holds() {
        assertThat(function("peer").map(BAR, "test").read(0, 4)).isEqualTo(0x0403_0201L);
    }

    @Then("it still reaches memory that is mapped for it")
    public void reachesMemory() {
        assertThat(Arrival.of(write(Bench.IOVA))).isEqualTo(Arrival.TRANSLATED);
    }

    @Then("it still reaches that mapping")
    public void reachesMapping() {
        assertThat(Arrival.of(write(MAPPED_AT))).isEqualTo(Arrival.TRANSLATED);
    }

    @Then("it still reaches the registers of its peer by their bus address")
    public void reachesPeer() {
        assertThat(Arrival.of(write(registers().address()))).isEqualTo(Arrival.UNTRANSLATED);
    }

    private Dma write(long address) {
        return situation.bench().issue(Request.write(function("function"), address, 4));
    }

    private Domain domain() {
        return situation.bench().group("function").domain();
    }

    private Bar registers() {
        return function("peer").bar(BAR);
    }

    private PciFunction function(String name) {
        return situation.bench().function(name);
    }
}
