package org.vfiospec;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vfiospec.pci.FunctionModel;

/** Holds the arrows between the rooms. The architecture page includes {@link #MAY_USE} as it stands here. */
class ArchitectureTest {
    // tag::may-use[]
    static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("uapi", Set.of()),
            entry("trace", Set.of("uapi")),
            entry("pci", Set.of("uapi", "trace")),
            entry("iommu", Set.of("uapi", "pci", "trace")),
            entry("vfio", Set.of("uapi", "pci", "iommu", "trace")),
            entry("migration", Set.of("uapi", "vfio", "trace")),
            entry("variants", Set.of("uapi", "vfio", "migration", "trace")),
            entry("vmm", Set.of("uapi", "vfio", "trace")),
            entry("acc", Set.of("uapi", "pci", "iommu", "vfio", "migration", "vmm", "trace")),
            entry("mlx5", Set.of("uapi", "pci", "iommu", "vfio", "migration", "vmm", "trace")),
            entry("i40e", Set.of("uapi", "pci", "iommu", "vfio", "migration", "vmm", "trace")),
            entry("site", Set.of()),
            entry(
                    "spec",
                    Set.of(
                            "uapi",
                            "trace",
                            "pci",
                            "iommu",
                            "vfio",
                            "migration",
                            "variants",
                            "vmm",
                            "acc",
                            "mlx5",
                            "i40e",
                            "site")),
            entry("Main", Set.of("spec", "site")));
    // end::may-use[]

    private static final String ROOT = "org.vfiospec.";
    private static final Pattern ARROW = Pattern.compile("\\s+(org\\.vfiospec\\S*)\\s+->\\s+(org\\.vfiospec\\S*)\\s.*");

    private static SortedMap<String, SortedSet<String>> classArrows;

    @BeforeAll
    static void read_the_arrows_between_classes() {
        StringWriter out = new StringWriter();
        int code = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(out),
                        new PrintWriter(System.err),
                        "--multi-release=17",
                        "--ignore-missing-deps",
                        "-verbose:class",
                        "-filter:none",
                        "target/classes");
        assertThat(code).isZero();
        classArrows = new TreeMap<>();
        out.toString()
                .lines()
                .map(ARROW::matcher)
                .filter(Matcher::matches)
                .forEach(arrow -> classArrows
                        .computeIfAbsent(arrow.group(1), from -> new TreeSet<>())
                        .add(arrow.group(2)));
    }

    @Test
    void every_room_uses_only_the_rooms_it_may_use() {
        assertThat(arrowsBetween(ArchitectureTest::roomOf)).isNotEmpty().allSatisfy((from, used) -> {
            assertThat(MAY_USE).as("a room without an entry in MAY_USE").containsKey(from);
            assertThat(MAY_USE.get(from)).as("rooms that %s may use", from).containsAll(used);
        });
    }

    @Test
    void there_is_no_cycle_between_packages() {
        Map<String, Set<String>> arrows = arrowsBetween(ArchitectureTest::packageOf);
        arrows.keySet()
                .forEach(start -> assertThat(reachableFrom(start, arrows))
                        .as("packages that %s leads to", start)
                        .doesNotContain(start));
    }

    @Test
    void a_driver_reaches_its_hardware_by_mmio_and_dma_alone() {
        classArrows.forEach((from, used) -> {
            if (from.matches(".*(MigrationDriver|GuestDriver)(\\$.*)?")) {
                assertThat(used).as("classes used by the driver %s", from).noneMatch(ArchitectureTest::isHardwareModel);
            }
        });
    }

    private static boolean isHardwareModel(String type) {
        try {
            Class<?> used = Class.forName(type, false, ArchitectureTest.class.getClassLoader());
            return FunctionModel.class.isAssignableFrom(used) && used != FunctionModel.class;
        } catch (ClassNotFoundException e) {
            throw new AssertionError("jdeps names a class that is not there: " + type, e);
        }
    }

    private static Map<String, Set<String>> arrowsBetween(UnaryOperator<String> place) {
        Map<String, Set<String>> arrows = new TreeMap<>();
        classArrows.forEach((from, used) -> {
            Set<String> targets = used.stream()
                    .map(place)
                    .filter(target -> !target.equals(place.apply(from)))
                    .collect(Collectors.toCollection(TreeSet::new));
            arrows.computeIfAbsent(place.apply(from), room -> new TreeSet<>()).addAll(targets);
        });
        return arrows;
    }

    private static Set<String> reachableFrom(String start, Map<String, Set<String>> arrows) {
        Set<String> reached = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(arrows.getOrDefault(start, Set.of()));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (reached.add(next)) {
                open.addAll(arrows.getOrDefault(next, Set.of()));
            }
        }
        return reached;
    }

    private static String packageOf(String type) {
        return type.substring(0, type.lastIndexOf('.'));
    }

    /** The first part of the name below the root package; a class in the root package belongs to the command line. */
    private static String roomOf(String type) {
        String rest = type.substring(ROOT.length());
        int dot = rest.indexOf('.');
        return dot > 0 ? rest.substring(0, dot) : "Main";
    }
}
