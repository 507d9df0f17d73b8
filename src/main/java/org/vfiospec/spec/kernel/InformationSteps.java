package org.vfiospec.spec.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.ByteBuffer;
import java.util.Map;
import org.vfiospec.uapi.Capability;
import org.vfiospec.uapi.CapabilityChain;
import org.vfiospec.uapi.RegionInfo;
import org.vfiospec.uapi.Request;

/** What a device file says about itself. */
public final class InformationSteps {
    private static final int CHAIN = 8;
    private static final Map<String, Integer> ROOM = Map.of(
            "the bare structure",
            RegionInfo.SIZE,
            "one byte less than needed",
            RegionInfo.SIZE + CHAIN - 1,
            "exactly the size needed",
            RegionInfo.SIZE + CHAIN);

    private final Bench bench;
    private ByteBuffer answer;

    public InformationSteps(Bench bench) {
        this.bench = bench;
    }

    @When("the user asks {word} with argsz one below {int}")
    public void asksBelow(String request, int minimum) {
        ByteBuffer bytes = User.little(256).putInt(0, minimum - 1);
        bench.attempt(() -> bench.user().ask(Request.valueOf(request), bytes));
    }

    @When("the user asks {word} with memory that ends one byte before {int}")
    public void asksShort(String request, int minimum) {
        ByteBuffer bytes = User.little(minimum - 1).putInt(0, 256);
        bench.attempt(() -> bench.user().ask(Request.valueOf(request), bytes));
    }

    @When("the user asks {word} with memory that cannot be written")
    public void asksReadOnly(String request) {
        ByteBuffer bytes = User.little(24).putInt(0, 24).asReadOnlyBuffer();
        bench.attempt(() -> bench.user().ask(Request.valueOf(request), bytes));
    }

    @When("the user asks for {region} of {device} with {}")
    public void asksWithRoom(int region, String device, String room) {
        answer = bench.user(device).describe(region, ROOM.get(room));
    }

    @Then("the description names the size that the chain takes")
    public void namesSize() {
        RegionInfo info = RegionInfo.from(answer);
        assertThat(info.argsz()).isEqualTo(RegionInfo.SIZE + CHAIN);
        assertThat(info.capOffset()).isZero();
        assertThat(info.flags() & RegionInfo.FLAG_CAPS).isNotZero();
    }

    @Then("the description carries the chain")
    public void carriesChain() {
        int first = answer.getInt(12);
        assertThat(CapabilityChain.parse(answer, first)).containsExactly(Capability.bare(Capability.MSIX_MAPPABLE));
    }

    @When("the user asks for {region} of {device}")
    public void asksForRegion(int region, String device) {
        answer = bench.user(device).describe(region, RegionInfo.SIZE);
    }

    @Then("the region has size 0 and no flags")
    public void isAbsent() {
        RegionInfo info = RegionInfo.from(answer);
        assertThat(info.size()).isZero();
        assertThat(info.flags()).isZero();
    }

    @When("the user asks for the region with index {long}")
    public void asksForIndex(long index) {
        ByteBuffer bytes = new RegionInfo(RegionInfo.SIZE, 0, (int) index, 0, 0, 0).toBytes();
        bench.attempt(() -> bench.user().ask(Request.VFIO_DEVICE_GET_REGION_INFO, bytes));
    }

    @When("the user asks for {interrupt} of {device}")
    public void asksForInterrupt(int index, String device) {
        vectors = bench.user(device).irq(index).count();
    }

    private int vectors;

    @Then("the index has {int} vectors")
    public void hasVectors(int count) {
        assertThat(vectors).isEqualTo(count);
    }
}
