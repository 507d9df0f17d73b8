package org.vfiospec.vfio.pci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vfiospec.uapi.DmaMap;
import org.vfiospec.uapi.DmaUnmap;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.Request;

class MappingLimitTest {
    /** {@code dma_entry_limit} of vfio_iommu_type1.c, {@code U16_MAX}. */
    private static final int DEFAULT = 65_535;

    private static final int RAISED = 100_000;
    private static final int PAGE = 0x1000;
    private static final long FIRST = 0x1_0000_0000L;

    private final Bench bench = Bench.open();
    private final long page = bench.user.mmap(PAGE);

    private Errno map(int number) {
        long iova = FIRST + 2L * PAGE * number;
        DmaMap map = new DmaMap(DmaMap.SIZE, DmaMap.FLAG_READ, page, iova, PAGE);
        return Errno.of(bench.user.ioctl(bench.container, Request.VFIO_IOMMU_MAP_DMA.number(), map.toBytes()));
    }

    private Errno unmap(int number) {
        DmaUnmap unmap = new DmaUnmap(DmaUnmap.SIZE, 0, FIRST + 2L * PAGE * number, PAGE);
        return Errno.of(bench.user.ioctl(bench.container, Request.VFIO_IOMMU_UNMAP_DMA.number(), unmap.toBytes()));
    }

    private void mapAll(int from, int to) {
        for (int number = from; number < to; number++) {
            assertThat(map(number)).isEqualTo(Errno.OK);
        }
    }

    @Test
    void a_container_has_room_for_as_many_mappings_as_the_module_parameter_says() {
        mapAll(0, DEFAULT);
        assertThat(map(DEFAULT)).isEqualTo(Errno.ENOSPC);
        assertThat(unmap(7)).isEqualTo(Errno.OK);
        assertThat(map(7)).isEqualTo(Errno.OK);
        assertThat(map(DEFAULT)).isEqualTo(Errno.ENOSPC);

        bench.kernel.limitMappings(RAISED);

        mapAll(DEFAULT, RAISED);
        assertThat(map(RAISED)).isEqualTo(Errno.ENOSPC);
    }
}
