package org.vfiospec.iommu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vfiospec.iommu.Refusal.Reason;
import org.vfiospec.pci.BusMaster;
import org.vfiospec.pci.DeviceId;
import org.vfiospec.pci.Fabric;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.Platform;
import org.vfiospec.pci.Request;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.pci.shape.Scratch;
import org.vfiospec.pci.shape.Shape;
import org.vfiospec.pci.shape.Tree;
import org.vfiospec.trace.Dma;
import org.vfiospec.trace.RegisterAccess;
import org.vfiospec.trace.Trace;

class WholeWayTest {
    private static final Platform KUNPENG =
            Platform.PLAIN.withOnChip(List.of(DeviceId.of(0x1af4, 0x0001)), List.of(Shape.HISI_ON_CHIP_BRIDGE));

    private final Trace trace = new Trace();
    private final Fabric fabric = new Fabric(trace, KUNPENG);
    private final HostMemory memory = new HostMemory();
    private final Iommu iommu = new Iommu(fabric, memory, trace);

    private PciFunction place(Shape shape) {
        PciFunction function = shape.place(fabric.rootBus(0, 0x74), type -> Scratch.chip("zip0", type));
        fabric.boot();
        function.config().write(ConfigSpace.COMMAND, 2, ConfigSpace.COMMAND_MEMORY | ConfigSpace.COMMAND_MASTER);
        return function;
    }

    private static BusMaster bus(PciFunction function) {
        return Scratch.of(function.model()).bus();
    }

    @Test
    void a_card_behind_a_port_without_acs_reaches_its_own_registers_untranslated() {
        PciFunction zip = place(Shape.SWITCH_PORT_WITHOUT_ACS);

        boolean done = bus(zip).write(zip.bar(2).address() + 0x8000, new byte[] {1, 2, 3, 4});

        assertThat(done).isTrue();
        assertThat(zip.map(2, "test").read(0x8000, 4)).isEqualTo(0x04030201L);
        assertThat(trace.all())
                .first()
                .isInstanceOfSatisfying(
                        Dma.class,
                        dma -> assertThat(dma.outcome())
                                .isEqualTo("zip0 \u2192 switch port (turns it round) \u2192 zip0 BAR2:"
                                        + " untranslated to zip0 BAR2 + 0x8000"));
    }

    @ParameterizedTest
    @EnumSource(names = {"ROOT_BUS", "ON_CHIP_BRIDGE", "ROOT_PORT_WITH_ACS", "SWITCH_PORT_WITH_ACS"})
    void where_every_component_isolates_the_same_request_faults(Shape shape) {
        PciFunction zip = place(shape);

        boolean done = bus(zip).write(zip.bar(2).address() + 0x8000, new byte[] {1, 2, 3, 4});

        assertThat(done).isFalse();
        assertThat(zip.map(2, "test").read(0x8000, 4)).isZero();
        assertThat(iommu.faults()).hasSize(1);
    }

    @Test
    void a_mapping_leads_to_host_memory_and_back() {
        PciFunction zip = place(Shape.ON_CHIP_BRIDGE);
        long page = memory.allocate(0x2000);
        Domain domain = Domain.paging("VMM");
        domain.map(0x1000, page, 0x2000, true, true);
        IommuGroup group = iommu.groupOf(zip).orElseThrow();
        group.claim(this);
        group.attach(domain);

        byte[] sent = {1, 2, 3, 4, 5, 6, 7, 8};
        byte[] received = new byte[8];
        assertThat(bus(zip).write(0x1ffc, sent)).isTrue();
        assertThat(bus(zip).read(0x1ffc, received)).isTrue();

        assertThat(received).isEqualTo(sent);
    }

