package org.vfiospec.spec.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vfiospec.iommu.HostMemory;
import org.vfiospec.iommu.Iommu;
import org.vfiospec.iommu.ReservedRegion;
import org.vfiospec.uapi.Capability;
import org.vfiospec.uapi.CapabilityChain;
import org.vfiospec.uapi.Request;
import org.vfiospec.uapi.Type1Info;

/** IOVAs that are spoken for before a user maps anything. */
public final class ReservedSteps {
    private static final int IOVA_RANGES = 1;
    private static final int ROOM = 256;
    private static final long PAGES = 4;

    private final Bench bench;
    private ReservedRegion region;
    private List<String> ranges = List.of();

    public ReservedSteps(Bench bench) {
        this.bench = bench;
    }

    /** A type of region, by the name that sysfs has for it. */
    @ParameterType("direct|direct-relaxable|reserved|msi")
    public ReservedRegion.Type regionType(String name) {
        return ReservedRegion.Type.valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    @Given("firmware declares a {regionType} region of {device}")
    public void declares(ReservedRegion.Type type, String device) {
        Iommu iommu = bench.machine().iommu();
        long first = iommu.memory().allocate(PAGES * HostMemory.PAGE);
        region = new ReservedRegion(type, first, first + PAGES * HostMemory.PAGE - 1);
        iommu.reserve(bench.function(device), region);
    }

    @Given("{device} is bound to vfio-pci")
    public void isBound(String device) {
        Bench.demand(bench.bind(device).result());
    }

    @When("the user maps memory for DMA in that region")
    public void maps() {
        map(region.first() + HostMemory.PAGE);
    }

    @When("the user maps memory for DMA across the start of that region")
    public void mapsAcross() {
        map(region.first() - HostMemory.PAGE);
    }

    @When("the user maps memory for DMA right before that region")
    public void mapsBefore() {
        map(region.first() - 2L * HostMemory.PAGE);
    }

    private void map(long iova) {
        long memory = bench.user().calls().mmap(2L * HostMemory.PAGE);
        bench.attempt(() -> bench.user().mapDma(iova, memory, 2L * HostMemory.PAGE));
    }

    @Given("the user has mapped memory for DMA in that region")
    public void hasMapped() {
        maps();
        assertThat(bench.world().attempt().failed()).isFalse();
    }

    @When("the user takes {device} into the same container")
    public void takes(String device) {
        bench.attempt(() -> bench.join(device, bench.subject()));
    }

    @When("the user asks which addresses may be mapped")
    public void asks() {
        ByteBuffer bytes = User.little(ROOM);
        new Type1Info(ROOM, 0, 0, 0, 0).putTo(bytes);
        bench.attempt(() -> bench.user().askContainer(Request.VFIO_IOMMU_GET_INFO, bytes.rewind()));
        Type1Info info = Type1Info.from(bytes.rewind());
        ranges = CapabilityChain.parse(bytes.rewind(), info.capOffset()).stream()
                .filter(capability -> capability.id() == IOVA_RANGES)
                .findFirst()
                .map(ReservedSteps::ranges)
                .orElseThrow();
    }

    private static List<String> ranges(Capability capability) {
        ByteBuffer body = capability.body().order(ByteOrder.LITTLE_ENDIAN);
        int count = body.getInt();
        body.getInt();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            found.add("%x-%x".formatted(body.getLong(), body.getLong()));
        }
        return found;
    }

    @Then("the answer leaves out that region and the interrupt window")
    public void leavesOut() {
        assertThat(bench.world().attempt().failed()).isFalse();
        assertThat(ranges)
                .containsExactly(
                        "0-%x".formatted(Iommu.MSI_WINDOW - 1),
                        "%x-%x".formatted(Iommu.MSI_WINDOW + Iommu.MSI_WINDOW_SIZE, region.first() - 1),
                        "%x-%x".formatted(region.last() + 1, (1L << 48) - 1));
    }

    @Then("{device} can write the memory of that region at its physical address")
    public void writes(String device) {
        assertThat(bench.card(device).bus().write(region.first(), new byte[] {1, 2, 3, 4}))
                .isTrue();
        ByteBuffer back = User.little(4);
        bench.machine().iommu().memory().read(region.first(), back);
        assertThat(back.array()).containsExactly(1, 2, 3, 4);
    }

    @Then("{device} cannot write the memory of that region at its physical address")
    public void cannotWrite(String device) {
        assertThat(bench.card(device).bus().write(region.first(), new byte[] {1, 2, 3, 4}))
                .isFalse();
    }
}
