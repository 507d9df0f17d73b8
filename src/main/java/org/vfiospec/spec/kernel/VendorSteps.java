package org.vfiospec.spec.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.vfiospec.spec.Variant;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.RegionInfo;
import org.vfiospec.uapi.Request;
import org.vfiospec.vfio.vendorops.Module;
import org.vfiospec.vfio.vendorops.VendorOps;

/** The vendor ops of 2020, with modules that accept or refuse as a scenario says. */
public final class VendorSteps {
    private static final int INTERRUPTS = 5;
    private static final int MARK = 0x5a5a1234;

    private final Bench bench;
    private final VendorOpsDesign design;

    public VendorSteps(Bench bench) {
        this.bench = bench;
        this.design = new VendorOpsDesign(bench);
    }

    @Given("a vendor module {string} for {device} is installed")
    public void installed(String name, String device) {
        design.install(new VendorCode(name, true, 1), device);
    }

    @Given("a vendor module {string} for {device} is loaded")
    @When("a vendor module {string} for {device} is loaded afterwards")
    public void loaded(String name, String device) {
        installed(name, device);
        Bench.demand(design.load(name).result());
    }

    @Given("a vendor module {string} that refuses {device} is loaded")
    public void refusingLoaded(String name, String device) {
        design.install(new VendorCode(name, false, 1), device);
        Bench.demand(design.load(name).result());
    }

    @Given("vfio_pci has bound {device}")
    public void hasBound(String device) {
        Bench.demand(design.bind(device).result());
    }

    @When("vfio_pci binds {device}")
    public void binds(String device) {
        bench.attempt(() -> design.bind(device).result());
    }

    @When("vfio_pci binds the bridge {string}")
    public void bindsBridge(String name) {
        bench.attempt(() -> design.bind(name).result());
    }

    @Given("a vendor module {string} for the bridge {string} is installed")
    public void installedForBridge(String name, String bridge) {
        installed(name, bridge);
    }

    @Given("a user has opened {device}")
    public void opened(String device) {
        bench.openBound(device);
    }

    @Given("vfio_pci has unbound {device}")
    @When("vfio_pci unbinds {device}")
    public void unbinds(String device) {
        design.vfioPci().unbind(bench.function(device));
    }

    @Given("{string} is being unloaded")
    public void leaving(String name) {
        design.module(name).leave();
    }

    @When("a vendor registers without operations")
    public void registersNothing() {
        Module owner = new Module("empty", "", null);
        bench.attempt(() -> design.vfioPci()
                .register(new VendorOps("empty", owner, f -> Optional.empty(), d -> {}, null))
                .result());
    }

    @When("{string} registers again")
    public void registersAgain(String name) {
        bench.attempt(() -> design.registerAgain(name).result());
    }

    @When("module {string} is unloaded")
    public void unload(String name) {
        bench.attempt(() -> design.unload(name).result());
    }

    @Then("{device} has the operations of {string}")
    public void hasOperations(String device, String name) {
        assertThat(design.vfioPci().operations(bench.function(device))).isEqualTo(name);
    }

    @Then("{string} is loaded")
    public void isLoaded(String name) {
        assertThat(design.module(name).isLoaded()).isTrue();
    }

    @Then("{string} is not loaded")
    public void isNotLoaded(String name) {
        assertThat(design.module(name).isLoaded()).isFalse();
    }

    @Then("{device} has no operations")
    public void hasNone(String device) {
        assertThat(design.vfioPci().operations(bench.function(device))).isEmpty();
    }

    @Then("{device} has them until the user closes it")
    public void hasUntilClosed(String device) {
        assertThat(design.vfioPci().operations(bench.function(device))).isNotEmpty();
        bench.user(device).close();
        hasNone(device);
    }

    @Then("{string} is held {int} time(s)")
    public void isHeld(String name, int times) {
        assertThat(design.module(name).references()).isEqualTo(times);
    }

    @Then("{int} vendor(s) is/are registered")
    public void areRegistered(int count) {
        assertThat(design.vfioPci().registered()).hasSize(count);
    }

    @Then("{device} has {int} regions and {int} interrupt indexes")
    public void hasTotals(String device, int regions, int interrupts) {
        User user = bench.openBound(device);
        assertThat(user.info().numRegions()).isEqualTo(regions);
        assertThat(user.info().numIrqs()).isEqualTo(interrupts);
        assertThat(user.region(regions - 1).size()).isNotZero();
        ByteBuffer past = new RegionInfo(RegionInfo.SIZE, 0, regions, 0, 0, 0).toBytes();
        assertThat(Errno.of(user.ask(Request.VFIO_DEVICE_GET_REGION_INFO, past)))
                .as("a region index at the total")
                .isEqualTo(Errno.EINVAL);
    }

    @Then("each fixed region of {device} but BAR {int} is as without a vendor")
    public void regionsAreAsWithout(String device, int changed) {
        User plain = new Bench(new World(Variant.SPECIFIED)).open(device);
        User vendor = bench.openBound(device);
        for (int index = 0; index <= User.CONFIG; index++) {
            assertThat(vendor.region(index).equals(plain.region(index)))
                    .as("region %d", index)
                    .isEqualTo(index != changed);
        }
    }

    @Then("each fixed interrupt of {device} is as without a vendor")
    public void interruptsAreAsWithout(String device) {
        User plain = new Bench(new World(Variant.SPECIFIED)).open(device);
        for (int index = 0; index < INTERRUPTS; index++) {
            assertThat(bench.user(device).irq(index)).isEqualTo(plain.irq(index));
        }
    }

    @Then("a value that is written to BAR 0 of {device} reaches the card")
    public void reachesCard(String device) {
        Bench.demand(bench.user(device).put(0, 0x10, 4, MARK));
        assertThat(bench.card(device).windows().get(0).read(0x10, 4)).isEqualTo(MARK);
    }

    @Then("the registration is refused with EINVAL")
    public void refused() {
        assertThat(bench.world().attempt()).isEqualTo(Errno.EINVAL);
    }
}
