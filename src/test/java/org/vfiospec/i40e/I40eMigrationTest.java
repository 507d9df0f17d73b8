package org.vfiospec.i40e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfiospec.uapi.Errno;

/** A VF that is stopped, saved, loaded elsewhere and started, by operations alone. */
class I40eMigrationTest {
    private final Bench bench = Bench.inUse();

    @Test
    void every_frame_comes_back_to_its_sender_by_dma() {
        bench.exchange(bench.source, 200);

        assertThat(bench.guest.complaint()).isEmpty();
        assertThat(bench.guest.completed()).isEqualTo(210);
        assertThat(bench.guest.outstanding()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 8, 13, 21, 34})
    void a_stopped_function_is_silent_and_goes_on_where_it_was(int steps) {
        submit(12);
        bench.run(bench.source, steps);
        assertThat(bench.source.driver.stop()).isEqualTo(Errno.OK);
        bench.written.clear();
        bench.reads = 0;
        Map<Integer, Long> interrupts = new TreeMap<>(bench.source.interrupts);

        assertThat(IntStream.range(0, 100).anyMatch(i -> bench.source.work())).isFalse();
        assertThat(bench.written).isEmpty();
        assertThat(bench.reads).isZero();
        assertThat(bench.source.interrupts).isEqualTo(interrupts);

        assertThat(bench.source.driver.start()).isEqualTo(Errno.OK);
        bench.run(bench.source, 1000);
        assertThat(bench.guest.complaint()).isEmpty();
        assertThat(bench.guest.completed()).isEqualTo(22);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 13, 21, 34, 55, 89})
    void a_guest_goes_on_on_a_chip_with_other_queue_numbers(int steps) {
        submit(12);
        bench.run(bench.source, steps);

        load(save());
        bench.move();
        assertThat(bench.destination.driver.start()).isEqualTo(Errno.OK);
        bench.exchange(bench.destination, 20);

        assertThat(bench.guest.complaint()).isEmpty();
        assertThat(bench.guest.completed()).isEqualTo(42);
        assertThat(bench.source.work()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16})
    void a_guest_that_is_still_setting_up_its_queues_finishes_elsewhere(int steps) {
        Bench young = new Bench();
        young.guest.start(young.source.device(young.source.bar0()), young);
        young.run(young.source, steps);

        List<byte[]> stream = save(young.source);
        load(young.destination, stream);
        young.move();
        young.destination.driver.start();
        young.exchange(young.destination, 5);

        assertThat(young.guest.complaint()).isEmpty();
        assertThat(young.guest.completed()).isEqualTo(5);
    }

    @Test
    void an_interrupt_that_waits_behind_its_mask_comes_elsewhere() {
        int control = VfRegister.VFINT_DYN_CTLN1.at(3);
        bench.source.bar0().write(control, 4, 4);
        load(save());
        bench.destination.driver.start();

        bench.destination.bar0().write(control, 4, 1);

        assertThat(bench.destination.interrupts).containsEntry(4, 1L);
    }

    @Test
    void a_loaded_function_gives_the_same_state_again() {
        List<byte[]> stream = save();

        load(stream);

        assertThat(save(bench.destination)).usingRecursiveComparison().isEqualTo(stream);
    }

    @Test
    void the_list_of_the_chips_scheduler_stays_on_its_chip() {
        load(save());

        ByteBuffer context = contextLine(64 + 3);
        assertThat(context.getInt(0)).isZero();
        assertThat(schedulerList(bench.destination, 204)).isEqualTo(204);
        assertThat(schedulerList(bench.source, 64)).isEqualTo(64);
    }

    @ParameterizedTest
    @EnumSource(names = {"KIND", "VERSION", "DEVICE", "QUEUES", "VECTORS"})
    void a_state_of_another_kind_is_refused_before_a_register_is_written(StateField field) {
        byte[] state = save().get(1);
        ByteBuffer.wrap(state).order(ByteOrder.LITTLE_ENDIAN).putInt(field.offset(), 7);
        bench.destination.driver.openLoad();

        assertThat(bench.destination.driver.acceptSegment(state)).isEqualTo(Errno.EINVAL);
        assertThat(bench.destination.driver.completeLoad()).isEqualTo(Errno.EINVAL);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACTIVE", "ADDRESS_COUNT", "TX_TAIL", "RX_TAIL", "TX_INTERRUPT", "RX_INTERRUPT"})
    void a_state_that_no_function_can_have_is_refused(StateField field) {
        byte[] state = save().get(1);
        ByteBuffer.wrap(state).order(ByteOrder.LITTLE_ENDIAN).putInt(field.offset(), 0x4000_00ff);
        bench.destination.driver.openLoad();

        assertThat(bench.destination.driver.acceptSegment(state)).isEqualTo(Errno.EINVAL);
    }

    @Test
    void a_load_without_the_state_fails_and_leaves_a_function_as_after_a_reset() {
        List<byte[]> stream = save();
        bench.destination.driver.openLoad();
        bench.destination.driver.acceptSegment(stream.get(0));

        assertThat(bench.destination.driver.completeLoad()).isEqualTo(Errno.EINVAL);
        assertThat(registers(bench.destination)).isEqualTo(registers(new Bench().destination));
    }

    @Test
    void a_reset_of_the_function_leaves_nothing() {
        bench.source.chip.inside(0).reset();
        bench.source.driver.afterReset();

        assertThat(registers(bench.source)).isEqualTo(registers(new Bench().source));
        bench.exchange(bench.source, 3);
        assertThat(bench.guest.completed()).isEqualTo(10);
    }

    private void submit(int frames) {
        for (int i = 0; i < frames; i++) {
            bench.guest.submit();
        }
    }

    private List<byte[]> save() {
        return save(bench.source);
    }

    static List<byte[]> save(Bench.Side side) {
        assertThat(side.driver.stop()).isEqualTo(Errno.OK);
        assertThat(side.driver.openSave(false)).isEqualTo(Errno.OK);
        assertThat(side.driver.captureFinal()).isEqualTo(Errno.OK);
        List<byte[]> stream = new ArrayList<>();
        while (side.driver.pending() > 0) {
            stream.add(side.driver.nextSegment());
        }
        assertThat(side.driver.closeSave()).isEqualTo(Errno.OK);
        return stream;
    }

    private void load(List<byte[]> stream) {
        load(bench.destination, stream);
    }

    private static void load(Bench.Side side, List<byte[]> stream) {
        assertThat(side.driver.stop()).isEqualTo(Errno.OK);
        assertThat(side.driver.openLoad()).isEqualTo(Errno.OK);
        stream.forEach(segment -> assertThat(side.driver.acceptSegment(segment)).isEqualTo(Errno.OK));
        assertThat(side.driver.completeLoad()).isEqualTo(Errno.OK);
    }

    private static long schedulerList(Bench.Side side, int queue) {
        int line = ContextField.TX_RDYLIST.lsb() / 8 / QueueContext.LINE;
        int order = new ContextOrder(queue, line, QueueType.TRANSMIT, false).word();
        side.pfBar0.write(PfRegister.PFCM_LANCTXCTL.offset(), 4, order);
        int bit = ContextField.TX_RDYLIST.lsb() % 128;
        return side.pfBar0.read(PfRegister.PFCM_LANCTXDATA.at(bit / 32, 0), 4) >>> bit % 32
                & (1 << ContextField.TX_RDYLIST.width()) - 1;
    }

    private ByteBuffer contextLine(int queue) {
        int order = new ContextOrder(queue, 0, QueueType.RECEIVE, false).word();
        bench.source.pfBar0.write(PfRegister.PFCM_LANCTXCTL.offset(), 4, order);
        ByteBuffer line = ByteBuffer.allocate(QueueContext.LINE).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < 4; row++) {
            line.putInt((int) bench.source.pfBar0.read(PfRegister.PFCM_LANCTXDATA.at(row, 0), 4));
        }
        return line;
    }

    /** Every register of a VF, as its guest reads it. */
    private static List<String> registers(Bench.Side side) {
        return IntStream.range(0, 0x9000 / 4)
                .mapToObj(word -> "%s %x"
                        .formatted(side.bar0().nameOf(word * 4L), side.bar0().read(word * 4L, 4)))
                .toList();
    }
}
