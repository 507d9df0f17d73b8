package org.vfiospec.pci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vfiospec.pci.Machines.booted;
import static org.vfiospec.pci.Machines.in;

import org.junit.jupiter.api.Test;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.pci.shape.Scratch;

class PageRequestInterfaceTest {
    private static final int PAGE = 0x1000;

    private final PciFunction card = in(booted("card: integrated endpoint, PRI", Platform.PLAIN), "card");
    private final PageRequestInterface device = card.pageRequests();

    private void allow(int pages) {
        card.config().write(card.config().find(Capability.ATS) + 6, 2, Capability.ATS_ENABLE);
        card.config().write(device.place() + 12, 4, pages);
        card.config().write(device.place() + 4, 2, PageRequestInterface.ENABLE);
    }

    private boolean ask(int page) {
        return Scratch.of(card.model()).bus().requestPages((long) page * PAGE, PAGE, true);
    }

    @Test
    void there_are_no_more_groups_than_an_index_can_tell_apart() {
        allow(1000);
        for (int page = 0; page < 512; page++) {
            assertThat(ask(page)).isTrue();
        }

        assertThat(ask(512)).isFalse();
        assertThat(device.outstanding(card))
                .extracting(PageRequest::group)
                .doesNotHaveDuplicates()
                .hasSize(512);
    }

    @Test
    void an_index_is_used_again_once_it_was_answered() {
        allow(2);
        ask(0);
        ask(1);
        PageRequest first = device.outstanding(card).get(0);

        card.fabric().answer(first, PageResponse.SUCCESS);

        assertThat(ask(2)).isTrue();
        assertThat(device.outstanding(card)).extracting(PageRequest::group).containsExactly(0, 1);
    }

    @Test
    void the_reset_bit_does_nothing_while_the_interface_is_on_and_forgets_all_while_it_is_off() {
        allow(2);
        ask(0);

        card.config().write(device.place() + 4, 2, PageRequestInterface.ENABLE | PageRequestInterface.RESET);
        assertThat(device.outstanding(card)).hasSize(1);
        card.config().write(device.place() + 4, 2, PageRequestInterface.RESET);

        assertThat(device.outstanding(card)).isEmpty();
        assertThat(device.shows(PageRequestInterface.STOPPED)).isTrue();
        assertThat(card.config().read(device.place() + 4, 2)).isZero();
    }

    @Test
    void a_range_across_pages_asks_for_each_of_them_in_one_group() {
        allow(2);

        Scratch.of(card.model()).bus().requestPages(PAGE - 1, 2, false);

        assertThat(device.outstanding(card))
                .singleElement()
                .satisfies(request -> assertThat(request.pages()).containsExactly(0L, (long) PAGE));
    }
}
