package org.vfiospec.acc.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.acc.Bench;
import org.vfiospec.acc.ContextRegister;
import org.vfiospec.acc.Engine;
import org.vfiospec.acc.PfRegister;
import org.vfiospec.acc.QmRegister;
import org.vfiospec.acc.Register;
import org.vfiospec.acc.driver.FaultyMmio.Fault;
import org.vfiospec.acc.guest.AccGuestDriver;
import org.vfiospec.acc.guest.Workload;
import org.vfiospec.pci.Mmio;
import org.vfiospec.uapi.Errno;

/** One thing goes wrong at a time, at every access of a save and of a load. */
class SinglePointFailureTest {
    private static final int JOBS = 6;
    /** More than a save or a load makes. */
    private static final int ACCESSES = 100;

    private final Bench.Memory memory = new Bench.Memory();
    private final Side source = new Side();
    private final Side destination = new Side();
    private final AccGuestDriver guest = new AccGuestDriver(Engine.ZIP, Workload.of(Engine.ZIP), 2);

    /** A chip whose VF and PF registers can fail, and the driver that meets the failures. */
    private final class Side implements VfBar {
        private final Bench bench = new Bench(Engine.ZIP, memory);
        private final FaultyMmio vf = new FaultyMmio(bench.wire.bar());
        private final FaultyMmio pf = new FaultyMmio(bench.pf.windows().get(2));
        private final AccMigrationDriver driver =
                new AccMigrationDriver(Engine.ZIP, 1, this, pf, us -> {}, Edition.CORRECTED);
        private int mapped;

        @Override
        public Optional<Mmio> map() {
            mapped++;
            return Optional.of(vf);
        }

        @Override
        public void unmap() {
            mapped--;
        }

        private void heal() {
            vf.heal();
            pf.heal();
        }
    }

    @BeforeEach
    void a_guest_with_jobs_everywhere() {
        guest.start(source.bench.wire, memory);
        for (int i = 0; i < JOBS; i++) {
            guest.submit();
        }
        source.bench.vf.work();
        source.bench.vf.work();
    }

    private Errno save() {
        Errno opened = source.driver.openSave(true);
        Errno stopped = opened.failed() ? opened : source.driver.stop();
        return stopped.failed() ? stopped : source.driver.captureFinal();
    }

    private Errno load(byte[] match, byte[] state) {
        destination.driver.openLoad();
        Errno matched = destination.driver.acceptSegment(match);
        Errno taken = matched.failed() ? matched : destination.driver.acceptSegment(state);
        Errno loaded = taken.failed() ? taken : destination.driver.completeLoad();
        return loaded.failed() ? loaded : destination.driver.start();
    }

    /** The migration is given up: the guest goes on where it is. */
    private void goOnAtTheSource() {
        source.heal();
        source.driver.closeSave();
        assertThat(source.driver.start()).isEqualTo(Errno.OK);
        assertThat(source.mapped).isZero();
        assertThat(source.driver.pending()).isZero();
        source.bench.settle();
        guest.run();
        assertThat(guest.complaint()).isEmpty();
        assertThat(guest.outstanding()).isZero();
        assertThat(guest.completed()).isEqualTo(JOBS);
    }

    static Stream<Fault> faults() {
        return Stream.of(Fault.READ_LOST, Fault.WRITE_LOST, Fault.MAIL_REFUSED, Fault.MAILBOX_BUSY);
    }

    static Stream<Arguments> everyAccessOfTheVf() {
        return faults().flatMap(fault -> IntStream.range(0, ACCESSES).mapToObj(access -> Arguments.of(fault, access)));
    }

    static IntStream everyAccess() {
        return IntStream.range(0, ACCESSES);
    }

    /** The jobs go on at the destination; a doorbell for each queue wakes what a lost one has left asleep. */
    private void goOnAtTheDestination() {
        assertThat(destination.mapped).isZero();
        guest.moved(destination.bench.wire, memory);
        guest.submit();
        guest.submit();
        destination.bench.settle();
        guest.run();
        assertThat(guest.complaint()).isEmpty();
        assertThat(guest.outstanding()).isZero();
        assertThat(guest.completed()).isEqualTo(JOBS + 2);
    }

