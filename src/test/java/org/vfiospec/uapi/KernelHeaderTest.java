package org.vfiospec.uapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares what our structures do with what a C compiler reads from the kernel's header. */
class KernelHeaderTest {
    /** The youngest macro that we use; older headers lack it and the structures that came with it. */
    private static final String NEWEST = "VFIO_DEVICE_FEATURE_DMA_BUF";

    /** Older headers end it before its last four bytes, which are padding. */
    private static final String GREW = "vfio_device_info";

    private static final List<Class<?>> NEWER = List.of(DmaBufGet.class, DmaRange.class);

    /** The structures, and the prefix that the header gives to the constants we keep with them. */
    private record Pair(Class<? extends Record> ours, String struct, String constants) {}

    private static final List<Pair> PAIRS = List.of(
            new Pair(GroupStatus.class, "vfio_group_status", "VFIO_GROUP_FLAGS_"),
            new Pair(DeviceInfo.class, "vfio_device_info", "VFIO_DEVICE_FLAGS_"),
            new Pair(RegionInfo.class, "vfio_region_info", "VFIO_REGION_INFO_"),
            new Pair(IrqInfo.class, "vfio_irq_info", "VFIO_IRQ_INFO_"),
            new Pair(IrqSet.class, "vfio_irq_set", "VFIO_IRQ_SET_"),
            new Pair(HotResetInfo.class, "vfio_pci_hot_reset_info", ""),
            new Pair(DependentDevice.class, "vfio_pci_dependent_device", ""),
            new Pair(HotReset.class, "vfio_pci_hot_reset", ""),
            new Pair(IoEventFd.class, "vfio_device_ioeventfd", "VFIO_DEVICE_IOEVENTFD_"),
            new Pair(DeviceFeature.class, "vfio_device_feature", "VFIO_DEVICE_FEATURE_"),
            new Pair(LowPowerEntry.class, "vfio_device_low_power_entry_with_wakeup", ""),
            new Pair(DmaBufGet.class, "vfio_device_feature_dma_buf", ""),
            new Pair(DmaRange.class, "vfio_region_dma_range", ""),
            new Pair(MigrationInfo.class, "vfio_device_migration_info", ""),
            new Pair(Type1Info.class, "vfio_iommu_type1_info", "VFIO_IOMMU_INFO_"),
            new Pair(DmaMap.class, "vfio_iommu_type1_dma_map", "VFIO_DMA_MAP_"),
            new Pair(DmaUnmap.class, "vfio_iommu_type1_dma_unmap", "VFIO_DMA_UNMAP_"),
            new Pair(DirtyBitmap.class, "vfio_iommu_type1_dirty_bitmap", "VFIO_IOMMU_DIRTY_PAGES_"),
            new Pair(DirtyBitmapGet.class, "vfio_iommu_type1_dirty_bitmap_get", ""),
            new Pair(Bitmap.class, "vfio_bitmap", ""));

    /** Constants whose name in the header does not follow from ours. */
    private static final Map<String, String> RENAMED = Map.of(
            "VFIO_REGION_INFO_TYPE_MIGRATION", "VFIO_REGION_TYPE_MIGRATION_DEPRECATED",
            "VFIO_REGION_INFO_SUBTYPE_MIGRATION", "VFIO_REGION_SUBTYPE_MIGRATION_DEPRECATED");

    /** Ours alone: sizes and masks made of several constants. */
    private static final List<String> OWN_CONSTANTS = List.of("SIZE", "MINIMUM", "DATA_TYPES", "ACTION_TYPES");

    /** Fields that older headers leave to the compiler's padding. */
    private static final List<String> PADDING = List.of(
            "vfio_device_info.pad",
            "vfio_iommu_type1_info.pad",
            "vfio_device_ioeventfd.reserved",
            "vfio_device_low_power_entry_with_wakeup.reserved");

    @Test
    void structures_and_numbers_are_those_of_the_header() throws Exception {
        assertThat(ours()).containsExactlyElementsOf(pinned());
    }

    @Test
    void the_pinned_numbers_are_those_of_the_installed_header(@TempDir Path folder) throws Exception {
        assumeTrue(Files.exists(HeaderProgram.HEADER), HeaderProgram.HEADER + " is not installed");
        assumeTrue(Files.isExecutable(HeaderProgram.COMPILER), "no C compiler");

        boolean newest = HeaderProgram.declares(NEWEST);
        List<String> known = pinned().stream()
                .filter(line -> newest || !line.matches(NEWEST + ".*|vfio_(device_feature_dma_buf|region_dma_range).*"))
                .toList();
        assertThat(compiled(folder)).containsExactlyElementsOf(known);
    }

