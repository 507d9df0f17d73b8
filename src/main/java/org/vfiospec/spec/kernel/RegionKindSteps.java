package org.vfiospec.spec.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.trace.RegisterAccess;
import org.vfiospec.trace.TraceEvent;
import org.vfiospec.uapi.RegionInfo;
import org.vfiospec.uapi.Request;

/** Regions that are no memory BAR: the ROM, ports, and the addresses of VGA. */
public final class RegionKindSteps {
    private static final int VGA = 8;
    private static final int MARK = 0x5a5a1234;

    private final Bench bench;
    private RegionInfo info;
    private ByteBuffer bytes = User.little(0);

    public RegionKindSteps(Bench bench) {
        this.bench = bench;
    }

    @Given("the image in the ROM of {device} is damaged")
    public void damaged(String device) {
        byte[] image = Cards.romImage();
        image[0] = 0;
        bench.card(device).burn(image);
    }

    @Given("the host keeps VGA for itself")
    public void keepsVga() {
        bench.kernel().disableVga();
    }

    @Given("a frame buffer driver of the host has claimed {region} of {device}")
    public void claimed(int region, String device) {
        bench.kernel().take(bench.function(device), region);
    }

    @When("the user describes {region}")
    public void describes(int region) {
        bench.attempt(() -> {
            ByteBuffer answer = new RegionInfo(RegionInfo.SIZE, 0, region, 0, 0, 0).toBytes();
            int result = bench.user().ask(Request.VFIO_DEVICE_GET_REGION_INFO, answer);
            info = RegionInfo.from(answer);
            return result;
        });
    }

    @Then("it has {hex} bytes that can be {}")
    public void has(long size, String what) {
        assertThat(bench.result()).isZero();
        assertThat(info.size()).isEqualTo(size);
        assertThat(RegionFlags.of(info.flags())).isEqualTo(what);
    }

    @Then("it has no bytes and no flags")
    public void hasNothing() {
        assertThat(info.size()).isZero();
        assertThat(info.flags()).isZero();
    }

    @When("the user reads {int} bytes of {region} from {hex} on")
    public void reads(int count, int region, long position) {
        bytes = User.little(count);
        int fd = bench.user().device();
        long offset = bench.user().offset(region) + position;
        bench.attempt(() -> bench.user().calls().pread(fd, bytes, offset));
    }

    @When("the user writes {int} bytes of {region} from {hex} on")
    public void writes(int count, int region, long position) {
        int fd = bench.user().device();
        ByteBuffer data = User.little(count);
        Arrays.fill(data.array(), (byte) 0x5a);
        long offset = bench.user().offset(region) + position;
        bench.attempt(() -> bench.user().calls().pwrite(fd, data, offset));
    }

    @Then("the bytes are those of the image")
    public void areImage() {
        byte[] image = Arrays.copyOf(Cards.romImage(), bytes.capacity());
        assertThat(bytes.array()).isEqualTo(image);
    }

    @Then("the bytes are all ones")
    public void areOnes() {
        assertThat(bytes.array()).containsOnly(0xff);
    }

    @Then("the ROM of {device} was switched on for that and is off again")
    public void switched(String device) {
        assertThat(bench.world().sinceAction())
                .extracting(TraceEvent::target)
                .filteredOn(target -> target.startsWith(device + " config + 0x030"))
                .hasSize(2);
        assertThat(bench.function(device).config().read(ConfigSpace.ROM, 4) & ConfigSpace.ROM_ENABLE)
                .isZero();
    }

    @Then("no register of {device} was asked for that")
    public void notAsked(String device) {
        assertThat(bench.world().sinceAction())
                .filteredOn(event -> event.target().startsWith(device))
                .noneMatch(event -> event instanceof RegisterAccess);
    }

    @Then("the ports of {device} hold what was written")
    public void portsHold(String device) {
        assertThat(bench.card(device).windows().get(Cards.PORT_BAR).read(0, 4)).isEqualTo(0x5a5a5a5aL);
    }

    @Given("a value at address {hex} of VGA of {device}")
    public void vgaHolds(long address, String device) {
        bench.card(device).windows().get(VGA).write(address, 4, MARK);
    }

    @Then("the bytes begin with that value")
    public void beginWith() {
        assertThat(bytes.getInt(0)).isEqualTo(MARK);
    }

    @Then("the ROM of {device} stays at its address and off")
    public void romStays(String device) {
        int register = bench.function(device).config().read(ConfigSpace.ROM, 4);
        assertThat(register).isEqualTo((int) bench.function(device).rom().address());
    }

    /** The flags of a region in the words of the features. */
    private static final class RegionFlags {
        private RegionFlags() {}

        static String of(int flags) {
            StringBuilder words = new StringBuilder((flags & RegionInfo.FLAG_READ) != 0 ? "read" : "");
            words.append((flags & RegionInfo.FLAG_WRITE) != 0 ? ", written" : "");
            return words.append((flags & RegionInfo.FLAG_MMAP) != 0 ? ", mapped" : "")
                    .toString();
        }
    }
}
