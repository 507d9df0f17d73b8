package org.vfiospec.pci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vfiospec.pci.config.Acs;
import org.vfiospec.pci.config.ConfigLayout;
import org.vfiospec.pci.config.PortType;
import org.vfiospec.trace.Trace;

class IsolationTest {
    private static final int REQUIRED = 0x1d;

    private static PciFunction plug(ConfigLayout layout, Platform platform) {
        return new Fabric(new Trace(), platform).rootBus(0, 0).plug(0, 0, Chip.hollow("f", layout));
    }

    private static ConfigLayout layout(PortType type) {
        boolean bridge = type != PortType.ENDPOINT && !type.isIntegrated() && type != PortType.LEGACY_ENDPOINT;
        ConfigLayout layout = bridge ? ConfigLayout.bridge(0x1b36, 1) : ConfigLayout.endpoint(0x1af4, 1);
        return layout.express(type);
    }

    /** Every pair of capability and control word, against the arithmetic of masks. */
    @ParameterizedTest
    @EnumSource(names = {"ROOT_PORT", "DOWNSTREAM_PORT"})
    void a_port_is_judged_by_the_required_controls_it_implements(PortType type) {
        for (int implemented = 0; implemented < 0x80; implemented++) {
            for (int enabled = 0; enabled < 0x80; enabled++) {
                ConfigLayout layout = layout(type).acs(Acs.of(implemented), Acs.of(enabled));
                int asked = REQUIRED & implemented;
                assertThat(Isolation.of(plug(layout, Platform.PLAIN), Acs.ISOLATION))
                        .as("implements 0x%02x, enabled 0x%02x", implemented, enabled)
                        .isEqualTo((enabled & implemented & asked) == asked);
            }
        }
    }

    @Test
    void egress_control_is_asked_for_even_where_it_is_not_implemented() {
        PciFunction port = plug(layout(PortType.ROOT_PORT).acs(Set.of(Acs.SV), Set.of(Acs.SV)), Platform.PLAIN);

        assertThat(Isolation.of(port, Set.of(Acs.EC))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ENDPOINT, true",
        "LEGACY_ENDPOINT, true",
        "INTEGRATED_ENDPOINT, true",
        "UPSTREAM_PORT, true",
        "ROOT_PORT, false",
        "DOWNSTREAM_PORT, false",
        "PCIE_TO_PCI_BRIDGE, false",
        "PCI_TO_PCIE_BRIDGE, false",
        "EVENT_COLLECTOR, false"
    })
    void without_the_capability_only_a_single_function_with_nothing_below_is_isolating(PortType type, boolean ok) {
        assertThat(Isolation.of(plug(layout(type), Platform.PLAIN), Acs.ISOLATION))
                .isEqualTo(ok);
    }

    @ParameterizedTest
    @EnumSource(names = {"ENDPOINT", "INTEGRATED_ENDPOINT", "UPSTREAM_PORT"})
    void a_function_of_several_needs_the_controls(PortType type) {
        ConfigLayout without = layout(type).multifunction();
        ConfigLayout with = layout(type).multifunction().acs(Acs.ISOLATION, Acs.ISOLATION);

        assertThat(Isolation.of(plug(without, Platform.PLAIN), Acs.ISOLATION)).isFalse();
        assertThat(Isolation.of(plug(with, Platform.PLAIN), Acs.ISOLATION)).isTrue();
    }

    @Test
    void conventional_pci_isolates_nothing() {
        assertThat(Isolation.of(plug(ConfigLayout.endpoint(0x1af4, 1), Platform.PLAIN), Acs.ISOLATION))
                .isFalse();
    }

    @Test
    void the_word_of_a_vendor_is_final() {
        Platform vouching = Platform.PLAIN.withIsolated(List.of(DeviceId.of(0x1b36, 1)));

        assertThat(Isolation.of(plug(layout(PortType.ROOT_PORT), vouching), Acs.ISOLATION))
                .isTrue();
    }
}
