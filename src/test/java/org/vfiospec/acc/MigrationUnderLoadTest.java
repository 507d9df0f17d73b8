package org.vfiospec.acc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.acc.guest.AccGuestDriver;
import org.vfiospec.acc.guest.Workload;
import org.vfiospec.uapi.Errno;

/** Moves guests at every point where a job can be, and at random ones; no completion may be missing, extra or wrong. */
class MigrationUnderLoadTest {
    private static final int QUEUES = 3;
    private static final int ROUNDS = 12;
    private static int jobsChecked;

    private final Bench.Memory memory = new Bench.Memory();
    private AccGuestDriver guest;
    private Bench here;
    private Bench there;

    /** How far the last job has come when the guest is moved, as the number of steps of the chip since its doorbell. */
    enum Point {
        IN_GUEST_MEMORY,
        DOORBELL_RUNG,
        FETCHED,
        COMPUTED,
        RESULT_WRITTEN,
        COMPLETION_WRITTEN,
        EVENT_WRITTEN,
        INTERRUPT_RAISED;

        int steps() {
            return Math.max(0, ordinal() - DOORBELL_RUNG.ordinal());
        }
    }

    static Stream<Arguments> everyEngineAndPoint() {
        return Stream.of(Engine.values())
                .flatMap(engine -> Stream.of(Point.values()).map(point -> Arguments.of(engine, point)));
    }

    @AfterAll
    static void enough_was_checked() {
        assertThat(jobsChecked).isGreaterThan(7_000);
    }

    private void start(Engine engine) {
        here = new Bench(engine, memory);
        there = new Bench(engine, memory);
        guest = new AccGuestDriver(engine, Workload.of(engine), QUEUES);
        guest.start(here.wire, memory);
    }

    @ParameterizedTest
    @MethodSource("everyEngineAndPoint")
    void a_job_completes_once_wherever_it_was(Engine engine, Point point) {
        start(engine);
        for (int round = 1; round <= 40; round++) {
            guest.place();
            if (point != Point.IN_GUEST_MEMORY) {
                guest.announce();
            }
            IntStream.range(0, point.steps())
                    .forEach(step -> assertThat(here.vf.work()).isTrue());

            move();
            if (point == Point.IN_GUEST_MEMORY) {
                guest.announce();
            }
            here.settle();
            guest.run();

            assertThat(guest.complaint()).isEmpty();
            assertThat(guest.outstanding()).isZero();
            assertThat(guest.completed()).isEqualTo(round);
        }
        jobsChecked += guest.completed();
    }

    @ParameterizedTest
    @EnumSource
    void a_guest_that_is_moved_at_random_loses_nothing(Engine engine) {
        for (int seed = 0; seed < 24; seed++) {
            start(engine);
            Random choice = new Random(seed);
            for (int round = 0; round < ROUNDS; round++) {
                IntStream.range(0, choice.nextInt(120)).forEach(step -> act(choice));
                move();
            }
            here.settle();
            guest.run();

            assertThat(guest.complaint()).as("seed %d", seed).isEmpty();
            assertThat(guest.outstanding()).as("seed %d", seed).isZero();
            jobsChecked += guest.completed();
        }
    }

    private void act(Random choice) {
        switch (choice.nextInt(6)) {
            case 0, 1 -> guest.submit();
            case 2 -> guest.run();
            default -> here.vf.work();
        }
    }

    /** Interrupts that nobody has taken stay behind: whoever shows the device to the guest may not know of them. */
    private void move() {
        there.vf.reset();
        there.migration.afterReset();
        ok(here.migration.openSave(true));
        byte[] match = here.migration.nextSegment();
        ok(here.migration.stop());
        ok(here.migration.captureFinal());
        ok(there.migration.openLoad());
        ok(there.migration.acceptSegment(match));
        ok(there.migration.acceptSegment(here.migration.nextSegment()));
        ok(there.migration.completeLoad());
        ok(there.migration.start());
        guest.moved(there.wire, memory);
        Bench left = here;
        here = there;
        there = left;
    }

    private static void ok(Errno outcome) {
        assertThat(outcome).isEqualTo(Errno.OK);
    }
}
