package org.vfiospec.acc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfiospec.acc.hardware.AccPf;
import org.vfiospec.pci.BusMaster;
import org.vfiospec.pci.Mmio;

/** The masks of the engines as the kernel's drivers write them: SEC's lets errors through, the others hold them back. */
class ErrorMaskTest {
    private static final int ERROR = 4;

    @ParameterizedTest
    @CsvSource({
        "SEC, 0x301000, 4, 3",
        "SEC, 0x301000, 0,",
        "HPRE, 0x301400, -5, 3",
        "HPRE, 0x301400, -1,",
        "ZIP, 0x3010a4, -5, 3",
        "ZIP, 0x3010a4, 4,"
    })
    void an_error_interrupts_if_the_mask_lets_it_through(Engine engine, String register, int mask, Integer vector) {
        AccPf pf = new AccPf(engine, Generation.V3);
        List<Integer> interrupts = new ArrayList<>();
        pf.connect(new Line(interrupts));
        Mmio bar2 = pf.windows().get(2);
        bar2.write(Long.decode(register), 4, Integer.toUnsignedLong(mask));

        pf.reportEngineError(ERROR);

        assertThat(interrupts).isEqualTo(vector == null ? List.of() : List.of(vector));
    }

    private record Line(List<Integer> interrupts) implements BusMaster {
        @Override
        public boolean read(long address, byte[] into) {
            return false;
        }

        @Override
        public boolean write(long address, byte[] from) {
            return false;
        }

        @Override
        public void interrupt(int vector) {
            interrupts.add(vector);
        }
    }
}
