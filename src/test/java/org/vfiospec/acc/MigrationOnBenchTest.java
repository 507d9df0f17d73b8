package org.vfiospec.acc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vfiospec.acc.guest.AccGuestDriver;
import org.vfiospec.acc.guest.Workload;
import org.vfiospec.uapi.Errno;

class MigrationOnBenchTest {
    private final Bench.Memory memory = new Bench.Memory();
    private Bench source;
    private Bench destination;
    private AccGuestDriver guest;

    private void start(Engine engine) {
        source = new Bench(engine, memory);
        destination = new Bench(engine, memory);
        guest = new AccGuestDriver(engine, Workload.of(engine), 3);
        guest.start(source.wire, memory);
    }

    @ParameterizedTest
    @EnumSource
    void a_guest_gets_right_results_while_its_rings_wrap_around(Engine engine) {
        start(engine);

        for (int i = 0; i < 200; i++) {
            guest.submit();
            source.settle();
            guest.run();
        }

        assertThat(guest.complaint()).isEmpty();
        assertThat(guest.completed()).isEqualTo(200);
        assertThat(guest.outstanding()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void jobs_of_a_moved_guest_complete_once_on_the_other_side(Engine engine) {
        start(engine);
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

    @ParameterizedTest
    @EnumSource
    void a_paused_function_starts_no_dma_until_a_doorbell(Engine engine) {
        start(engine);
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
