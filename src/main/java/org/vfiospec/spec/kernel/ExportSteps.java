package org.vfiospec.spec.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.vfiospec.iommu.Domain;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.uapi.DeviceFeature;
import org.vfiospec.uapi.DmaBufGet;
import org.vfiospec.uapi.DmaRange;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.Feature;
import org.vfiospec.vfio.VariantDriver;
import org.vfiospec.vfio.pci.DmaBuf;
import org.vfiospec.vfio.process.Extent;
import org.vfiospec.vfio.process.VmmProcess;

/** Parts of BARs as dma-bufs, and drivers of other cards that import them. */
public final class ExportSteps {
    private static final int BAR = 2;
    private static final long PAGE = 0x1000;
    private static final long SIZE = 0x1_0000;
    private static final int GET = Feature.DMA_BUF.number() | DeviceFeature.GET;
    private static final long IOVA = 0x4000_0000L;
    private static final byte[] WRITTEN = {0x12, 0x34, 0x56, 0x78};

    private final Bench bench;
    private int fd = -1;

    public ExportSteps(Bench bench) {
        this.bench = bench;
    }

    /** A driver that adds nothing, and says nothing about exports. */
    private record Silent() implements VariantDriver {
        @Override
        public String name() {
            return "silent";
        }

        @Override
        public Errno probe(PciFunction function) {
            return Errno.OK;
        }
    }

    @Given("a user with {device} open through a variant driver")
    public void openThroughVariant(String device) {
        bench.openThrough(device, new Silent());
    }

    @Given("the user has exported {hex} bytes at {hex} of {region} of {device}")
    public void exported(long length, long offset, int region, String device) {
        bench.user(device);
        fd = export(region, 0, new DmaRange(offset, length));
        Bench.demand(fd);
    }

    @When("the user exports all of {region}")
    public void exportsAll(int region) {
        exports(region, new DmaRange(0, SIZE));
    }

    @When("the user exports a page of {region}")
    public void exportsPage(int region) {
        exports(region, new DmaRange(0, PAGE));
    }

    @When("the user exports two parts of {region}")
    public void exportsTwo(int region) {
        exports(region, new DmaRange(SIZE - PAGE, PAGE), new DmaRange(0, PAGE));
    }

    @When("the user exports nothing of {region}")
    public void exportsNothing(int region) {
        exports(region, new DmaRange(PAGE, 0));
    }

    @When("the user exports no ranges")
    public void exportsNoRanges() {
        exports(BAR);
    }

    @When("the user exports half a page of {region}")
    public void exportsHalf(int region) {
        exports(region, new DmaRange(0, PAGE / 2));
    }

    @When("the user exports a page at an odd place of {region}")
    public void exportsOdd(int region) {
        exports(region, new DmaRange(PAGE / 2, PAGE));
    }

    @When("the user exports one page more than {region}")
    public void exportsMore(int region) {
        exports(region, new DmaRange(0, SIZE + PAGE));
    }

    @When("the user exports the page behind {region}")
    public void exportsBehind(int region) {
        exports(region, new DmaRange(SIZE, PAGE));
    }

    @When("the user exports an offset that wraps around")
    public void exportsWrap() {
        exports(BAR, new DmaRange(-PAGE, PAGE));
    }

    @When("the user exports lengths whose sum wraps around")
    public void exportsWrappingSum() {
        exports(BAR, new DmaRange(0, Long.MIN_VALUE), new DmaRange(0, Long.MIN_VALUE));
    }

    @When("the user exports ranges that are not there")
    public void exportsMissing() {
        bench.attempt(() -> bench.user().feature(GET, new DmaBufGet(BAR, 0, 0, 1).toBytes()));
    }

    @When("the user exports a flag")
    public void exportsFlag() {
        bench.attempt(() -> export(BAR, 1, new DmaRange(0, PAGE)));
    }

    @When("the user exports an absent BAR")
    public void exportsAbsent() {
        exports(1, new DmaRange(0, PAGE));
    }

    @When("the user exports the ports")
    public void exportsPorts() {
        exports(Cards.PORT_BAR, new DmaRange(0, PAGE));
    }

    @When("the user exports the ROM")
    public void exportsRom() {
        exports(6, new DmaRange(0, PAGE));
    }

    @When("the user exports config space")
    public void exportsConfig() {
        exports(User.CONFIG, new DmaRange(0, PAGE));
    }

    @When("the user exports region {long}")
    public void exportsIndex(long index) {
        exports((int) index, new DmaRange(0, PAGE));
    }

    private void exports(int region, DmaRange... ranges) {
        bench.attempt(() -> {
            fd = export(region, 0, ranges);
            return fd;
        });
    }

    private int export(int region, int flags, DmaRange... ranges) {
        return bench.user().export(new DmaBufGet(region, 0, flags, ranges.length), Arrays.asList(ranges));
    }

    @Given("the driver of {device} has imported it")
    public void imported(String device) {
        assertThat(importBy(device)).isEqualTo(Errno.OK);
    }

    /** As a driver does: it maps what it is told, and takes it out again when it is asked to. */
    private Errno importBy(String device) {
        Domain domain = bench.machine().group(device).defaultDomain();
        DmaBuf file = (DmaBuf) ((VmmProcess) bench.user().calls()).file(fd).orElseThrow();
        List<Extent> parts = file.map(() -> domain.unmap(IOVA, PAGE));
        return parts.isEmpty()
                ? Errno.ENODEV
                : domain.map(IOVA, parts.get(0).physical(), parts.get(0).size(), true, true);
    }

    @When("{device} writes the start of the import by DMA")
    public void writes(String device) {
        bench.world().act(() -> bench.card(device).bus().write(IOVA, WRITTEN));
    }

    @Then("register {hex} of {region} of {device} holds what was written")
    public void holds(long offset, int region, String device) {
        assertThat(bench.card(device).windows().get(region).read(offset, 4))
                .isEqualTo(ByteBuffer.wrap(WRITTEN)
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                        .getInt());
    }

    @Then("{device} cannot reach the import by DMA")
    public void cannotReach(String device) {
        assertThat(bench.card(device).bus().read(IOVA, new byte[4])).isFalse();
    }

    @Then("an import of it now is granted")
    public void granted() {
        assertThat(importBy("old0")).isEqualTo(Errno.OK);
    }

    @Then("an import of it now is refused")
    public void refused() {
        assertThat(importBy("old0")).isEqualTo(Errno.ENODEV);
    }
}
