package org.vfiospec.iommu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vfiospec.pci.Machines.in;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vfiospec.pci.Bus;
import org.vfiospec.pci.Fabric;
import org.vfiospec.pci.Machines;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.Platform;
import org.vfiospec.pci.Request;
import org.vfiospec.pci.config.PortType;
import org.vfiospec.pci.shape.Scratch;
import org.vfiospec.trace.Trace;
import org.vfiospec.uapi.Errno;

class GroupsTest {
    /** No capability, or one of the 16 combinations of SV, RR, CR and UF. */
    private static final List<String> ACS = List.of(
            "",
            ", ACS none",
            ", ACS SV",
            ", ACS RR",
            ", ACS SV+RR",
            ", ACS CR",
            ", ACS SV+CR",
            ", ACS RR+CR",
            ", ACS SV+RR+CR",
            ", ACS UF",
            ", ACS SV+UF",
            ", ACS RR+UF",
            ", ACS SV+RR+UF",
            ", ACS CR+UF",
            ", ACS SV+CR+UF",
            ", ACS RR+CR+UF",
            ", ACS SV+RR+CR+UF");

    private static final String FULL = ACS.get(16);

    private static Iommu over(Fabric fabric) {
        Iommu iommu = new Iommu(fabric, new HostMemory(), new Trace());
        fabric.boot();
        return iommu;
    }

    private static String tree(String root, String one, String two) {
        return """
                root port: root port%s
                  upstream port: upstream port
                    port 1: downstream port%s
                      card 1: endpoint
                    port 2: downstream port%s
                      card 2: endpoint
                """.formatted(root, one, two);
    }

    private static Set<Set<String>> groups(String tree) {
        return over(Machines.unbooted(tree, Platform.PLAIN)).groups().stream()
                .map(group ->
                        group.members().stream().map(PciFunction::name).collect(Collectors.toCollection(TreeSet::new)))
                .collect(Collectors.toSet());
    }

    /**
     * The groups by a description instead of a climb: a function belongs to the highest port above it that does not
     * isolate, and functions that belong to the same place form a group.
     */
    private static Set<Set<String>> expected(String tree, Map<String, Boolean> isolates) {
        Map<String, Set<String>> byPlace = new TreeMap<>();
        Fabric fabric = Machines.unbooted(tree, Platform.PLAIN);
        for (PciFunction function : fabric.functions()) {
            String place = function.name();
            for (Bus bus = function.bus(); !bus.isRoot(); bus = bus.bridge().bus()) {
                place = isolates.get(bus.bridge().name()) ? place : bus.bridge().name();
            }
            byPlace.computeIfAbsent(place, p -> new TreeSet<>()).add(function.name());
        }
        return Set.copyOf(byPlace.values());
    }

    @Test
    void a_virtual_function_that_is_taken_away_has_no_group_and_no_stream() {
        Trace trace = new Trace();
        Fabric fabric = new Fabric(trace, Platform.PLAIN);
        Iommu iommu = new Iommu(fabric, new HostMemory(), trace);
        PciFunction pf = fabric.rootBus(0, 0).plug(0, 0, Scratch.physical("PF", PortType.INTEGRATED_ENDPOINT, 1, 1, 1));
        fabric.boot();
        pf.sriov().enable("kernel", 1);
        PciFunction vf = pf.virtualFunctions().get(0);
        int groups = iommu.groups().size();

        pf.sriov().disable("kernel");

        assertThat(iommu.groupOf(vf)).isEmpty();
        assertThat(iommu.groups()).hasSize(groups - 1);
        fabric.issue(Request.write(vf, 0x1000, 4), ByteBuffer.allocate(4));
        assertThat(iommu.faults()).last().returns(Fault.Code.BAD_STREAM, Fault::code);
    }

