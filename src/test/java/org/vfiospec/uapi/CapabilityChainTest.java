package org.vfiospec.uapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapabilityChainTest {
    private static final Capability TYPE = Capability.type(3, 1);
    private static final Capability SPARSE = Capability.sparseMmap(List.of(new Capability.Area(0x1000, 0x2000)));

    @Test
    void links_are_offsets_from_the_start_of_the_structure() {
        ByteBuffer chain = CapabilityChain.toBytes(List.of(TYPE, Capability.bare(3)), RegionInfo.SIZE);

        assertThat(HexFormat.of().formatHex(chain.array()))
                .isEqualTo("0200010030000000" + "0300000001000000" + "0300010000000000");
    }

    @Test
    void a_reader_gets_what_was_chained() {
        ByteBuffer info = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        info.position(RegionInfo.SIZE).put(CapabilityChain.toBytes(List.of(SPARSE, TYPE), RegionInfo.SIZE));

        List<Capability> read = CapabilityChain.parse(info.rewind(), RegionInfo.SIZE);

        assertThat(read).extracting(Capability::id).containsExactly(Capability.SPARSE_MMAP, Capability.TYPE);
        assertThat(read.get(0).body().getLong(8)).isEqualTo(0x1000);
        assertThat(read.get(1).body().getInt(0)).isEqualTo(3);
    }

    @Test
    void a_link_backwards_is_refused() {
        ByteBuffer info = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        info.putInt(RegionInfo.SIZE + 4, RegionInfo.SIZE);

        assertThatThrownBy(() -> CapabilityChain.parse(info, RegionInfo.SIZE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("capability at 0x20 links to 0x20");
    }

    @Test
    void an_offset_outside_the_buffer_is_refused() {
        assertThatThrownBy(() -> CapabilityChain.parse(ByteBuffer.allocate(32), 28))
                .hasMessageContaining("capability at 0x1c");
    }
}
