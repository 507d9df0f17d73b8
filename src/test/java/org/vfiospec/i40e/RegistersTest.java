package org.vfiospec.i40e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vfiospec.i40e.hardware.I40ePf;
import org.vfiospec.pci.Mmio;

/** The register tables against what the chip does; the offsets against numbers typed from the drivers' headers. */
class RegistersTest {
    private final I40ePf chip = new I40ePf(List.of("vf0", "vf1"), 64);
    private final Mmio bar0 = chip.inside(0).windows().get(0);

    @ParameterizedTest
    @EnumSource
    void a_register_of_a_vf_without_a_pf_driver_reads_0(VfRegister register) {
        assertThat(bar0.nameOf(register.offset())).startsWith(register.name());
        assertThat(bar0.read(register.offset(), 4)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_register_keeps_what_its_access_lets_in(VfRegister register) {
        boolean unmapped = register.name().endsWith("TAIL1");
        bar0.write(register.offset(), 4, 0x18);

        long expected = register.access() == Access.RW && !unmapped ? 0x18 : 0;
        assertThat(bar0.read(register.offset(), 4)).isEqualTo(expected);
    }

    @Test
    void registers_are_where_the_kernels_headers_have_them() {
        assertThat(VfRegister.QTX_TAIL1.at(3)).isEqualTo(0x0000c);
        assertThat(VfRegister.QRX_TAIL1.at(3)).isEqualTo(0x0200c);
        assertThat(VfRegister.VFINT_ITRN1.at(1, 2)).isEqualTo(0x02848);
        assertThat(VfRegister.VF_ATQBAL1.offset()).isEqualTo(0x07c00);
        assertThat(VfRegister.VF_ARQT1.offset()).isEqualTo(0x07000);
        assertThat(PfRegister.VF_ATQLEN.at(2)).isEqualTo(0x81808);
        assertThat(PfRegister.VPINT_LNKLSTN.at(5)).isEqualTo(0x25014);
        assertThat(PfRegister.QINT_TQCTL.at(64)).isEqualTo(0x3c100);
    }

    @Test
    void queues_that_the_pf_has_not_mapped_are_out_of_reach_of_the_vf() {
        bar0.write(VfRegister.QTX_TAIL1.offset(), 4, 5);

        assertThat(chip.windows().get(0).read(PfRegister.QTX_TAIL.at(64), 4)).isZero();
    }

    @Test
    void entries_and_messages_have_the_bytes_of_the_drivers_structures() {
        assertThat(HexFormat.of().formatHex(Traffic.send(0x1122334455667788L, 60)))
                .isEqualTo("887766554433221130000000f0000000");
        assertThat(HexFormat.of().formatHex(AdminEntry.toPf(6, 72, 0x40001000L).toBytes()))
                .isEqualTo("00140108480000000600000000000000" + "00000000000000000000000000100040");
    }
}
