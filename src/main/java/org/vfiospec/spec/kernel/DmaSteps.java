package org.vfiospec.spec.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vfiospec.iommu.Iommu;
import org.vfiospec.uapi.Bitmap;
import org.vfiospec.uapi.DeviceFeature;
import org.vfiospec.uapi.DirtyBitmap;
import org.vfiospec.uapi.DirtyBitmapGet;
import org.vfiospec.uapi.DmaMap;
import org.vfiospec.uapi.Request;

/** What a user makes reachable, and what it learns of writes. */
public final class DmaSteps {
    private static final long PAGE = 0x1000;
    private static final long IOVA = 0x10_0000;
    private static final long SIZE = 4 * PAGE;
    private static final int BOTH = DmaMap.FLAG_READ | DmaMap.FLAG_WRITE;

    /** A range relative to the map: first page, and pages. */
    record Range(int first, int pages) {
        long iova() {
            return IOVA + first * PAGE;
        }

        long size() {
            return pages * PAGE;
        }
    }

    private static final Map<String, Range> RANGES = Map.of(
            "at the same address", new Range(0, 4),
            "across the start of the map", new Range(-1, 2),
            "across the end of the map", new Range(3, 2),
            "inside the map", new Range(1, 2),
            "around the map", new Range(-1, 6),
            "where nothing is mapped", new Range(0x100, 1),
            "of the whole map", new Range(0, 4));

    private final Bench bench;
    private final List<byte[]> bitmaps = new ArrayList<>();
    private long memory;

    public DmaSteps(Bench bench) {
        this.bench = bench;
    }

    @Given("a user who has opened {device} and mapped memory for DMA")
    public void openedAndMapped(String device) {
        memory = bench.open(device).calls().mmap(16 * PAGE);
        bench.master();
        Bench.demand(bench.user().mapDma(IOVA, memory, SIZE));
    }

    /** A place in relation to the map that the user has made. */
    @ParameterType("at the same address|across the (?:start|end) of the map|inside the map|around the map"
            + "|where nothing is mapped|of the whole map")
    public Range mapPlace(String words) {
        return RANGES.get(words);
    }

    @When("the user maps memory for DMA {mapPlace}")
    public void mapsAt(Range range) {
        attempt(BOTH, memory, range.iova(), range.size());
    }

    @When("the user maps memory for DMA with a misaligned address")
    public void misalignedAddress() {
        attempt(BOTH, memory, 0x200800, PAGE);
    }

    @When("the user maps memory for DMA with a misaligned size")
    public void misalignedSize() {
        attempt(BOTH, memory, 0x200000, PAGE + 1);
    }

    @When("the user maps memory for DMA with size 0")
    public void emptySize() {
        attempt(BOTH, memory, 0x200000, 0);
    }

    @When("the user maps memory for DMA with a range that wraps around")
    public void wraps() {
        attempt(BOTH, memory, -PAGE, 2 * PAGE);
    }

    @When("the user maps memory for DMA with no access at all")
    public void noAccess() {
        attempt(0, memory, 0x200000, PAGE);
    }

    @When("the user maps memory for DMA with an unknown flag")
    public void unknownFlag() {
        attempt(BOTH | 8, memory, 0x200000, PAGE);
    }

    @When("the user maps memory for DMA with an address in the interrupt window")
    public void inWindow() {
        attempt(BOTH, memory, Iommu.MSI_WINDOW, PAGE);
    }

    @When("the user maps memory for DMA with an address beyond the aperture")
    public void beyondAperture() {
        attempt(BOTH, memory, 1L << 48, PAGE);
    }

    @When("the user maps memory for DMA from an address that is not mapped")
    public void fromNowhere() {
        attempt(BOTH, 0x1000, 0x200000, PAGE);
    }

    private void attempt(int flags, long vaddr, long iova, long size) {
        DmaMap map = new DmaMap(DmaMap.SIZE, flags, vaddr, iova, size);
        bench.attempt(() -> bench.user().askContainer(Request.VFIO_IOMMU_MAP_DMA, map.toBytes()));
    }

    @Given("the host allows {int} mapping(s) for each container")
    public void allowsMappings(int limit) {
        bench.kernel().limitMappings(limit);
    }

    @When("the user maps one more page for DMA")
    public void mapsOneMore() {
        attempt(BOTH, memory, 0x4000_0000L, PAGE);
    }