    @ParameterizedTest(name = "write lost at access {0} of the VF")
    @MethodSource("everyAccess")
    void a_save_that_met_a_lost_write_is_whole_or_has_failed(int access) {
        source.vf.plan(Fault.WRITE_LOST, access);

        finishWhatSucceeded(save());
    }

    @ParameterizedTest(name = "write lost at access {0} of the PF")
    @MethodSource("everyAccess")
    void a_save_that_met_a_lost_write_of_the_pf_is_whole_or_has_failed(int access) {
        source.pf.plan(Fault.WRITE_LOST, access);

        finishWhatSucceeded(save());
    }

    private void finishWhatSucceeded(Errno saved) {
        source.heal();
        if (saved.failed()) {
            goOnAtTheSource();
            assertThat(save()).isEqualTo(Errno.OK);
        } else {
            assertThat(load(source.driver.nextSegment(), source.driver.nextSegment()))
                    .isEqualTo(Errno.OK);
            goOnAtTheDestination();
        }
    }

    @ParameterizedTest(name = "write lost at access {0} of a start")
    @MethodSource("everyAccess")
    void a_queue_that_a_lost_doorbell_left_asleep_wakes_with_the_next_job(int access) {
        assertThat(save()).isEqualTo(Errno.OK);
        source.driver.closeSave();
        source.vf.plan(Fault.WRITE_LOST, access);

        Errno started = source.driver.start();
        source.heal();

        assertThat(started.failed() ? source.driver.start() : started).isEqualTo(Errno.OK);
        guest.submit();
        guest.submit();
        source.bench.settle();
        guest.run();
        assertThat(guest.complaint()).isEmpty();
        assertThat(guest.outstanding()).isZero();
        assertThat(guest.completed()).isEqualTo(JOBS + 2);
    }

    @ParameterizedTest(name = "{0} at access {1} of a save")
    @MethodSource("everyAccessOfTheVf")
    void jobs_survive_a_save_that_is_given_up(Fault fault, int access) {
        source.vf.plan(fault, access);

        save();

        goOnAtTheSource();
    }

    @ParameterizedTest
    @EnumSource(
            value = PfRegister.class,
            names = {"QM_ABNORMAL_INT_STATUS", "QM_VFT_CFG_DATA_L", "QM_VFT_CFG_DATA_H", "QM_QUE_ISO_CFG"})
    void jobs_survive_a_pf_register_that_nobody_answers(PfRegister register) {
        source.pf.stick(register.offset());

        save();

        goOnAtTheSource();
    }

    static Stream<Register> registersOfTheVf() {
        return Stream.concat(
                Stream.of(
                        QmRegister.QM_VF_STATE,
                        QmRegister.QM_IFC_INT_STATUS,
                        QmRegister.QM_IFC_INT_SET_V,
                        QmRegister.QM_PAGE_SIZE,
                        QmRegister.QM_VF_EQ_INT_MASK,
                        QmRegister.QM_VF_AEQ_INT_MASK,
                        QmRegister.QM_IFC_INT_MASK,
                        QmRegister.QM_IFC_INT_SOURCE_V),
                Stream.of(ContextRegister.values()));
    }

    @ParameterizedTest
    @MethodSource("registersOfTheVf")
    void a_register_that_nobody_answers_ends_the_save(Register register) {
        boolean context = register instanceof ContextRegister;
        source.vf.stick(register.offset() + (context ? ContextRegister.V3_BASE : 0));

        assertThat(save()).isIn(Errno.EIO, Errno.EBUSY);

        goOnAtTheSource();
    }

    @ParameterizedTest(name = "{0} at access {1} of a load")
    @MethodSource("everyAccessOfTheVf")
    void a_reset_makes_good_a_load_that_failed(Fault fault, int access) {
        assertThat(save()).isEqualTo(Errno.OK);
        byte[] match = source.driver.nextSegment();
        byte[] state = source.driver.nextSegment();
        destination.vf.plan(fault, access);

        Errno first = load(match, state);
        destination.heal();
        if (first.failed()) {
            destination.bench.vf.reset();
            destination.driver.afterReset();
            assertThat(load(match, state)).isEqualTo(Errno.OK);
        }

        goOnAtTheDestination();
    }
}
