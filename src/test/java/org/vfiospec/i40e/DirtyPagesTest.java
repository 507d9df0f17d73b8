package org.vfiospec.i40e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.vfiospec.uapi.Errno;

/** Which pages a driver keeps pinned while it sees every write to BAR 0. */
class DirtyPagesTest {
    private final Bench bench = Bench.inUse();

    @Test
    void a_page_is_pinned_before_the_function_can_write_it() {
        startTracking();

        for (int slice = 0; slice < 3000; slice++) {
            if (slice % 20 == 0) {
                bench.guest.submit();
            }
            bench.guest.run();
            bench.written.clear();
            bench.source.work();
            assertThat(bench.pins.keySet())
                    .as("pages pinned at slice %d", slice)
                    .containsAll(bench.written);
        }

        assertThat(bench.guest.complaint()).isEmpty();
        assertThat(bench.guest.completed()).isGreaterThan(100);
    }

    @Test
    void queues_that_are_set_up_while_tracking_is_on_are_found() {
        Bench young = new Bench();
        assertThat(young.source.driver.openSave(true)).isEqualTo(Errno.OK);
        young.guest.start(young.source.device(young.source.driver.trapped(young.source.bar0())), young);

        for (int slice = 0; slice < 1000; slice++) {
            if (slice % 20 == 0) {
                young.guest.submit();
            }
            young.guest.run();
            young.written.clear();
            young.source.work();
            assertThat(young.pins.keySet())
                    .as("pages pinned at slice %d", slice)
                    .containsAll(young.written);
        }
        assertThat(young.guest.completed()).isGreaterThan(20);
    }

    @Test
    void pages_that_nobody_told_the_function_of_are_not_pinned() {
        startTracking();
        long elsewhere = bench.allocate(64 * Bench.SIZE);

        bench.exchange(bench.source, 50);

        assertThat(bench.pins.keySet()).allMatch(page -> page < elsewhere);
    }

    @Test
    void the_end_of_a_save_lets_every_page_go_and_the_bar_be_mapped() {
        startTracking();
        bench.exchange(bench.source, 10);
        bench.source.driver.stop();
        bench.source.driver.captureFinal();

        bench.source.driver.closeSave();

        assertThat(bench.pins).isEmpty();
        assertThat(bench.source.trap.trapped).isFalse();
    }

    @Test
    void a_reset_lets_every_page_go_and_the_bar_be_mapped() {
        startTracking();

        bench.source.chip.inside(0).reset();
        bench.source.driver.afterReset();

        assertThat(bench.pins).isEmpty();
        assertThat(bench.source.trap.trapped).isFalse();
    }

    @Test
    void there_is_no_pre_copy_for_a_vmm_that_does_not_listen() {
        bench.source.trap.enabled = false;

        assertThat(bench.source.driver.openSave(true)).isEqualTo(Errno.ENODEV);
        assertThat(bench.pins).isEmpty();
    }

    @Test
    void a_vmm_that_never_answers_gets_no_pre_copy_and_no_trap() {
        bench.source.trap.acknowledges = false;

        assertThat(bench.source.driver.openSave(true)).isEqualTo(Errno.EINTR);
        assertThat(bench.pins).isEqualTo(new TreeMap<>());
    }

    @Test
    void a_stopped_guest_is_saved_without_a_trap() {
        bench.source.trap.enabled = false;

        List<byte[]> stream = I40eMigrationTest.save(bench.source);

        assertThat(stream)
                .extracting(segment -> segment.length)
                .containsExactly(StateField.MATCH_SIZE, StateField.STATE_SIZE);
    }

    private void startTracking() {
        assertThat(bench.source.driver.openSave(true)).isEqualTo(Errno.OK);
        bench.guest.moved(bench.source.device(bench.source.driver.trapped(bench.source.bar0())), bench);
    }
}
