package org.vfiospec.spec.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import org.vfiospec.pci.Bdf;
import org.vfiospec.pci.Fabric;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.Platform;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.pci.config.PortType;
import org.vfiospec.pci.shape.Scratch;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.Errno;

/** A physical function and the virtual ones that it brings forth. */
public final class SriovSteps {
    private static final String KERNEL = "kernel";
    private static final int TOTAL = 63;
    private static final int BAR = 2;
    private static final int ENABLED_WITHOUT_MEMORY = 0x1;
    private static final long ONES = 0xffff_ffffL;

    private final World world;
    private PciFunction physical;

    public SriovSteps(World world) {
        this.world = world;
    }

    @Given("a physical function at {string} with First VF Offset {int} and VF Stride {int}")
    public void physicalFunction(String place, int offset, int stride) {
        Bdf bdf = Bdf.parse(place);
        Fabric fabric = new Fabric(world.trace(), Platform.PLAIN);
        physical = fabric.rootBus(bdf.segment(), bdf.bus())
                .plug(
                        bdf.device(),
                        bdf.function(),
                        Scratch.physical("PF", PortType.INTEGRATED_ENDPOINT, TOTAL, offset, stride));
        fabric.boot();
    }

    @Given("the kernel has enabled {int} virtual functions")
    public void enabled(int count) {
        assertThat(physical.sriov().enable(KERNEL, count)).isEqualTo(Errno.OK);
    }

    @When("the kernel (tries to )enable(s) {int} virtual functions")
    public void enables(int count) {
        world.attempt(() -> physical.sriov().enable(KERNEL, count));
    }

    @When("VF Memory Space Enable is cleared")
    public void memoryOff() {
        int control = physical.config().find(Capability.SRIOV) + 8;
        world.act(() -> physical.writeConfig(KERNEL, control, 2, ENABLED_WITHOUT_MEMORY));
    }

    @Given("every function holds a value of its own in a register")
    public void values() {
        hold(physical);
        physical.virtualFunctions().forEach(SriovSteps::hold);
    }

    @When("the kernel resets virtual function {int}")
    public void resets(int number) {
        world.attempt(() -> virtual(number).reset());
    }

    @Then("virtual function {int} is at {string}")
    public void isAt(int number, String place) {
        assertThat(virtual(number).bdf()).isEqualTo(Bdf.parse(place));
    }

    @Then("the ids of virtual function {int} read as ones")
    public void idsReadAsOnes(int number) {
        assertThat(virtual(number).readConfig(KERNEL, ConfigSpace.VENDOR, 4)).isEqualTo(-1);
    }

    @Then("drivers find virtual function {int} as {string}")
    public void found(int number, String id) {
        assertThat(virtual(number).id().toString()).startsWith(id);
    }

    @Then("the registers of virtual function {int} begin {int} windows behind those of virtual function {int}")
    public void windowsBehind(int number, int windows, int first) {
        long distance =
                virtual(number).bar(BAR).address() - virtual(first).bar(BAR).address();
        assertThat(distance).isEqualTo(windows * virtual(first).bar(BAR).size());
    }

    @Then("the registers of every virtual function read as ones")
    public void registersReadAsOnes() {
        assertThat(physical.virtualFunctions())
                .isNotEmpty()
                .allSatisfy(vf -> assertThat(value(vf)).isEqualTo(ONES));
    }

    @Then("the register of virtual function {int} is at its reset value")
    public void isReset(int number) {
        assertThat(value(virtual(number))).isZero();
    }

    @Then("every other function still holds its value")
    public void othersHold() {
        assertThat(value(physical)).isEqualTo(own(physical));
        assertThat(physical.virtualFunctions())
                .filteredOn(vf -> value(vf) != 0)
                .hasSize(physical.virtualFunctions().size() - 1)
                .allSatisfy(vf -> assertThat(value(vf)).isEqualTo(own(vf)));
    }

    private PciFunction virtual(int number) {
        return physical.virtualFunctions().get(number);
    }

    private static void hold(PciFunction function) {
        function.map(BAR, KERNEL).write(0, 4, own(function));
    }

    private static long own(PciFunction function) {
        return 0x1000 + function.bdf().requesterId();
    }

    private static long value(PciFunction function) {
        return function.map(BAR, KERNEL).read(0, 4);
    }
}
