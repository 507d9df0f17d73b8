package org.vfiospec.spec.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.vendorops.DeviceOperations;
import org.vfiospec.vfio.vendorops.Module;
import org.vfiospec.vfio.vendorops.VendorOps;
import org.vfiospec.vfio.vendorops.VfioPci;

/** The vendor ops of 2020, with modules that accept or refuse as a scenario says. */
public final class VendorSteps {
    private final Bench bench;
    private final VfioPci vfioPci;
    private final Map<String, VendorOps> vendors = new LinkedHashMap<>();

    public VendorSteps(Bench bench) {
        this.bench = bench;
        this.vfioPci = new VfioPci(bench.world().trace());
    }

    private VendorOps vendor(String name, String device, boolean accepts) {
        Module module = new Module(name, VfioPci.alias(bench.id(device)), vfioPci.module());
        Optional<Object> answer = accepts ? Optional.of(name + " data") : Optional.empty();
        VendorOps ops = new VendorOps(name, module, function -> answer, data -> {}, new DeviceOperations(name, 1, 1));
        module.with(() -> vfioPci.register(ops), () -> vfioPci.unregister(ops));
        vendors.put(name, ops);
        return ops;
    }

    @Given("a vendor module {string} for {device} is installed")
    public void installed(String name, String device) {
        vfioPci.install(vendor(name, device, true).owner());
    }

    @Given("a vendor module {string} for {device} is loaded")
    public void loaded(String name, String device) {
        Bench.demand(vendor(name, device, true).owner().load().result());
    }

    @Given("a vendor module {string} that refuses {device} is loaded")
    public void refusingLoaded(String name, String device) {
        Bench.demand(vendor(name, device, false).owner().load().result());
    }

    @Given("vfio_pci has bound {device}")
    @When("vfio_pci binds {device}")
    public void binds(String device) {
        vfioPci.bind(bench.function(device));
    }

    @Given("vfio_pci has unbound {device}")
    @When("vfio_pci unbinds {device}")
    public void unbinds(String device) {
        vfioPci.unbind(bench.function(device));
    }

    @Given("{string} is being unloaded")
    public void leaving(String name) {
        vendors.get(name).owner().leave();
    }

    @When("a vendor registers without operations")
    public void registersNothing() {
        Module owner = new Module("empty", "", null);
        bench.attempt(() -> vfioPci.register(new VendorOps("empty", owner, f -> Optional.empty(), d -> {}, null))
                .result());
    }

    @When("{string} registers again")
    public void registersAgain(String name) {
        bench.attempt(() -> vfioPci.register(vendors.get(name)).result());
    }

    @When("module {string} is unloaded")
    public void unload(String name) {
        Module module =
                name.equals("vfio_pci") ? vfioPci.module() : vendors.get(name).owner();
        bench.attempt(() -> module.unload().result());
    }

    @Then("{device} has the operations of {string}")
    public void hasOperations(String device, String name) {
        assertThat(vfioPci.operations(bench.function(device)).name()).isEqualTo(name);
    }

    @Then("{string} is loaded")
    public void isLoaded(String name) {
        assertThat(vendors.get(name).owner().isLoaded()).isTrue();
    }

    @Then("{string} is held {int} time(s)")
    public void isHeld(String name, int times) {
        Module module =
                name.equals("vfio_pci") ? vfioPci.module() : vendors.get(name).owner();
        assertThat(module.references()).isEqualTo(times);
    }

    @Then("{int} vendor(s) is/are registered")
    public void areRegistered(int count) {
        assertThat(vfioPci.registered()).hasSize(count);
    }

    @Then("{device} has {int} regions and {int} interrupt indexes")
    public void hasTotals(String device, int regions, int interrupts) {
        DeviceOperations operations = vfioPci.operations(bench.function(device));
        assertThat(operations.regions()).isEqualTo(regions);
        assertThat(operations.interrupts()).isEqualTo(interrupts);
        assertThat(operations.serves(regions)).as("a region index at the total").isFalse();
        assertThat(operations.serves(regions - 1)).isTrue();
    }

    @Then("the registration is refused with EINVAL")
    public void refused() {
        assertThat(bench.world().attempt()).isEqualTo(Errno.EINVAL);
    }
}
