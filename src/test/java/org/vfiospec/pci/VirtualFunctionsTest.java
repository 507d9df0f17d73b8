package org.vfiospec.pci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.pci.config.PortType;
import org.vfiospec.pci.shape.Scratch;
import org.vfiospec.trace.Trace;
import org.vfiospec.uapi.Errno;

class VirtualFunctionsTest {
    private final Fabric fabric = new Fabric(new Trace(), Platform.PLAIN);

    private PciFunction physical(int total, int offset, int stride) {
        PciFunction function = fabric.rootBus(0, 0x75)
                .plug(0, 0, Scratch.physical("pf", PortType.INTEGRATED_ENDPOINT, total, offset, stride));
        fabric.boot();
        return function;
    }

    @Test
    void the_eighth_function_after_the_physical_one_has_the_next_device_number() {
        PciFunction pf = physical(63, 1, 1);

        assertThat(pf.sriov().enable("kernel", 63)).isEqualTo(Errno.OK);

        assertThat(pf.virtualFunctions().get(0).bdf()).hasToString("0000:75:00.1");
        assertThat(pf.virtualFunctions().get(7).bdf()).hasToString("0000:75:01.0");
        assertThat(pf.virtualFunctions().get(62).bdf()).hasToString("0000:75:07.7");
    }

    @Test
    void a_routing_id_beyond_the_bus_carries_into_the_bus_number() {
        PciFunction pf = physical(4, 0x80, 0x80);

        pf.sriov().enable("kernel", 4);

        assertThat(pf.virtualFunctions())
                .extracting(vf -> vf.bdf().toString())
                .containsExactly("0000:75:10.0", "0000:76:00.0", "0000:76:10.0", "0000:77:00.0");
    }

    @Test
    void the_count_is_checked_before_anything_happens() {
        PciFunction pf = physical(4, 1, 1);

        assertThat(pf.sriov().enable("kernel", 0)).isEqualTo(Errno.EINVAL);
        assertThat(pf.sriov().enable("kernel", 5)).isEqualTo(Errno.ERANGE);
        assertThat(pf.sriov().enable("kernel", 2)).isEqualTo(Errno.OK);
        assertThat(pf.sriov().enable("kernel", 1)).isEqualTo(Errno.EBUSY);
        assertThat(pf.virtualFunctions().get(0).sriov().enable("kernel", 1)).isEqualTo(Errno.ENOENT);
    }

    @Test
    void a_virtual_function_has_neither_ids_nor_bars_nor_a_pin_of_its_own() {
        PciFunction pf = physical(2, 1, 1);
        pf.sriov().enable("kernel", 2);
        PciFunction vf = pf.virtualFunctions().get(1);

        vf.config().write(ConfigSpace.BAR0 + 8, 4, -1);

        assertThat(vf.config().read(0, 4)).isEqualTo(-1);
        assertThat(vf.config().read(ConfigSpace.BAR0 + 8, 4)).isZero();
        assertThat(vf.config().read(ConfigSpace.INTERRUPT_PIN, 1)).isZero();
        assertThat(vf.id()).hasToString("1af4:0002 rev 00");
        assertThat(vf.bar(2).size()).isEqualTo(0x1_0000);
        assertThat(vf.bar(2).address())
                .isEqualTo(pf.virtualFunctions().get(0).bar(2).address() + 0x1_0000);
    }

    @Test
    void the_physical_function_switches_the_decoding_of_all() {
        PciFunction pf = physical(2, 1, 1);
        pf.sriov().enable("kernel", 2);
        PciFunction vf = pf.virtualFunctions().get(0);
        Mmio registers = vf.map(2, "kernel");
        registers.write(0, 4, 7);

        int control = pf.config().find(Capability.SRIOV) + 8;
        pf.config().write(control, 2, 0x1);

        assertThat(registers.read(0, 4)).isEqualTo(0xffff_ffffL);
        pf.config().write(control, 2, 0x9);
        assertThat(registers.read(0, 4)).isEqualTo(7);
    }

    @Test
    void a_reset_of_one_disturbs_neither_its_sibling_nor_the_physical_function() {
        PciFunction pf = physical(2, 1, 1);
        pf.sriov().enable("kernel", 2);
        PciFunction one = pf.virtualFunctions().get(0);
        PciFunction two = pf.virtualFunctions().get(1);
        pf.map(2, "kernel").write(0, 4, 5);
        one.map(2, "kernel").write(0, 4, 6);
        two.map(2, "kernel").write(0, 4, 7);

        assertThat(one.reset()).isEqualTo(Errno.OK);

        assertThat(one.map(2, "kernel").read(0, 4)).isZero();
        assertThat(two.map(2, "kernel").read(0, 4)).isEqualTo(7);
        assertThat(pf.map(2, "kernel").read(0, 4)).isEqualTo(5);
    }

    @Test
    void a_reset_of_the_physical_function_resets_all_and_keeps_them() {
        PciFunction pf = physical(2, 1, 1);
        pf.sriov().enable("kernel", 2);
        PciFunction vf = pf.virtualFunctions().get(0);
        vf.map(2, "kernel").write(0, 4, 6);

        pf.reset();

        assertThat(pf.virtualFunctions()).first().isSameAs(vf);
        assertThat(vf.map(2, "kernel").read(0, 4)).isZero();
    }

    @Test
    void a_reset_through_the_register_loses_the_addresses_and_one_by_the_kernel_restores_them() {
        PciFunction pf = physical(2, 1, 1);
        long address = pf.bar(2).address();

        pf.reset();
        assertThat(pf.bar(2).address()).isEqualTo(address);
        assertThat(pf.decodesMemory()).isTrue();

        pf.config().write(pf.config().find(Capability.EXPRESS) + 8, 2, 0x8000);
        assertThat(pf.bar(2).address()).isZero();
        assertThat(pf.decodesMemory()).isFalse();
        assertThat(pf.config().has(pf.config().find(Capability.EXPRESS) + 8, 2, 0x8000))
                .isFalse();
    }

    @Test
    void a_function_without_function_level_reset_says_so() {
        PciFunction card = fabric.rootBus(0, 0).plug(0, 0, Scratch.chip("card", PortType.CONVENTIONAL));

        assertThat(card.reset()).isEqualTo(Errno.ENOTTY);
    }

    @Test
    void the_registers_of_virtual_functions_lie_before_those_of_the_next_device() {
        Fabric two = new Fabric(new Trace(), Platform.PLAIN);
        Bus root = two.rootBus(0, 0);
        PciFunction first = root.plug(0, 0, Scratch.physical("PF", PortType.INTEGRATED_ENDPOINT, 4, 1, 1));
        PciFunction next = root.plug(1, 0, Scratch.chip("next", PortType.INTEGRATED_ENDPOINT));
        two.boot();
        first.sriov().enable("kernel", 4);

        Bar last = first.virtualFunctions().get(3).bar(2);

        assertThat(next.bar(2).address()).isGreaterThanOrEqualTo(last.address() + last.size());
    }
}
