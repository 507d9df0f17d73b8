package org.vfiospec.iommu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfiospec.pci.BusMaster;
import org.vfiospec.pci.Chip;
import org.vfiospec.pci.Fabric;
import org.vfiospec.pci.FunctionModel;
import org.vfiospec.pci.Mmio;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.Platform;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.pci.config.ConfigLayout;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.pci.config.PortType;
import org.vfiospec.trace.ConfigAccess;
import org.vfiospec.trace.Trace;

class InterruptsTest {
    private static final int MASTER = ConfigSpace.COMMAND_MEMORY | ConfigSpace.COMMAND_MASTER;

    private final Trace trace = new Trace();
    private final Fabric fabric = new Fabric(trace, Platform.PLAIN);
    private final Iommu iommu = new Iommu(fabric, new HostMemory(), trace);
    private final Card card = new Card();
    private final PciFunction function = plug();
    private final List<String> told = new ArrayList<>();

    /** A function with a table of two MSI-X vectors, both with the doorbell, and an interrupt pin. */
    private static final class Card implements FunctionModel, Mmio {
        private BusMaster bus;

        @Override
        public Map<Integer, Mmio> windows() {
            return Map.of(0, this);
        }

        @Override
        public void connect(BusMaster way) {
            bus = way;
        }

        @Override
        public void reset() {}

        @Override
        public long read(long offset, int width) {
            return offset % 16 == 0 ? Iommu.MSI_WINDOW + InterruptController.DOORBELL : 0;
        }

        @Override
        public void write(long offset, int width, long value) {}
    }

    private PciFunction plug() {
        ConfigLayout layout = ConfigLayout.endpoint(0x1af4, 2)
                .interruptPin(1)
                .memory32(0, 0x1000)
                .express(PortType.INTEGRATED_ENDPOINT)
                .msix(2, 0, 0);
        PciFunction plugged = fabric.rootBus(0, 0).plug(1, 0, new Chip("card", layout, card));
        fabric.boot();
        plugged.config().write(ConfigSpace.COMMAND, 2, MASTER);
        return plugged;
    }

    @ParameterizedTest(name = "control {0}: {1} messages")
    @CsvSource({"0x8000, 1", "0xc000, 0"})
    void the_function_mask_keeps_every_vector_back(int control, int messages) {
        iommu.interrupts().onMessage(function, 0, () -> note("message"));
        function.config().write(function.config().find(Capability.MSIX) + 2, 2, control);

        card.bus.interrupt(0);

        assertThat(told).hasSize(messages);
    }

    @Test
    void the_pin_reaches_the_handler_unless_the_command_register_disables_it() {
        iommu.interrupts().onPin(function, () -> note("pin"));

        card.bus.interrupt(0);
        function.config().write(ConfigSpace.COMMAND, 2, MASTER | ConfigSpace.COMMAND_INTX_DISABLE);
        card.bus.interrupt(0);

        assertThat(told).containsExactly("pin");
    }

    @Test
    void the_kernel_silences_a_function_before_it_asks_for_its_reset() {
        int mark = trace.mark();

        function.reset();

        assertThat(trace.since(mark))
                .first()
                .isEqualTo(new ConfigAccess(
                        "kernel", "card", true, ConfigSpace.COMMAND, 2, ConfigSpace.COMMAND_INTX_DISABLE));
    }

    private String note(String what) {
        told.add(what);
        return what;
    }
}