    @Test
    void a_mapping_to_a_hole_in_a_bridges_window_leads_nowhere() {
        PciFunction zip = place(Shape.ROOT_PORT_WITH_ACS);
        long hole = zip.bar(2).address() + zip.bar(2).size();
        iommu.groupOf(zip).orElseThrow().defaultDomain().map(0x10_0000, hole, HostMemory.PAGE, true, true);

        assertThat(bus(zip).write(0x10_0000, new byte[4])).isFalse();
        assertThat(iommu.faults()).last().returns(Fault.Code.ADDRESS_SIZE, Fault::code);
    }

    @Test
    void a_message_reaches_its_handler() {
        PciFunction zip = place(Shape.ROOT_BUS);
        int msi = zip.config().find(Capability.MSI);
        zip.config().write(msi + 4, 4, (int) (Iommu.MSI_WINDOW + InterruptController.DOORBELL));
        zip.config().write(msi + 2, 2, 0x21);
        iommu.interrupts().onMessage(zip, 3, () -> "eventfd 7");

        bus(zip).interrupt(3);

        assertThat(trace.all()).last().hasToString("Interrupt[party=zip0, kind=message, vector=3, outcome=eventfd 7]");
    }

    @Test
    void a_vector_takes_the_place_of_the_low_bits_that_software_has_granted() {
        PciFunction zip = place(Shape.ROOT_BUS);
        int msi = zip.config().find(Capability.MSI);
        zip.config().write(msi + 4, 4, (int) (Iommu.MSI_WINDOW + InterruptController.DOORBELL));
        zip.config().write(msi + 12, 2, 0x11);
        zip.config().write(msi + 2, 2, 0x21);
        iommu.interrupts().onMessage(zip, 0x12, () -> "eventfd 7");

        bus(zip).interrupt(2);

        assertThat(trace.all()).last().hasToString("Interrupt[party=zip0, kind=message, vector=18, outcome=eventfd 7]");
    }

    @Test
    void bytes_that_arrive_at_registers_become_aligned_accesses() {
        PciFunction zip = place(Shape.SWITCH_PORT_WITHOUT_ACS);

        bus(zip).write(zip.bar(2).address() + 0x8004, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});

        assertThat(trace.all())
                .filteredOn(RegisterAccess.class::isInstance)
                .extracting(event -> ((RegisterAccess) event).offset())
                .containsExactly(0x8004L, 0x8008L);
    }

    @Test
    void a_function_without_ats_may_not_claim_to_be_translated() {
        PciFunction zip = place(Shape.ROOT_BUS);
        long physical = memory.allocate(HostMemory.PAGE);

        boolean done = fabric.issue(Request.write(zip, physical, 4).asTranslated(), ByteBuffer.allocate(4));

        assertThat(done).isFalse();
        assertThat(iommu.faults()).last().returns(Fault.Code.TRANSLATED, Fault::code);
    }

    @Test
    void a_blocked_function_gets_nowhere_by_claiming_to_be_translated() {
        Tree.parse("card: integrated endpoint, ATS").plant(fabric.rootBus(0, 0x10), Scratch::chip);
        fabric.boot();
        PciFunction card = fabric.function("card").orElseThrow();
        card.config().write(card.config().find(Capability.ATS) + 6, 2, Capability.ATS_ENABLE);
        Request request =
                Request.write(card, memory.allocate(HostMemory.PAGE), 4).asTranslated();

        assertThat(fabric.issue(request, ByteBuffer.allocate(4))).isTrue();
        iommu.groupOf(card).orElseThrow().claim(this);

        assertThat(fabric.issue(request, ByteBuffer.allocate(4))).isFalse();
    }

    @Test
    void only_places_inside_the_chip_are_accepted() {
        assertThat(TopologyCheck.of(iommu, place(Shape.ON_CHIP_BRIDGE))).isEmpty();
    }

    @Test
    void a_listed_id_behind_an_ordinary_port_is_refused() {
        assertThat(TopologyCheck.of(iommu, place(Shape.ROOT_PORT_WITH_ACS)))
                .map(Refusal::reason)
                .contains(Reason.BRIDGE_ABOVE);
    }
}
