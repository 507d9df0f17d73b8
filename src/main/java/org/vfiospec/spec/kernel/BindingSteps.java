package org.vfiospec.spec.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import org.vfiospec.pci.DeviceId;
import org.vfiospec.pci.PciDriver;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.core.Modalias;
import org.vfiospec.vfio.pci.VfioPciDriver;

/** Which driver gets a function, and when it gives it back. */
public final class BindingSteps {
    private static final int REQ = 4;

    private final Bench bench;
    private int asked;

    public BindingSteps(Bench bench) {
        this.bench = bench;
    }

    @Given("a variant driver for the ids of {device} is loaded")
    public void variantLoaded(String device) {
        bench.kernel().drivers().load(bench.variant(device));
    }

    @Given("an ordinary driver for the ids of {device} is loaded")
    public void ordinaryLoaded(String device) {
        bench.kernel().drivers().load(new Ordinary(List.of(bench.id(device))));
    }

    @Given("vfio-pci is loaded")
    public void vfioPciLoaded() {
        bench.kernel().drivers().load(VfioPciDriver.plain(bench.kernel()));
    }

    @Given("driver_override of {device} is {string}")
    public void override(String device, String driver) {
        bench.kernel().drivers().override(bench.function(device), driver);
    }

    @When("the kernel looks for a driver for {device}")
    public void looksForDriver(String device) {
        bench.kernel().drivers().probe(bench.function(device));
    }

    @Then("{device} has no driver")
    public void hasNoDriver(String device) {
        assertThat(bench.kernel().drivers().driverOf(bench.function(device))).isEmpty();
    }

    @Then("{device} is bound to {string}")
    public void isBoundTo(String device, String driver) {
        assertThat(bench.kernel().drivers().driverOf(bench.function(device)))
                .map(PciDriver::name)
                .contains(driver);
    }

    @When("a tool looks for the best VFIO driver of {device}")
    public void toolLooks(String device) {
        tool = Modalias.closest(bench.function(device), bench.kernel().drivers().loaded())
                .orElse("");
    }

    private String tool = "";

    @Then("the tool finds {string} by an alias that starts with vfio_pci")
    public void toolFinds(String driver) {
        assertThat(tool).startsWith("vfio_pci:");
        assertThat(bench.kernel().drivers().loaded())
                .filteredOn(loaded -> Modalias.of(loaded).contains(tool))
                .extracting(PciDriver::name)
                .containsExactly(driver);
    }

    @When("vfio-pci is offered {word}")
    public void offered(String quoted) {
        bench.attempt(() -> bench.bind(quoted.replace("\"", "")).result());
    }

    @Given("the virtual functions of {device} are enabled")
    public void virtualFunctionsEnabled(String device) {
        assertThat(bench.function(device).sriov().total()).isPositive();
        bench.machine().enableVirtualFunctions();
    }

    @Given("a user who has opened {device} and set its request eventfd")
    public void openedWithRequest(String device) {
        asked = bench.open(device).calls().eventfd();
        Bench.demand(bench.user().trigger(REQ, asked));
    }

    @When("the kernel unbinds {device}")
    public void unbinds(String device) {
        bench.kernel().unbind(bench.function(device));
    }

    @Then("closing {device} sets it free")
    public void closingFrees(String device) {
        Bench.demand(bench.user(device).close());
        hasNoDriver(device);
    }

    @Then("the user has been asked {int} time(s)")
    public void hasBeenAsked(int times) {
        total += bench.user().take(asked);
        assertThat(total).isEqualTo(times);
    }

    private long total;

    @Then("after {int} seconds the user has been asked {int} times")
    public void askedAfter(int seconds, int times) {
        for (int passed = 0; passed < seconds; passed += 10) {
            bench.kernel().tenSecondsPass();
        }
        hasBeenAsked(times);
    }

    /** A driver of the kernel's own that does nothing with what it gets. */
    private record Ordinary(List<DeviceId> ids) implements PciDriver {
        @Override
        public String name() {
            return "ordinary";
        }

        @Override
        public Errno probe(PciFunction function) {
            return Errno.OK;
        }

        @Override
        public void remove(PciFunction function) {}
    }
}