    @Test
    void every_combination_of_controls_on_a_switch_gives_the_groups_of_the_description() {
        for (String root : ACS) {
            for (String one : ACS) {
                for (String two : ACS) {
                    String tree = tree(root, one, two);
                    Map<String, Boolean> isolates = Map.of(
                            "root port", root.equals(FULL),
                            "upstream port", true,
                            "port 1", one.equals(FULL),
                            "port 2", two.equals(FULL));
                    assertThat(groups(tree)).as(tree).isEqualTo(expected(tree, isolates));
                }
            }
        }
    }

    @Test
    void siblings_below_a_switch_are_told_apart_although_they_reach_each_other() {
        Fabric fabric = Machines.unbooted(tree(FULL, "", ""), Platform.PLAIN);
        Iommu iommu = over(fabric);
        PciFunction one = in(fabric, "card 1");
        PciFunction two = in(fabric, "card 2");

        assertThat(iommu.groupOf(one)).isNotEqualTo(iommu.groupOf(two));
        assertThat(fabric.route(one, two.bar(2).address()).isUntranslated()).isTrue();
    }

    @Test
    void everything_behind_a_conventional_bridge_is_one_group_with_it() {
        assertThat(groups("""
                root port: root port, ACS SV+RR+CR+UF
                  bridge: PCIe-to-PCI bridge
                    card 1: PCI device
                    card 2: PCI device
                """)).containsExactlyInAnyOrder(Set.of("root port"), Set.of("bridge", "card 1", "card 2"));
    }

    @Test
    void functions_of_one_device_share_a_group_unless_acs_keeps_them_apart() {
        assertThat(groups("""
                f0: integrated endpoint
                f1: integrated endpoint, function 1
                f2: integrated endpoint, function 2, ACS SV+RR+CR+UF
                """)).containsExactlyInAnyOrder(Set.of("f0", "f1"), Set.of("f2"));
    }

    @Test
    void a_conventional_function_on_the_root_bus_has_a_group_of_its_own() {
        assertThat(groups("card: PCI device")).containsExactly(Set.of("card"));
    }

    @Test
    void a_changed_control_does_not_regroup() {
        Fabric fabric = Machines.unbooted(tree(FULL, FULL, FULL), Platform.PLAIN);
        Iommu iommu = over(fabric);
        PciFunction card = in(fabric, "card 1");
        IommuGroup before = iommu.groupOf(card).orElseThrow();
        PciFunction port = in(fabric, "port 1");

        port.config().write(port.config().find(org.vfiospec.pci.config.Capability.ACS) + 6, 2, 0);

        assertThat(iommu.groupOf(card)).contains(before);
        assertThat(before.members()).containsExactly(card);
    }

    @Test
    void a_function_no_iommu_stands_in_front_of_has_no_group() {
        Fabric fabric = new Fabric(new Trace(), Platform.PLAIN);
        Iommu iommu = new Iommu(fabric, new HostMemory(), new Trace());
        Bus root = fabric.rootBus(0, 0);
        org.vfiospec.pci.shape.Tree.parse("f: integrated endpoint").plant(root, org.vfiospec.pci.shape.Scratch::chip);
        iommu.leaveUncovered(root);
        fabric.boot();

        assertThat(iommu.groupOf(in(fabric, "f"))).isEmpty();
    }

    @Test
    void claims_of_one_owner_count_and_another_owner_waits_for_the_last_release() {
        IommuGroup group = new IommuGroup(0);
        Object owner = new Object();

        assertThat(group.attach(group.defaultDomain())).isEqualTo(Errno.EBUSY);
        assertThat(group.claim(owner)).isEqualTo(Errno.OK);
        assertThat(group.claim(owner)).isEqualTo(Errno.OK);
        assertThat(group.claim(new Object())).isEqualTo(Errno.EPERM);
        group.release();
        assertThat(group.domain().kind()).isEqualTo(Domain.Kind.BLOCKING);
        assertThat(group.claim(new Object())).isEqualTo(Errno.EPERM);
        group.release();

        assertThat(group.domain()).isSameAs(group.defaultDomain());
        assertThat(group.claim(new Object())).isEqualTo(Errno.OK);
    }
}
