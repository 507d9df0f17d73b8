package org.vfiospec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfiospec.spec.Variant;

/** What the features find in implementations, and that they find nothing in the machine as specified. */
class VariantRunTest {
    private static final Path CHAPTER = Path.of("features", "protocol-v1");
    private static final Map<Variant, VariantRun> RUNS = new TreeMap<>();

    @BeforeAll
    static void try_every_variant() {
        VariantRun.all(CHAPTER).forEach(run -> RUNS.put(run.variant(), run));
    }

    @Test
    void the_machine_as_specified_breaks_no_clause() {
        VariantRun run = VariantRun.of(Variant.SPECIFIED, VariantRun.whole(Variant.SPECIFIED, CHAPTER));
        assertThat(run.cases()).hasSizeGreaterThan(100);
        assertThat(run.failed()).isEmpty();
    }

    @Test
    void every_other_variant_was_tried() {
        assertThat(RUNS.keySet())
                .containsExactlyElementsOf(Arrays.asList(Variant.values()).subList(1, Variant.values().length));
    }

    @ParameterizedTest(name = "{0} breaks {1} and keeps {2}")
    @CsvSource({
        "QEMU_6_2, p2p-suspended, flow-drain",
        "QEMU_6_2, ndma-barrier, state-rmw",
        "QEMU_6_2, recover-resume, flow-segment-size",
        "MLX5_V5, window-pieces, window-limits",
        "MLX5_V5, act-save-close, flow-stop-quiet",
        "MLX5_V5, order-resuming-first, trans-stop",
        "HISI_V2, dirty-suspend, flow-stop-quiet",
        "HISI_V2, reset-default, flow-save-vcpus",
        "HISI_V2, flow-save-abort, flow-drain",
        "HISI_V3, region-reserved, dirty-suspend",
        "LIBVFIO_USER, trans-enter-resuming, window-broken-order",
        "LIBVFIO_USER, window-carried-over, window-limits",
        "LIBVFIO_USER, state-same-value, flow-stop-quiet"
    })
    void a_variant_breaks_one_clause_and_keeps_another(Variant variant, String broken, String kept) {
        assertThat(RUNS.get(variant).broken()).containsKey(broken);
        assertThat(RUNS.get(variant).kept()).contains(kept);
    }
}
