package org.vfiospec.acc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vfiospec.acc.guest.AccGuestDriver;
import org.vfiospec.acc.guest.ZipWorkload;
import org.vfiospec.uapi.Errno;

class MigrationOnBenchTest {
    private final Bench.Memory memory = new Bench.Memory();
    private final Bench source = new Bench(Engine.ZIP, memory);
    private final Bench destination = new Bench(Engine.ZIP, memory);
    private final AccGuestDriver guest = new AccGuestDriver(Engine.ZIP, new ZipWorkload(), 3);

    @Test
    void a_guest_gets_right_results_while_its_rings_wrap_around() {
        guest.start(source.wire, memory);

        for (int i = 0; i < 200; i++) {
            guest.submit();
            source.settle();
            guest.run();
        }

        assertThat(guest.complaint()).isEmpty();
        assertThat(guest.completed()).isEqualTo(200);
        assertThat(guest.outstanding()).isZero();
    }

    @Test
    void jobs_of_a_moved_guest_complete_once_on_the_other_side() {
        guest.start(source.wire, memory);
        for (int i = 0; i < 30; i++) {
            guest.submit();
            source.vf.work();
            guest.run();
        }
        int waiting = guest.outstanding();
        assertThat(waiting).isPositive();

        move();
        int after = source.memory.requests();
        destination.settle();
        guest.run();

        assertThat(after).isLessThan(memory.requests());
        assertThat(guest.complaint()).isEmpty();
        assertThat(guest.outstanding()).isZero();
    }

    @Test
    void a_paused_function_starts_no_dma_until_a_doorbell() {
        guest.start(source.wire, memory);
        guest.submit();
        guest.submit();
        source.vf.work();
        source.migration.stop();
        int before = memory.requests();

        source.settle();

        assertThat(memory.requests()).isEqualTo(before);
        guest.submit();
        assertThat(source.vf.work()).isTrue();
        assertThat(memory.requests()).isGreaterThan(before);
    }

    private void move() {
        assertThat(source.migration.openSave(true)).isEqualTo(Errno.OK);
        byte[] match = source.migration.nextSegment();
        assertThat(source.migration.stop()).isEqualTo(Errno.OK);
        assertThat(source.migration.captureFinal()).isEqualTo(Errno.OK);
        byte[] state = source.migration.nextSegment();
        assertThat(destination.migration.openLoad()).isEqualTo(Errno.OK);
        assertThat(destination.migration.acceptSegment(match)).isEqualTo(Errno.OK);
        assertThat(destination.migration.acceptSegment(state)).isEqualTo(Errno.OK);
        assertThat(destination.migration.completeLoad()).isEqualTo(Errno.OK);
        assertThat(destination.migration.start()).isEqualTo(Errno.OK);
        guest.moved(destination.wire, memory);
    }
}