    @Test
    void every_structure_of_the_room_is_compared() throws Exception {
        Path room =
                Path.of(Structure.class.getResource("Structure.class").toURI()).getParent();
        List<Class<?>> compared = new ArrayList<>(List.of(AddedIrqInfo.class));
        PAIRS.forEach(pair -> compared.add(pair.ours));
        try (Stream<Path> classes = Files.list(room)) {
            assertThat(classes.map(KernelHeaderTest::type).filter(Structure.class::isAssignableFrom))
                    .contains(DeviceInfo.class)
                    .allMatch(type -> type == Structure.class || compared.contains(type));
        }
    }

    private static Class<?> type(Path file) {
        String name = file.getFileName().toString().replace(".class", "");
        try {
            return Class.forName("org.vfiospec.uapi." + name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** The capabilities are chains of bytes, not records: each number is found by marking it. */
    @Test
    void the_bodies_of_capabilities_lie_where_the_header_has_them(@TempDir Path folder) throws Exception {
        assumeTrue(Files.exists(HeaderProgram.HEADER), HeaderProgram.HEADER + " is not installed");
        assumeTrue(Files.isExecutable(HeaderProgram.COMPILER), "no C compiler");
        String sparse = "vfio_region_info_cap_sparse_mmap";
        String type = "vfio_region_info_cap_type";
        HeaderProgram program = new HeaderProgram()
                .askForField("vfio_info_cap_header", "id")
                .askForField("vfio_info_cap_header", "version")
                .askForField("vfio_info_cap_header", "next")
                .askForField(type, "type")
                .askForField(type, "subtype")
                .askForField(sparse, "nr_areas")
                .askForSize(sparse)
                .askForField("vfio_region_sparse_mmap_area", "offset")
                .askForField("vfio_region_sparse_mmap_area", "size");

        ByteBuffer chain = CapabilityChain.toBytes(
                List.of(
                        new Capability(0x1111, 0x2222, ByteBuffer.allocate(0)),
                        Capability.type(0x33333333, 0x44444444),
                        Capability.sparseMmap(List.of(new Capability.Area(0x5555555555555555L, 0x6666666666666666L)))),
                0x77777770);
        int second = Capability.HEADER;
        int third = second + Capability.HEADER + 8;
        int areas = first(chain, 0x55) - third;

        assertThat(program.print(folder))
                .containsExactly(
                        "vfio_info_cap_header.id @ " + place(chain, 0, 0x11),
                        "vfio_info_cap_header.version @ " + place(chain, 0, 0x22),
                        "vfio_info_cap_header.next @ 4, 4",
                        type + ".type @ " + place(chain, second, 0x33),
                        type + ".subtype @ " + place(chain, second, 0x44),
                        sparse + ".nr_areas @ 8, 4",
                        sparse + ": " + areas,
                        "vfio_region_sparse_mmap_area.offset @ " + place(chain, third + areas, 0x55),
                        "vfio_region_sparse_mmap_area.size @ " + place(chain, third + areas, 0x66));
        assertThat(chain.getInt(4)).isEqualTo(0x77777770 + second);
        assertThat(chain.getInt(third + 8)).isEqualTo(1);
    }

    private static int first(ByteBuffer bytes, int mark) {
        return IntStream.range(0, bytes.limit())
                .filter(i -> bytes.get(i) == mark)
                .findFirst()
                .orElseThrow();
    }

    private static String place(ByteBuffer bytes, int from, int mark) {
        long count = IntStream.range(0, bytes.limit())
                .filter(i -> bytes.get(i) == mark)
                .count();
        return first(bytes, mark) - from + ", " + count;
    }

    private static List<String> pinned() throws IOException {
        try (InputStream in = KernelHeaderTest.class.getResourceAsStream("linux-vfio-h.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        }
    }

    private static List<String> ours() throws Exception {
        Stream.Builder<String> lines = Stream.builder();
        for (Pair pair : PAIRS) {
            for (RecordComponent field : fields(pair)) {
                lines.add("%s.%s @ %s".formatted(pair.struct, snake(field), place(pair.ours, field)));
            }
            if (!pair.struct.equals(GREW)) {
                lines.add("%s: %d".formatted(pair.struct, size(pair.ours)));
            }
            for (Field constant : constants(pair)) {
                lines.add("%s = 0x%x".formatted(name(pair, constant), constant.getInt(null)));
            }
        }
        numbers().forEach((name, number) -> lines.add("%s = 0x%x".formatted(name, number)));
        return lines.build().toList();
    }

    private static List<String> compiled(Path folder) throws Exception {
        HeaderProgram program = new HeaderProgram();
        for (Pair pair : PAIRS) {
            boolean newer = NEWER.contains(pair.ours);
            HeaderProgram asked = newer ? program.where(NEWEST) : program;
            fields(pair).forEach(field -> asked.askForField(pair.struct, snake(field)));
            if (!pair.struct.equals(GREW)) {
                asked.askForSize(pair.struct);
            }
            constants(pair).forEach(constant -> asked.askForNumber(name(pair, constant)));
            program = newer ? asked.end() : asked;
        }
        HeaderProgram numbers = program;
        numbers().keySet().stream().filter(name -> !name.equals(NEWEST)).forEach(numbers::askForNumber);
        return numbers.where(NEWEST).askForNumber(NEWEST).end().print(folder);
    }

    /** Numbers that stand in enums or by themselves, by their names in the header. */
    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        Arrays.stream(Request.values()).forEach(request -> numbers.put(request.name(), request.number()));
        Arrays.stream(Errno.values()).skip(1).forEach(errno -> numbers.put(errno.name(), errno.number()));
        numbers.put("VFIO_DEVICE_STATE_V1_STOP", DeviceState.STOP.value());
        Arrays.stream(DeviceState.Bit.values())
                .filter(bit -> bit != DeviceState.Bit.NDMA)
                .forEach(bit -> numbers.put("VFIO_DEVICE_STATE_V1_" + bit, bit.mask()));
        numbers.put("VFIO_REGION_INFO_CAP_SPARSE_MMAP", Capability.SPARSE_MMAP);
        numbers.put("VFIO_REGION_INFO_CAP_TYPE", Capability.TYPE);
        numbers.put("VFIO_REGION_INFO_CAP_MSIX_MAPPABLE", Capability.MSIX_MAPPABLE);
        Arrays.stream(Feature.values())
                .forEach(feature -> numbers.put("VFIO_DEVICE_FEATURE_" + feature, feature.number()));
        return numbers;
    }

    private static List<RecordComponent> fields(Pair pair) {
        return Arrays.stream(pair.ours.getRecordComponents())
                .filter(field -> !PADDING.contains(pair.struct + "." + field.getName()))
                .toList();
    }

    private static List<Field> constants(Pair pair) {
        return Arrays.stream(pair.ours.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()) && !pair.constants.isEmpty())
                .filter(field -> !OWN_CONSTANTS.contains(field.getName()))
                .toList();
    }

    private static String name(Pair pair, Field constant) {
        boolean bare = !pair.constants.matches(".*(REGION_INFO|DMA_MAP|DMA_UNMAP|DIRTY_PAGES)_");
        String own = bare ? constant.getName().replaceFirst("^FLAG_", "") : constant.getName();
        return RENAMED.getOrDefault(pair.constants + own, pair.constants + own);
    }

    private static String snake(RecordComponent field) {
        return field.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** Where a field lies, seen by writing the structure with only that field set, to all ones. */
    private static String place(Class<? extends Record> type, RecordComponent marked) throws Exception {
        ByteBuffer bytes = ((Structure) withOnly(type, marked)).toBytes();
        List<Integer> set = IntStream.range(0, bytes.limit())
                .filter(i -> bytes.get(i) == -1)
                .boxed()
                .toList();
        assertThat(set).as(type + "." + marked.getName()).isNotEmpty();
        return set.get(0) + ", " + set.size();
    }

    private static int size(Class<? extends Record> type) throws Exception {
        return ((Structure) withOnly(type, type.getRecordComponents()[0])).sizeof();
    }

    private static Object withOnly(Class<?> type, RecordComponent marked) throws Exception {
        RecordComponent[] all = type.getRecordComponents();
        Object[] values = new Object[all.length];
        for (int i = 0; i < all.length; i++) {
            values[i] = value(all[i].getType(), all[i].getName().equals(marked.getName()) ? -1 : 0);
        }
        Class<?>[] types = Arrays.stream(all).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return type.getDeclaredConstructor(types).newInstance(values);
    }

    private static Object value(Class<?> type, int content) {
        return switch (type.getSimpleName()) {
            case "byte" -> (byte) content;
            case "short" -> (short) content;
            case "int" -> content;
            case "long" -> (long) content;
            case "Bitmap" -> new Bitmap(content, content, content);
            default -> throw new IllegalArgumentException(type + " in a structure");
        };
    }
}