    @Given("the user may lock {int} KiB")
    public void mayLock(int kibibytes) {
        bench.user().limitLockedMemory(kibibytes * 1024L);
    }

    @When("the user maps {int} KiB for DMA")
    public void maps(int kibibytes) {
        long address = bench.user().calls().mmap(kibibytes * 1024L);
        attempt(BOTH, address, 0x4000_0000L, kibibytes * 1024L);
    }

    @When("the user unmaps DMA {mapPlace}")
    public void unmaps(Range range) {
        bench.attempt(() -> bench.user().unmapDma(range.iova(), range.size()));
    }

    @Given("{device} has written the memory by DMA")
    public void hasWritten(String device) {
        assertThat(bench.card(device).bus().write(IOVA, new byte[] {1, 2, 3, 4}))
                .isTrue();
        ByteBuffer back = User.little(4);
        bench.user().calls().load(memory, back);
        assertThat(back.array()).containsExactly(1, 2, 3, 4);
    }

    @Then("a DMA write of {device} faults")
    public void faults(String device) {
        int before = bench.machine().iommu().faults().size();
        bench.card(device).bus().write(IOVA, new byte[] {1, 2, 3, 4});
        assertThat(bench.machine().iommu().faults()).hasSize(before + 1);
    }

    @Given("the user has started dirty tracking")
    public void hasStarted() {
        ByteBuffer start = new DirtyBitmap(DirtyBitmap.SIZE, DirtyBitmap.FLAG_START).toBytes();
        Bench.demand(bench.user().askContainer(Request.VFIO_IOMMU_DIRTY_PAGES, start));
    }

    @When("the user asks for dirty pages with a page size of 64 KiB")
    public void wrongPageSize() {
        bench.attempt(() -> dirty(IOVA, SIZE, 0x10000, 8));
    }

    @When("the user asks for dirty pages with a misaligned range")
    public void misalignedRange() {
        bench.attempt(() -> dirty(IOVA + 1, SIZE, PAGE, 8));
    }

    @When("the user asks for dirty pages with a range that cuts a map")
    public void cuttingRange() {
        bench.attempt(() -> dirty(IOVA + PAGE, PAGE, PAGE, 8));
    }

    @When("the user asks for dirty pages with a bitmap that is too small")
    public void smallBitmap() {
        bench.attempt(() -> dirty(IOVA, SIZE, PAGE, 7));
    }

    @When("the user asks for dirty pages with a bitmap above 256 MiB")
    public void largeBitmap() {
        bench.attempt(() -> dirty(IOVA, SIZE, PAGE, (1L << 28) + 8));
    }

    @When("the user asks for dirty pages twice")
    public void asksTwice() {
        for (int i = 0; i < 2; i++) {
            bench.attempt(() -> dirty(IOVA, SIZE, PAGE, 8));
            ByteBuffer bits = User.little(8);
            bench.user().calls().load(memory + 8 * PAGE, bits);
            bitmaps.add(bits.array().clone());
        }
    }

    @Then("every page of the map is dirty both times")
    public void allDirty() {
        assertThat(bitmaps).hasSize(2).allSatisfy(bits -> assertThat(bits).startsWith(0x0f, 0));
    }

    private int dirty(long iova, long size, long pgsize, long bitmapSize) {
        ByteBuffer bytes = User.little(DirtyBitmap.SIZE + DirtyBitmapGet.SIZE);
        new DirtyBitmap(bytes.capacity(), DirtyBitmap.FLAG_GET_BITMAP).putTo(bytes);
        new DirtyBitmapGet(iova, size, new Bitmap(pgsize, bitmapSize, memory + 8 * PAGE)).putTo(bytes);
        return bench.user().askContainer(Request.VFIO_IOMMU_DIRTY_PAGES, bytes.flip());
    }

    @When("the user asks for feature {int}")
    public void asksFeature(int number) {
        bench.attempt(() -> bench.user().feature(DeviceFeature.GET | number, 16));
    }

    @When("the user of {device} gets feature {int}")
    public void getsFeature(String device, int number) {
        bench.attempt(() -> bench.user(device).feature(DeviceFeature.GET | number, 16));
    }

    @When("the user of {device} probes feature {int}")
    public void probesFeature(String device, int number) {
        bench.attempt(() -> bench.user(device).feature(DeviceFeature.PROBE | DeviceFeature.SET | number, 0));
    }
}
