package org.vfiospec.acc.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vfiospec.acc.PfRegister.QM_ABNORMAL_INT_STATUS;
import static org.vfiospec.acc.PfRegister.QM_VFT_CFG_RDY;
import static org.vfiospec.acc.QmRegister.QM_CACHE_WB_DONE;
import static org.vfiospec.acc.QmRegister.QM_VF_STATE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vfiospec.acc.Engine;
import org.vfiospec.acc.EngineRegister;
import org.vfiospec.acc.QueueRange;
import org.vfiospec.pci.Mmio;
import org.vfiospec.uapi.Errno;

class AccMigrationDriverTest {
    private static final QueueRange TWO_QUEUES = new QueueRange(64, 2);

    private final RecordingMmio vf =
            new RecordingMmio().with(QM_VF_STATE, 0).with(QM_CACHE_WB_DONE, 1).answering(TWO_QUEUES.entry());
    private final RecordingMmio pf = new PfWithTable(TWO_QUEUES).registers;
    private final OneBar bar = new OneBar(vf);
    private final AccMigrationDriver driver = new AccMigrationDriver(Engine.ZIP, 1, bar, pf, us -> {}, Edition.RFC);

    /** A PF whose function table always answers with one range. */
    private static final class PfWithTable {
        private final RecordingMmio registers = new RecordingMmio();

        PfWithTable(QueueRange range) {
            registers.stuck(QM_VFT_CFG_RDY, 1);
            registers.with(0x100064, (int) range.entry());
            registers.with(0x100068, (int) (range.entry() >>> 32));
        }
    }

    private static final class OneBar implements VfBar {
        private final Mmio window;
        private int mapped;
        private int mappings;

        private OneBar(Mmio window) {
            this.window = window;
        }

        @Override
        public Optional<Mmio> map() {
            mapped++;
            mappings++;
            return Optional.of(window);
        }

        @Override
        public void unmap() {
            mapped--;
        }
    }

    @BeforeEach
    void forget_what_construction_touched() {
        assertThat(vf.log()).isEmpty();
        assertThat(pf.log()).isEmpty();
    }

    @Test
    void a_stop_pauses_then_checks_then_writes_the_cache_back() {
        assertThat(driver.stop()).isEqualTo(Errno.OK);

        assertThat(vf.log())
                .containsExactly(
                        "r 0x60",
                        "r 0x300",
                        "mail 0xe 0x0",
                        "r 0x300",
                        "r 0x300",
                        "r 0x308",
                        "r 0x28",
                        "r 0x2c",
                        "w 0x204 0x1",
                        "r 0x208");
        assertThat(pf.log()).containsExactly("r 0x100008", "r 0x3010ac");
        assertThat(bar.mapped).isZero();
    }

    @Test
    void pre_copy_touches_the_pf_alone() {
        assertThat(driver.openSave(true)).isEqualTo(Errno.OK);

        assertThat(bar.mappings).isZero();
        assertThat(driver.nextSegment()).hasSize(32);
        assertThat(driver.nextSegment()).isEmpty();
    }

    @Test
    void what_is_saved_is_what_the_registers_held() {
        vf.with(0x0c, 0xc).with(0x34, 2).with(0x8004, 0x1000).with(0x8008, 0x21).with(0x8038, 0x1_03ff);
        driver.stop();
        driver.openSave(false);
        vf.log();

        assertThat(driver.captureFinal()).isEqualTo(Errno.OK);

        assertThat(vf.log().subList(0, 8))
                .containsExactly("r 0x4", "r 0xc", "r 0x20", "r 0x24", "r 0x2c", "r 0x34", "r 0x60", "r 0x8000");
        ByteBuffer state = ByteBuffer.wrap(driver.nextSegment()).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(state.capacity()).isEqualTo(168);
        assertThat(state.getInt(0)).as("qp_num").isEqualTo(2);
        assertThat(state.getInt(4)).as("dev_id").isEqualTo(0xa251);
        assertThat(state.getInt(12)).as("qp_base").isEqualTo(64);
        assertThat(state.getInt(36)).as("eq_int_mask").isEqualTo(0xc);
        assertThat(state.getInt(52)).as("page_size").isEqualTo(2);
        assertThat(state.getInt(112)).as("aeqc_dw[6]").isEqualTo(0x1_03ff);
        assertThat(state.getLong(136)).as("eqe_dma").isEqualTo(0x21_0000_1000L);
        assertThat(state.getLong(152)).as("sqc_dma").isEqualTo(TWO_QUEUES.entry());
    }

