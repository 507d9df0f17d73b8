package org.vfiospec.spec.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.uapi.Errno;

/** Configuration space, as the user sees it and as hardware holds it. */
public final class ConfigSteps {
    private static final int FLR = 0x8000;
    private static final int MSI_ADDRESS = 0xdead000;

    private final Bench bench;
    private long placed;

    public ConfigSteps(Bench bench) {
        this.bench = bench;
    }

    @When("the user writes all ones to the register of {region}")
    public void writesOnes(int bar) {
        placed = bench.function(bench.subject()).bar(2).address();
        bench.attempt(() -> bench.user().put(User.CONFIG, register(bar), 4, -1));
    }

    @Then("the register of {region} reads {hex}")
    public void reads(int bar, long value) {
        assertThat(bench.user().value(User.CONFIG, register(bar), 4)).isEqualTo(value);
    }

    @Then("{device} answers at its old address")
    public void answers(String device) {
        assertThat(bench.function(device).bar(2).address()).isNotZero().isEqualTo(placed);
        assertThat(bench.user(device).value(2, 0, 4)).isZero();
    }

    @Then("config space of {device} shows {word} although hardware says ffff:ffff")
    public void showsIds(String device, String ids) {
        assertThat("%04x:%04x"
                        .formatted(bench.user(device).config(0, 2), bench.user().config(2, 2)))
                .isEqualTo(ids);
        assertThat(bench.function(device).config().read(ConfigSpace.VENDOR, 4)).isEqualTo(-1);
    }

    @Then("{region} of {device} cannot be read")
    public void cannotBeRead(int region, String device) {
        assertThat(Errno.of(bench.user(device).read(region, 0, User.little(4)))).isEqualTo(Errno.EIO);
    }

    @Then("hardware decodes memory of {device} all the same")
    public void decodes(String device) {
        assertThat(bench.function(device).decodesMemory()).isTrue();
    }

    @When("the user sets the function-level reset bit of {device}")
    public void setsReset(String device) {
        bench.attempt(() -> bench.functionLevelReset(device));
    }

    @Then("the function-level reset bit of {device} reads 0")
    public void resetReadsZero(String device) {
        assertThat(bench.user(device).config(capability(Capability.EXPRESS) + 8, 2) & FLR)
                .isZero();
    }

    @When("the user writes an address of MSI to config space")
    public void writesAddress() {
        bench.attempt(() -> bench.user().put(User.CONFIG, capability(Capability.MSI) + 4, 4, MSI_ADDRESS));
    }

    @Then("the user reads it back")
    public void readsBack() {
        assertThat(bench.user().config(capability(Capability.MSI) + 4, 4)).isEqualTo(MSI_ADDRESS);
    }

    @Then("the function knows nothing of it")
    public void knowsNothing() {
        assertThat(hardware(capability(Capability.MSI) + 4, 4)).isNotEqualTo(MSI_ADDRESS);
    }

    @When("the user sets the enable bit of MSI")
    public void setsEnable() {
        bench.attempt(() -> bench.user().put(User.CONFIG, capability(Capability.MSI) + 2, 2, 1));
    }

    @Then("MSI of {device} is off in hardware")
    public void msiIsOff(String device) {
        assertThat(device).isEqualTo(bench.subject());
        assertThat(hardware(capability(Capability.MSI) + 2, 2) & 1).isZero();
    }

    @Given("somebody has reset {device} behind the kernel's back")
    public void resetBehind(String device) {
        placed = bench.function(device).bar(2).address();
        int control = bench.function(device).config().find(Capability.EXPRESS) + 8;
        bench.function(device).writeConfig("firmware", control, 2, FLR);
        assertThat(bench.function(device).bar(2).address()).isZero();
    }

    private static int register(int bar) {
        return bar == 6 ? ConfigSpace.ROM : ConfigSpace.BAR0 + 4 * bar;
    }

    private int capability(Capability capability) {
        return bench.function(bench.subject()).config().find(capability);
    }

    private int hardware(int offset, int width) {
        return bench.function(bench.subject()).config().read(offset, width);
    }
}
