package org.vfiospec.pci.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigSpaceTest {
    private final ConfigSpace zip = ConfigLayout.endpoint(0x19e5, 0xa250)
            .revision(0x30)
            .classCode(0x120000)
            .memory64(2, 0x40_0000)
            .memory32(0, 0x1000)
            .express(PortType.INTEGRATED_ENDPOINT)
            .msi(4)
            .msix(8, 0, 0x800)
            .powerManagement()
            .acs(Set.of(Acs.SV, Acs.RR), Set.of(Acs.RR))
            .sriov(0x200, 63, 1, 1, 0xa251, Map.of(2, 0x1_0000L))
            .build();

    @Test
    void identifies_the_function() {
        assertThat(zip.read(0, 4)).isEqualTo(0xa250_19e5);
        assertThat(zip.read(8, 4)).isEqualTo(0x1200_0030);
        assertThat(zip.portType()).isEqualTo(PortType.INTEGRATED_ENDPOINT);
        assertThat(zip.isBridge()).isFalse();
    }

    @Test
    void sizes_a_bar_by_writing_all_ones() {
        zip.write(0x18, 4, -1);
        zip.write(0x1c, 4, -1);
        zip.write(0x10, 4, -1);

        assertThat(zip.read(0x18, 4)).isEqualTo(0xffc0_000c);
        assertThat(zip.read(0x1c, 4)).isEqualTo(-1);
        assertThat(zip.read(0x10, 4)).isEqualTo(0xffff_f000);
        assertThat(zip.read(0x14, 4)).isZero();
    }

    @Test
    void keeps_an_address_in_both_halves_of_a_wide_bar() {
        BarRegister bar = zip.bars().get(2);

        bar.assign(0x1400_0040_0000L);

        assertThat(bar.address()).isEqualTo(0x1400_0040_0000L);
        assertThat(bar.size()).isEqualTo(0x40_0000);
        assertThat(zip.bars()).containsOnlyKeys(0, 2);
    }

    @Test
    void links_every_capability_into_its_list() {
        assertThat(zip.find(Capability.EXPRESS)).isEqualTo(0x40);
        assertThat(zip.find(Capability.MSI)).isNotZero();
        assertThat(zip.find(Capability.MSIX)).isNotZero();
        assertThat(zip.find(Capability.POWER_MANAGEMENT)).isNotZero();
        assertThat(zip.find(Capability.ERROR_REPORTING)).isEqualTo(0x100);
        assertThat(zip.find(Capability.SRIOV)).isEqualTo(0x200);
        assertThat(zip.find(Capability.ATS)).isZero();
    }

    @Test
    void places_the_registers_of_sriov_where_the_boot_log_of_the_real_device_shows_them() {
        assertThat(zip.read(0x20e, 2)).isEqualTo(63);
        assertThat(zip.read(0x21a, 2)).isEqualTo(0xa251);
        zip.write(0x22c, 4, -1);
        assertThat(zip.read(0x22c, 4)).isEqualTo(0xffff_000c);
        assertThat(zip.virtualBars()).containsOnlyKeys(2);
    }

    @Test
    void lets_software_switch_only_the_controls_that_are_implemented() {
        zip.write(zip.find(Capability.ACS) + 6, 2, 0x7f);

        assertThat(zip.acsEnabled()).containsExactlyInAnyOrder(Acs.SV, Acs.RR);
    }

    @Test
    void ignores_writes_to_what_is_hard_wired() {
        zip.write(0, 4, 0);
        zip.write(0x34, 1, 0);

        assertThat(zip.read(0, 2)).isEqualTo(0x19e5);
        assertThat(zip.find(Capability.EXPRESS)).isEqualTo(0x40);
    }

    @Test
    void reads_all_ones_past_its_end() {
        assertThat(zip.read(0x1000, 4)).isEqualTo(-1);
        assertThat(zip.read(0xfff, 2)).isEqualTo(0xffff);
        assertThat(zip.read(-1, 1)).isEqualTo(0xff);
    }

    @Test
    void is_256_bytes_long_without_pci_express() {
        ConfigSpace conventional = ConfigLayout.endpoint(0x1af4, 1).build();

        assertThat(conventional.size()).isEqualTo(256);
        assertThat(conventional.portType()).isEqualTo(PortType.CONVENTIONAL);
        assertThat(conventional.find(Capability.ACS)).isZero();
    }

    @Test
    void refuses_a_bar_that_no_decoder_could_have() {
        ConfigLayout layout = ConfigLayout.endpoint(0x1af4, 1);

        assertThatThrownBy(() -> layout.memory32(0, 0x3000)).hasMessageContaining("0x3000");
    }

    @Test
    void opens_the_windows_of_a_bridge_and_closes_an_empty_one() {
        ConfigSpace bridge =
                ConfigLayout.bridge(0x1b36, 0xc).express(PortType.ROOT_PORT).build();

        bridge.openWindows(new Window(0x4000_0000L, 0x4000_0000L), new Window(0x1400_0000_0000L, 0x1400_0040_0000L));

        assertThat(bridge.windows()).containsExactly(new Window(0x1400_0000_0000L, 0x1400_0040_0000L));
    }
}