    @Test
    void a_load_writes_the_registers_in_the_listed_order() {
        driver.openLoad();
        assertThat(driver.acceptSegment(state(0xa251, 2, 0))).isEqualTo(Errno.OK);
        vf.log();

        assertThat(driver.completeLoad()).isEqualTo(Errno.OK);

        List<String> writes =
                vf.log().stream().filter(line -> !line.startsWith("r")).toList();
        assertThat(writes.subList(0, 9))
                .containsExactly(
                        "w 0x4 0x0",
                        "w 0xc 0x0",
                        "w 0x20 0x0",
                        "w 0x24 0x0",
                        "w 0x2c 0x0",
                        "w 0x30 0x0",
                        "w 0x34 0x0",
                        "w 0x60 0x0",
                        "w 0x8000 0x0");
        assertThat(writes.subList(22, writes.size()))
                .containsExactly("mail 0x4 0x5000", "mail 0x5 0x6000", "w 0x20 0x1", "w 0x24 0x0");
    }

    @Test
    void a_start_rings_every_queue_once_and_only_if_queues_wait() {
        assertThat(driver.start()).isEqualTo(Errno.OK);
        assertThat(vf.log()).isEmpty();
        driver.stop();
        vf.log();

        assertThat(driver.start()).isEqualTo(Errno.OK);

        assertThat(vf.log())
                .filteredOn(line -> line.startsWith("w"))
                .containsExactly("w 0x1000 0x1000000000000", "w 0x1000 0x1000000000001");
    }

    @Test
    void data_of_another_device_is_refused_before_a_register_is_written() {
        driver.openLoad();

        assertThat(driver.acceptSegment(state(0xa256, 2, 0))).isEqualTo(Errno.EINVAL);
        assertThat(driver.acceptSegment(state(0xa251, 3, 0))).isEqualTo(Errno.EINVAL);
        assertThat(driver.acceptSegment(state(0xa251, 2, 1))).isEqualTo(Errno.EINVAL);
        assertThat(driver.acceptSegment(new byte[167])).isEqualTo(Errno.EINVAL);

        assertThat(vf.log()).noneMatch(line -> line.startsWith("w"));
    }

    @Test
    void a_pending_error_of_the_pf_ends_the_stop_and_restarts_the_queues() {
        pf.with(QM_ABNORMAL_INT_STATUS, 4);

        assertThat(driver.stop()).isEqualTo(Errno.EBUSY);

        assertThat(vf.log()).contains("w 0x1000 0x1000000000000", "w 0x1000 0x1000000000001");
        assertThat(pf.log()).filteredOn("r 0x100008"::equals).hasSize(101);
    }

    @Test
    void a_pending_error_of_the_engine_ends_the_stop() {
        pf.with(EngineRegister.ZIP_CORE_INT_STATUS, 1);

        assertThat(driver.stop()).isEqualTo(Errno.EBUSY);
    }

    @Test
    void a_write_back_that_never_ends_times_out() {
        vf.with(QM_CACHE_WB_DONE, 0);

        assertThat(driver.stop()).isEqualTo(Errno.EINVAL);
    }

    @Test
    void a_function_without_guest_driver_has_nothing_to_save() {
        vf.with(QM_VF_STATE, 1);

        assertThat(driver.stop()).isEqualTo(Errno.OK);
        assertThat(driver.openSave(false)).isEqualTo(Errno.OK);
        assertThat(driver.captureFinal()).isEqualTo(Errno.OK);

        assertThat(driver.pending()).isZero();
        assertThat(vf.log()).allMatch("r 0x60"::equals);
    }

    @Test
    void a_reset_forgets_what_was_received() {
        driver.openLoad();
        driver.acceptSegment(state(0xa251, 2, 0));
        vf.log();

        driver.afterReset();

        assertThat(driver.completeLoad()).isEqualTo(Errno.OK);
        assertThat(vf.log()).isEmpty();
    }

    private static byte[] state(int device, int queues, int isolation) {
        return ByteBuffer.allocate(168)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0, queues)
                .putInt(4, device)
                .putInt(8, isolation)
                .putLong(152, 0x5000)
                .putLong(160, 0x6000)
                .array();
    }
}
