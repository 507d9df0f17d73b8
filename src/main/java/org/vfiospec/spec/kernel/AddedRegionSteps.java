package org.vfiospec.spec.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.ByteBuffer;
import java.util.List;
import org.vfiospec.uapi.Capability;

/** A driver with a region of its own, of which a part is trapped. */
public final class AddedRegionSteps {
    private static final int INDEX = 9;
    private static final int MARK = 0x5a5a1234;

    private final Bench bench;
    private RegionDriver driver;
    private List<Capability> chain = List.of();
    private long mapping;

    public AddedRegionSteps(Bench bench) {
        this.bench = bench;
    }

    @Given("a user with {device} open through a driver with a region of which 1 page is trapped")
    public void mappable(String device) {
        driver = new RegionDriver(true);
        bench.openThrough(device, driver);
    }

    @Given("a user with {device} open through a driver whose region says that it cannot be mapped")
    public void unmappable(String device) {
        driver = new RegionDriver(false);
        bench.openThrough(device, driver);
    }

    @When("the user describes the driver's region")
    public void describes() {
        bench.world().act(() -> chain = bench.user().capabilities(INDEX));
    }

    @Then("its type is {hex} and its subtype {int}")
    public void isOfType(long type, int subtype) {
        assertThat(chain.get(0)).isEqualTo(Capability.type((int) type, subtype));
    }

    @Then("it lists one part that can be mapped, of {hex} bytes from {hex} on")
    public void lists(long size, long offset) {
        ByteBuffer wanted = Capability.sparseMmap(List.of(new Capability.Area(offset, size)))
                .body();
        assertThat(chain).extracting(Capability::id).containsExactly(Capability.TYPE, Capability.SPARSE_MMAP);
        assertThat(chain.get(1).body().slice(0, wanted.remaining())).isEqualTo(wanted);
    }

    @When("the user maps {hex} bytes of the driver's region from {hex} on")
    public void maps(long length, long start) {
        bench.attempt(() -> bench.user().map(INDEX, start, length));
    }

    @Given("the user has mapped {hex} bytes of the driver's region from {hex} on")
    public void mapped(long length, long start) {
        mapping = bench.user().map(INDEX, start, length);
        Bench.demand(mapping);
    }

    @When("the user stores a value at {hex} of the mapping")
    public void stores(long offset) {
        ByteBuffer value = User.int32(MARK);
        bench.attempt(() -> bench.user().calls().store(mapping + offset, value));
    }

    @Then("the driver's region holds it at {hex}")
    public void holds(long offset) {
        assertThat(bench.world().attempt().failed()).isFalse();
        assertThat(bench.user().value(INDEX, offset, 4)).isEqualTo(MARK);
    }

    @Then("the driver was not asked for a mapping")
    public void notAsked() {
        assertThat(driver.timesAsked()).isZero();
    }
}
