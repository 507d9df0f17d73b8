package org.vfiospec.spec.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import org.vfiospec.iommu.HostMemory;
import org.vfiospec.iommu.IommuGroup;
import org.vfiospec.pci.Request;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.core.Kernel;

/** Who owns the DMA of a group, and what the IOMMU lets through meanwhile. */
public final class OwnershipSteps {
    private static final long KERNEL_IOVA = 0x20_0000;

    private final Situation situation;
    private final World world;
    private IommuGroup lent;

    public OwnershipSteps(Situation situation, World world) {
        this.situation = situation;
        this.world = world;
    }

    @Given("the kernel has mapped memory for {string}")
    public void kernelMemory(String name) {
        long page = situation.bench().iommu().memory().allocate(HostMemory.PAGE);
        assertThat(group(name).defaultDomain().map(KERNEL_IOVA, page, HostMemory.PAGE, true, true))
                .isEqualTo(Errno.OK);
    }

    @Given("a user owns {string} and has mapped memory for it")
    public void userMemory(String name) {
        assertThat(situation.bench().lend(name)).isEqualTo(Errno.OK);
        lent = group(name);
    }

    @When("a user (tries to )claim(s) the group of {string}")
    public void claims(String name) {
        world.attempt(() -> group(name).claim(this));
    }

    @When("the user detaches its domain")
    public void detaches() {
        world.act(lent::detach);
    }

    @When("the user releases the group")
    public void releases() {
        world.act(lent::release);
    }

    @Given("the kernel has bound a driver that starts DMA to {string}")
    public void hasBound(String name) {
        assertThat(bind(name, false)).isEqualTo(Errno.OK);
    }

    @Given("the kernel has bound a driver that starts no DMA to {string}")
    public void hasBoundPortDriver(String name) {
        assertThat(bind(name, true)).isEqualTo(Errno.OK);
    }

    @When("the kernel binds a driver that starts DMA to {string}")
    public void binds(String name) {
        world.attempt(() -> bind(name, false));
    }

    @Then("that is refused with {word}")
    public void refused(String errno) {
        assertThat(world.attempt()).isEqualTo(Errno.valueOf(errno));
    }

    @Then("that is granted")
    public void granted() {
        assertThat(world.attempt()).isEqualTo(Errno.OK);
    }

    @Then("a write of {string} to the kernel's memory {arrival}")
    public void toKernel(String name, Arrival arrival) {
        assertThat(write(name, KERNEL_IOVA)).isEqualTo(arrival);
    }

    @Then("a write of {string} to the user's memory {arrival}")
    public void toUser(String name, Arrival arrival) {
        assertThat(write(name, Bench.IOVA)).isEqualTo(arrival);
    }

    private Arrival write(String name, long address) {
        Bench bench = situation.bench();
        return Arrival.of(bench.issue(Request.write(bench.function(name), address, 4)));
    }

    private Errno bind(String name, boolean managesDma) {
        String called = managesDma ? "pcieport" : "crypto";
        return new Kernel(situation.bench().iommu(), world.trace())
                .bind(situation.bench().function(name), new PlainDriver(called, managesDma));
    }

    private IommuGroup group(String name) {
        return situation.bench().group(name);
    }
}
