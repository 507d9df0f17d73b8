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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares what our structures do with what a C compiler reads from the kernel's header. */
class KernelHeaderTest {
    private static final Path HEADER = Path.of("/usr/include/linux/vfio.h");

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
    private static final List<String> PADDING =
            List.of("vfio_device_info.pad", "vfio_iommu_type1_info.pad", "vfio_device_ioeventfd.reserved");

    @Test
    void structures_and_numbers_are_those_of_the_header() throws Exception {
        assertThat(ours()).containsExactlyElementsOf(pinned());
    }

    @Test
    void the_pinned_numbers_are_those_of_the_installed_header(@TempDir Path folder) throws Exception {
        assumeTrue(Files.exists(HEADER), HEADER + " is not installed");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/cc")), "no C compiler");

        assertThat(compiled(folder)).containsExactlyElementsOf(pinned());
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
            for (Field constant : constants(pair)) {
                lines.add("%s = 0x%x".formatted(name(pair, constant), constant.getInt(null)));
            }
        }
        Arrays.stream(Request.values()).forEach(request -> lines.add("%s = 0x%x".formatted(request, request.number())));
        Arrays.stream(Errno.values()).skip(1).forEach(errno -> lines.add("%s = 0x%x".formatted(errno, errno.number())));
        return lines.build().toList();
    }

    private static List<String> compiled(Path folder) throws Exception {
        Path source = Files.writeString(folder.resolve("layout.c"), source());
        Path program = folder.resolve("layout");
        assertThat(run("/usr/bin/cc", "-o", program.toString(), source.toString()))
                .isEmpty();
        return run(program.toString());
    }

    private static String source() throws Exception {
        StringBuilder c = new StringBuilder("#include <errno.h>\n#include <stddef.h>\n#include <stdio.h>\n")
                .append("#include <linux/vfio.h>\nint main(void) {\n");
        for (Pair pair : PAIRS) {
            fields(pair).forEach(field -> c.append(askForField(pair.struct, snake(field))));
            constants(pair).forEach(constant -> c.append(askForNumber(name(pair, constant))));
        }
        Arrays.stream(Request.values()).forEach(request -> c.append(askForNumber(request.name())));
        Arrays.stream(Errno.values()).skip(1).forEach(errno -> c.append(askForNumber(errno.name())));
        return c.append("return 0; }\n").toString();
    }

    private static String askForField(String struct, String field) {
        String of = "struct " + struct;
        return "printf(\"%s.%s @ %%zu, %%zu\\n\", offsetof(%s, %s), sizeof(((%s *)0)->%s));\n"
                .formatted(struct, field, of, field, of, field);
    }

    private static String askForNumber(String name) {
        return "printf(\"%s = 0x%%x\\n\", (unsigned)(%s));\n".formatted(name, name);
    }

    private static List<String> run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream out = process.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
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
