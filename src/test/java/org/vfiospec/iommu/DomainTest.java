package org.vfiospec.iommu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfiospec.uapi.Errno;

class DomainTest {
    private static final int PAGES = 6;
    private static final long PAGE = HostMemory.PAGE;

    private final Domain domain = Domain.paging("test");

    /** Every way to cover six pages with mappings, one digit a page: 0 unmapped, n part of the n-th mapping. */
    private static List<int[]> layouts() {
        List<int[]> all = new ArrayList<>();
        extend(new int[PAGES], 0, 0, all);
        return all;
    }

    private static void extend(int[] pages, int at, int last, List<int[]> all) {
        if (at == PAGES) {
            all.add(pages.clone());
            return;
        }
        pages[at] = 0;
        extend(pages, at + 1, last, all);
        for (int end = at + 1; end <= PAGES; end++) {
            for (int i = at; i < end; i++) {
                pages[i] = last + 1;
            }
            extend(pages, end, last + 1, all);
        }
    }

    private static Domain mapped(int[] pages) {
        Domain domain = Domain.paging("layout");
        for (int at = 0; at < PAGES; ) {
            int end = at + 1;
            while (end < PAGES && pages[end] == pages[at] && pages[at] != 0) {
                end++;
            }
            if (pages[at] != 0) {
                domain.map(at * PAGE, 0x100_0000 + at * PAGE, (end - at) * PAGE, true, true);
            }
            at = end;
        }
        return domain;
    }

    @Test
    void every_unmap_over_every_layout_removes_whole_mappings_or_nothing() {
        for (int[] pages : layouts()) {
            for (int from = 0; from < PAGES; from++) {
                for (int to = from + 1; to <= PAGES; to++) {
                    check(pages, from, to);
                }
            }
        }
    }

    private static void check(int[] pages, int from, int to) {
        Domain domain = mapped(pages);
        boolean cut = from > 0 && pages[from] != 0 && pages[from - 1] == pages[from]
                || to < PAGES && pages[to] != 0 && pages[to - 1] == pages[to];
        long inside = 0;
        for (int i = from; i < to; i++) {
            inside += pages[i] == 0 ? 0 : PAGE;
        }
        assertThat(domain.unmap(from * PAGE, (to - from) * PAGE)).isEqualTo(cut ? Errno.EINVAL.result() : inside);
        for (int i = 0; i < PAGES; i++) {
            boolean gone = pages[i] == 0 || !cut && i >= from && i < to;
            assertThat(domain.translate(i * PAGE, true).fault() != null).isEqualTo(gone);
        }
    }

    @Test
    void every_second_mapping_that_touches_the_first_is_refused() {
        for (int from = 0; from < PAGES; from++) {
            for (int to = from + 1; to <= PAGES; to++) {
                Domain one = Domain.paging("one");
                one.map(2 * PAGE, 0, 2 * PAGE, true, true);
                boolean overlap = from < 4 && to > 2;
                assertThat(one.map(from * PAGE, 0, (to - from) * PAGE, true, false))
                        .isEqualTo(overlap ? Errno.EEXIST : Errno.OK);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0x1001, 0x0, 0x1000",
        "0x1000, 0x10, 0x1000",
        "0x1000, 0x0, 0x800",
        "0x1000, 0x0, 0x0",
        "0x7ffffffffffff000, 0x0, 0x2000",
        "-4096, 0x0, 0x1000",
        "0x1000, 0x0, -4096"
    })
    void a_mapping_that_is_misaligned_empty_or_wraps_is_refused(long iova, long physical, long size) {
        assertThat(domain.map(iova, physical, size, true, true)).isEqualTo(Errno.EINVAL);
        assertThat(domain.mappings()).isEmpty();
    }

    @Test
    void a_mapping_that_allows_nothing_is_refused() {
        assertThat(domain.map(0, 0, PAGE, false, false)).isEqualTo(Errno.EINVAL);
    }

    @Test
    void a_write_to_what_may_only_be_read_is_a_permission_fault() {
        domain.map(0x1000, 0x5000, PAGE, true, false);

        assertThat(domain.translate(0x1234, false)).isEqualTo(new Translation(null, 0x5234, PAGE - 0x234));
        assertThat(domain.translate(0x1234, true).fault()).isEqualTo(Fault.Code.PERMISSION);
        assertThat(domain.translate(0x2000, false).fault()).isEqualTo(Fault.Code.TRANSLATION);
    }

    @Test
    void a_blocking_domain_lets_nothing_through_and_an_identity_domain_everything() {
        assertThat(Domain.blocking("b").translate(0x1000, false).fault()).isEqualTo(Fault.Code.TRANSLATION);
        assertThat(Domain.identity("i").translate(0x1000, false).physical()).isEqualTo(0x1000);
    }

    @Test
    void a_translation_in_use_outlives_its_mapping_until_it_is_invalidated() {
        domain.map(0x1000, 0x5000, PAGE, true, true);
        domain.translate(0x1000, true);

        domain.remove(0x1000, PAGE);
        assertThat(domain.translate(0x1000, true).fault()).isNull();

        domain.invalidate(0x1000, PAGE);
        assertThat(domain.translate(0x1000, true).fault()).isEqualTo(Fault.Code.TRANSLATION);
    }

    @Test
    void an_unmap_leaves_no_translation_behind_however_many_were_in_use() {
        for (long page = 0; page < 100; page++) {
            domain.map(page * PAGE, page * PAGE, PAGE, true, true);
            domain.translate(page * PAGE, true);
        }

        assertThat(domain.unmap(0, 100 * PAGE)).isEqualTo(100 * PAGE);

        for (long page = 0; page < 100; page++) {
            assertThat(domain.translate(page * PAGE, true).fault()).isEqualTo(Fault.Code.TRANSLATION);
        }
    }
}
