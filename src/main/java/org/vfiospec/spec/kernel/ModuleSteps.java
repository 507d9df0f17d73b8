package org.vfiospec.spec.kernel;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;

/** Modules of variant drivers, and the administrator who loads and unloads them. */
public final class ModuleSteps {
    private final Bench bench;
    private final VariantDesign design;

    public ModuleSteps(Bench bench) {
        this.bench = bench;
        this.design = new VariantDesign(bench);
    }

    @Given("a variant driver {string} for {device} is on disk")
    public void onDisk(String name, String device) {
        design.install(new VendorCode(name, true, 0), device);
    }

    @Given("a variant driver {string} that refuses {device} is on disk")
    public void refusingOnDisk(String name, String device) {
        design.install(new VendorCode(name, false, 0), device);
    }

    @Given("the administrator has given \"card0\" to {string}")
    public void hasGiven(String driver) {
        Bench.demand(design.bindWanting(driver).result());
    }

    @When("the administrator gives \"card0\" to {string}")
    public void gives(String driver) {
        bench.attempt(() -> design.bindWanting(driver).result());
    }

    @When("{string} is registered once more")
    public void registeredAgain(String driver) {
        bench.attempt(() -> design.registerAgain(driver).result());
    }

    @When("the module of {string} is unloaded")
    public void unloaded(String driver) {
        bench.attempt(() -> design.unload(driver).result());
    }

    @When("the module of the core is unloaded")
    public void coreUnloaded() {
        bench.attempt(() -> design.unloadBase().result());
    }
}
