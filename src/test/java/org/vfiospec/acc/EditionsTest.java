package org.vfiospec.acc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vfiospec.acc.driver.AccMigrationDriver;
import org.vfiospec.acc.driver.Edition;
import org.vfiospec.acc.guest.AccGuestDriver;
import org.vfiospec.acc.guest.Workload;
import org.vfiospec.uapi.Errno;

/** What the driver's corrections change for a guest. */
class EditionsTest {
    private final Bench.Memory memory = new Bench.Memory();
    private final Bench source = new Bench(Engine.ZIP, memory);
    private final Bench destination = new Bench(Engine.ZIP, memory);
    private final AccGuestDriver guest = new AccGuestDriver(Engine.ZIP, Workload.of(Engine.ZIP), 1);

    @ParameterizedTest
    @EnumSource
    void an_interrupt_that_was_not_taken_is_raised_again_by_the_corrected_driver_only(Edition edition) {
        AccMigrationDriver from = driver(source, edition);
        AccMigrationDriver to = driver(destination, edition);
        guest.start(source.wire, memory);
        guest.submit();
        source.settle();

        move(from, to);
        guest.run();

        assertThat(guest.completed()).isEqualTo(edition == Edition.CORRECTED ? 1 : 0);
        assertThat(guest.complaint()).isEmpty();
    }

    private static AccMigrationDriver driver(Bench bench, Edition edition) {
        return new AccMigrationDriver(Engine.ZIP, 1, bench, bench.pf.windows().get(2), us -> {}, edition);
    }

    private void move(AccMigrationDriver from, AccMigrationDriver to) {
        assertThat(from.stop()).isEqualTo(Errno.OK);
        from.openSave(false);
        assertThat(from.captureFinal()).isEqualTo(Errno.OK);
        to.openLoad();
        assertThat(to.acceptSegment(from.nextSegment())).isEqualTo(Errno.OK);
        assertThat(to.completeLoad()).isEqualTo(Errno.OK);
        assertThat(to.start()).isEqualTo(Errno.OK);
        guest.moved(destination.wire, memory);
        destination.settle();
    }
}
