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
import org.vfiospec.vfio.VariantDriver;
import org.vfiospec.vfio.pci.VfioPciDriver;

/** Virtual functions in the hands of users, and the driver of their physical function. */
public final class VirtualFunctionSteps {
    private final Bench bench;
    private PhysicalDriver physical;

    public VirtualFunctionSteps(Bench bench) {
        this.bench = bench;
    }

    /** The driver of a physical function; it counts who looks at its data. */
    private static final class PhysicalDriver implements PciDriver {
        private final String name;
        private int looks;

        PhysicalDriver(String name) {
            this.name = name;
        }

        Object data() {
            return looks++;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<DeviceId> ids() {
            return List.of();
        }

        @Override
        public Errno probe(PciFunction function) {
            return Errno.OK;
        }

        @Override
        public void remove(PciFunction function) {}
    }

    /** A variant driver that cannot do without the data of one driver of the physical function. */
    private record Needing(Bench bench, PciFunction function, String wanted) implements VariantDriver {
        @Override
        public String name() {
            return "needing";
        }

        @Override
        public Errno probe(PciFunction offered) {
            return Errno.OK;
        }

        // pci_iov_get_pf_drvdata: which driver it is comes before what it knows.
        @Override
        public Errno open() {
            return bench.kernel()
                    .drivers()
                    .driverOf(function.physicalFunction())
                    .filter(driver -> driver.name().equals(wanted))
                    .map(driver -> ((PhysicalDriver) driver).data())
                    .map(data -> Errno.OK)
                    .orElse(Errno.EINVAL);
        }
    }

    @Given("the driver {string} has {device} and its virtual functions are bound to vfio-pci")
    public void bound(String driver, String device) {
        bindPhysical(driver, device);
        bench.function(device)
                .virtualFunctions()
                .forEach(each -> Bench.demand(bench.bind(each.name()).result()));
    }

    @Given("the driver {string} has {device} and its virtual functions are bound to a driver that needs {string}")
    public void boundToNeeding(String driver, String device, String wanted) {
        bindPhysical(driver, device);
        bench.function(device).virtualFunctions().forEach(each -> {
            VariantDriver needing = new Needing(bench, each, wanted);
            Bench.demand(bench.bind(each.name(), VfioPciDriver.of(bench.kernel(), List.of(), () -> needing))
                    .result());
        });
    }

    private void bindPhysical(String driver, String device) {
        physical = new PhysicalDriver(driver);
        Bench.demand(bench.bind(device, physical).result());
        bench.machine().enableVirtualFunctions();
    }

    @Given("the administrator has asked to remove the virtual functions of {device}")
    @When("the administrator removes the virtual functions of {device}")
    public void removes(String device) {
        bench.world().act(() -> bench.kernel().removeVirtualFunctions(bench.function(device)));
    }

    @When("a user asks for {device} through that driver")
    public void asks(String device) {
        bench.attempt(() -> bench.user(device).openAll(""));
    }

    @Then("{device} has {int} virtual functions")
    public void hasStill(String device, int count) {
        assertThat(bench.function(device).virtualFunctions()).hasSize(count);
    }

    @Then("closing {device} sets {device} free")
    public void closingFrees(String device, String freed) {
        Bench.demand(bench.user(device).close());
        assertThat(bench.kernel().drivers().driverOf(bench.function(freed))).isEmpty();
        assertThat(bench.function(freed).virtualFunctions()).isEmpty();
    }

    @Then("nobody has looked at the data of {string}")
    public void nobodyLooked(String driver) {
        assertThat(physical.name()).isEqualTo(driver);
        assertThat(physical.looks).isZero();
    }
}
