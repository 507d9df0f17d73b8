package org.vfiospec.mlx5;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vfiospec.trace.Dma;
import org.vfiospec.uapi.Errno;

class Mlx5MigrationTest {
    private final Bench bench = new Bench();
    private final Mlx5MigrationDriver source = bench.driver(0);
    private final Mlx5MigrationDriver target = bench.driver(1);
    private final Mlx5GuestDriver guest = new Mlx5GuestDriver();

    private void busy(int jobs) {
        for (int i = 0; i < jobs; i++) {
            guest.submit();
            bench.work(4);
            guest.run();
        }
    }

    private static List<byte[]> fetch(Mlx5MigrationDriver from) {
        List<byte[]> segments = new ArrayList<>();
        while (from.pending() > 0) {
            assertThat(from.prepareSegment()).isEqualTo(Errno.OK);
            segments.add(from.nextSegment());
        }
        return segments;
    }

    private Errno load(List<byte[]> segments) {
        target.stop();
        target.openLoad();
        segments.forEach(segment -> assertThat(target.acceptSegment(segment)).isEqualTo(Errno.OK));
        return target.completeLoad();
    }

    @Test
    void frames_come_back_with_their_check_sums() {
        guest.start(bench.device(0), bench.ram);

        busy(20);
        guest.verify();

        assertThat(guest.complaint()).isEmpty();
        assertThat(guest.completed()).isEqualTo(20);
    }

    @Test
    void a_guest_that_looks_at_a_wrong_counter_complains() {
        guest.start(bench.device(0), bench.ram);
        busy(3);
        bench.inside(0).counters().add(1, 1);

        guest.verify();

        assertThat(guest.complaint()).contains("counter 1");
    }

    @Test
    void a_guest_goes_on_where_it_was_saved() {
        guest.start(bench.device(0), bench.ram);
        busy(5);
        source.openSave(true);
        List<byte[]> stream = fetch(source);
        busy(5);
        stream.addAll(fetch(source));
        guest.submit();
        source.silenceDma();
        source.stop();
        source.captureFinal();
        stream.addAll(fetch(source));

        assertThat(load(stream)).isEqualTo(Errno.OK);
        target.start();
        guest.moved(bench.device(1), bench.ram);
        bench.work(4);
        guest.run();
        busy(5);
        guest.verify();

        assertThat(guest.complaint()).isEmpty();
        assertThat(guest.completed()).isEqualTo(16);
    }

    @Test
    void silence_ends_what_is_under_way_and_starts_nothing() {
        guest.start(bench.device(0), bench.ram);
        guest.submit();
        guest.submit();
        bench.work(2);
        int half = bench.trace.mark();

        source.silenceDma();
        int silent = bench.trace.mark();
        bench.work(20);

        assertThat(bench.trace.since(half)).hasAtLeastOneElementOfType(Dma.class);
        assertThat(bench.trace.since(silent)).isEmpty();
        guest.run();
        assertThat(guest.completed()).isEqualTo(1);
        assertThat(bench.device(0).read(0, VfRegister.IDENTITY.offset(), 4)).isEqualTo(0x6d6c7835L);
    }

    @Test
    void a_stopped_function_answers_nothing_and_takes_nothing() {
        source.stop();

        bench.device(0).write(0, VfRegister.DOORBELL.offset(), 4, 7);

        assertThat(bench.device(0).read(0, VfRegister.IDENTITY.offset(), 4)).isEqualTo(0xffffffffL);
        assertThat(bench.inside(0).registers().get(VfRegister.DOORBELL)).isZero();
    }

    @Test
    void a_function_that_was_silent_starts_silent() {
        guest.start(bench.device(0), bench.ram);
        source.silenceDma();
        source.stop();
        source.start();
        guest.submit();
        bench.work(8);
        guest.run();
        assertThat(guest.completed()).isZero();

        source.allowDma();
        bench.work(8);
        guest.run();

        assertThat(guest.completed()).isEqualTo(1);
    }

    @Test
    void a_stream_without_its_last_segment_changes_nothing() {
        guest.start(bench.device(0), bench.ram);
        busy(3);
        source.stop();
        source.openSave(false);
        source.captureFinal();
        List<byte[]> stream = fetch(source);
        assertThat(stream).hasSizeGreaterThan(3);

        assertThat(load(stream.subList(0, stream.size() - 1))).isEqualTo(Errno.EINVAL);

        assertThat(bench.inside(1).registers().get(VfRegister.CONSUMED)).isZero();
        assertThat(load(stream)).isEqualTo(Errno.OK);
        assertThat(bench.inside(1).registers().get(VfRegister.CONSUMED)).isEqualTo(3);
    }

    @Test
    void every_flipped_byte_of_a_stream_is_noticed() {
        source.stop();
        source.openSave(false);
        source.captureFinal();
        List<byte[]> stream = fetch(source);
        assertThat(load(stream)).isEqualTo(Errno.OK);
        for (int at = 0; at < 200; at++) {
            boolean unused = at >= 24 && at < 32;
            List<byte[]> damaged = new ArrayList<>(stream);
            damaged.set(0, stream.get(0).clone());
            damaged.get(0)[at] ^= 0x10;

            assertThat(load(damaged)).as("byte %d", at).isEqualTo(unused ? Errno.OK : Errno.EINVAL);
        }
    }

    @Test
    void a_firmware_that_hangs_is_a_time_out() {
        bench.chip.hang(true);

        assertThat(source.stop()).isEqualTo(Errno.ETIMEDOUT);
    }

    @Test
    void a_physical_function_that_is_gone_is_an_input_output_error() {
        bench.pf.config().write(4, 2, 0);

        assertThat(source.silenceDma()).isEqualTo(Errno.EIO);
    }
}
