package org.vfiospec.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vfiospec.uapi.DeviceState.ERROR;
import static org.vfiospec.uapi.DeviceState.PRE_COPY;
import static org.vfiospec.uapi.DeviceState.RESUME;
import static org.vfiospec.uapi.DeviceState.RUN;
import static org.vfiospec.uapi.DeviceState.STOP_AND_COPY;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vfiospec.trace.Trace;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.MigrationField;

class MigrationRegionTest {
    private static final int EINVAL = Errno.EINVAL.result();
    private static final int EIO = Errno.EIO.result();
    private static final long DATA = 0x20;

    private final PlainDevice device = new PlainDevice(true);
    private final Trace trace = new Trace();
    private MigrationRegion region = region(Reading.RECOMMENDED);

    private MigrationRegion region(Reading reading) {
        return new MigrationRegion(device, reading, new MigrationLog("driver", "dev0", trace));
    }

    @Test
    void a_new_region_reads_running_and_announces_ndma() {
        assertThat(read(MigrationField.DEVICE_STATE)).isEqualTo(1);
        assertThat(region.capabilities()).singleElement().extracting("id").isEqualTo(6);
        assertThat(new MigrationRegion(new PlainDevice(false), Reading.RECOMMENDED, null).capabilities())
                .isEmpty();
    }

    @Test
    void a_field_answers_at_its_own_width_and_place_only() {
        for (int offset = 0; offset < 0x20; offset++) {
            for (int width = 1; width <= 16; width++) {
                boolean exact = MigrationField.at(offset, width).isPresent();
                boolean readable = offset == 0 || offset == 4 || offset == 8;
                int expected = exact && readable ? width : EINVAL;

                assertThat(region.read(offset, little(width)))
                        .as("%d bytes at 0x%x", width, offset)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void the_reserved_word_reads_zero_and_swallows_writes() {
        assertThat(region.write(4, little(4).putInt(-1).flip())).isEqualTo(4);

        assertThat(read(MigrationField.RESERVED)).isZero();
    }

    @Test
    void every_pair_of_states_ends_in_the_state_that_was_asked_for() {
        List<DeviceState> states = DeviceState.valid(true);
        for (DeviceState from : states) {
            for (DeviceState to : states) {
                region = at(from);

                assertThat(write(to)).as("%s to %s", from, to).isEqualTo(4);
                assertThat(region.state()).isEqualTo(to);
                assertThat(device.running).isEqualTo(to.has(DeviceState.Bit.RUNNING));
                assertThat(device.silent).isEqualTo(to.has(DeviceState.Bit.NDMA));
                assertThat(device.saving).isEqualTo(to.has(DeviceState.Bit.SAVING));
                assertThat(device.loading).isEqualTo(to.has(DeviceState.Bit.RESUMING));
            }
        }
    }

    @Test
    void a_failure_anywhere_leaves_the_old_state_and_the_device_in_it() {
        List<DeviceState> states = DeviceState.valid(true);
        int failures = 0;
        for (DeviceState from : states) {
            for (DeviceState to : states) {
                for (int passed = 0; failsAfter(passed, from, to); passed++) {
                    boolean badLoad = region.state().equals(ERROR);
                    assertThat(region.state()).isIn(from, ERROR);
                    assertThat(badLoad && !from.has(DeviceState.Bit.RESUMING)).isFalse();
                    assertThat(device.running).isEqualTo(!badLoad && from.has(DeviceState.Bit.RUNNING));
                    failures++;
                }
            }
        }
        assertThat(failures).isEqualTo(194);
    }

    private boolean failsAfter(int passed, DeviceState from, DeviceState to) {
        region = at(from);
        region.faults().failAfter(passed);
        boolean failed = write(to) < 0;
        region.faults().clear();
        return failed;
    }

    @Test
    void a_failure_of_the_unwinding_too_is_error() {
        region.faults().failNext(Operation.OPEN_LOAD, Errno.EIO);
        region.faults().failNext(Operation.START, Errno.EIO);

        assertThat(write(RESUME)).isEqualTo(EIO);

        assertThat(region.state()).isEqualTo(ERROR);
        assertThat(write(RUN)).isEqualTo(EINVAL);
        assertThat(region.state()).isEqualTo(ERROR);
    }

    @Test
    void what_makes_no_state_is_refused_and_does_nothing() {
        for (int value = 0; value < 0x40; value++) {
            DeviceState requested = new DeviceState(value);
            if (!requested.isValid(0xf)) {
                assertThat(write(requested)).isEqualTo(EINVAL);
            }
        }
        assertThat(write(new DeviceState(0xf0000001))).isEqualTo(EINVAL);
        assertThat(device.asked).isEmpty();
        assertThat(region.state()).isEqualTo(RUN);
    }

    @Test
    void the_present_state_can_be_written_and_nothing_is_done() {
        assertThat(write(RUN)).isEqualTo(4);

        assertThat(device.asked).isEmpty();
        assertThat(trace.all()).isEmpty();
    }

    @Test
    void a_stream_is_fetched_segment_by_segment_across_both_phases() {
        write(PRE_COPY);
        assertThat(fetchAll()).containsExactly(List.of(1));
        write(STOP_AND_COPY);

        assertThat(fetchAll()).containsExactly(List.of(2, 2), List.of(3, 3, 3));
        assertThat(read(MigrationField.PENDING_BYTES)).isZero();
    }

    @Test
    void a_segment_on_its_way_survives_the_stop() {
        write(PRE_COPY);
        read(MigrationField.PENDING_BYTES);
        read(MigrationField.DATA_OFFSET);
        write(STOP_AND_COPY);

        assertThat(read(MigrationField.DATA_SIZE)).isEqualTo(1);
        assertThat(fetchAll()).hasSize(2);
    }

    @Test
    void the_window_keeps_to_its_order_when_saving() {
        write(STOP_AND_COPY);
        assertThat(read(MigrationField.DATA_OFFSET)).isEqualTo(EINVAL);
        assertThat(read(MigrationField.PENDING_BYTES)).isEqualTo(5);
        assertThat(read(MigrationField.DATA_SIZE)).isEqualTo(EINVAL);
        assertThat(region.read(DATA, little(2))).isEqualTo(EINVAL);
        assertThat(read(MigrationField.DATA_OFFSET)).isEqualTo(DATA);
        assertThat(read(MigrationField.DATA_OFFSET)).isEqualTo(DATA);
        assertThat(read(MigrationField.DATA_SIZE)).isEqualTo(2);
        assertThat(region.read(DATA + 1, little(2))).isEqualTo(EINVAL);
        assertThat(region.read(DATA, little(1))).isEqualTo(1);
        assertThat(region.write(DATA, little(1))).isEqualTo(EINVAL);
        assertThat(commit(2)).isEqualTo(EINVAL);
    }

    @Test
    void a_segment_that_was_not_read_counts_as_collected_when_pending_is_read() {
        write(STOP_AND_COPY);
        read(MigrationField.PENDING_BYTES);
        read(MigrationField.DATA_OFFSET);

        assertThat(fetchAll()).containsExactly(List.of(3, 3, 3));
    }

    @Test
    void segments_are_handed_over_when_data_size_is_written() {
        write(RESUME);
        region.write(DATA, little(3).put(new byte[] {7, 8, 9}).flip());

        assertThat(device.received).isEmpty();
        assertThat(commit(3)).isEqualTo(8);
        assertThat(device.received).containsExactly(new byte[] {7, 8, 9});
        assertThat(commit(PlainDevice.SEGMENT + 1)).isEqualTo(EINVAL);
        assertThat(commit(-1)).isEqualTo(EINVAL);
        assertThat(region.write(DATA + 1, little(PlainDevice.SEGMENT))).isEqualTo(EINVAL);
    }

    @Test
    void nothing_of_one_segment_shows_in_the_next() {
        write(RESUME);
        region.write(DATA, little(8).put(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}).flip());
        commit(8);

        commit(2);

        assertThat(device.received.get(1)).containsExactly(0, 0);
    }

    @Test
    void a_bad_load_ends_as_the_reading_says() {
        device.badLoad = true;
        write(RESUME);

        assertThat(write(RUN)).isEqualTo(EINVAL);
        assertThat(region.state()).isEqualTo(ERROR);

        region = region(Reading.REWRITE);
        write(RESUME);
        assertThat(write(RUN)).isEqualTo(EINVAL);
        assertThat(region.state()).isEqualTo(RESUME);
    }

    @Test
    void a_reset_ends_sessions_and_error_alike() {
        write(RESUME);
        region.write(DATA, little(1));
        region.resetDone();

        assertThat(region.state()).isEqualTo(RUN);
        assertThat(region.write(DATA, little(1))).isEqualTo(EINVAL);
        assertThat(read(MigrationField.PENDING_BYTES)).isZero();
    }

    @Test
    void the_header_knows_seven_arcs() {
        List<String> allowed = new ArrayList<>();
        for (DeviceState from : DeviceState.valid(false)) {
            for (DeviceState to : DeviceState.valid(false)) {
                if (!from.equals(to) && Arcs.HEADER.allow(from, to)) {
                    allowed.add(from.value() + " " + to.value());
                }
            }
        }
        assertThat(allowed).containsExactly("1 0", "1 2", "1 3", "1 4", "2 0", "3 2", "4 1");
    }

    @Test
    void the_third_draft_captures_before_it_loads() {
        region = region(Reading.DRAFT_3);
        write(RESUME);
        device.asked.clear();

        write(STOP_AND_COPY);

        assertThat(device.asked).containsExactly("open save", "capture", "complete load");
    }

    private MigrationRegion at(DeviceState state) {
        device.afterReset();
        MigrationRegion fresh = region(Reading.RECOMMENDED);
        fresh.write(0, little(4).putInt(state.value()).flip());
        assertThat(fresh.state()).isEqualTo(state);
        return fresh;
    }

    private List<List<Integer>> fetchAll() {
        List<List<Integer>> segments = new ArrayList<>();
        while (read(MigrationField.PENDING_BYTES) > 0) {
            long offset = read(MigrationField.DATA_OFFSET);
            ByteBuffer data = little((int) read(MigrationField.DATA_SIZE));
            region.read(offset, data);
            List<Integer> bytes = new ArrayList<>();
            for (byte b : data.array()) {
                bytes.add((int) b);
            }
            segments.add(bytes);
        }
        return segments;
    }

    private int write(DeviceState state) {
        return region.write(0, little(4).putInt(state.value()).flip());
    }

    private int commit(long length) {
        return region.write(0x18, little(8).putLong(length).flip());
    }

    private long read(MigrationField field) {
        ByteBuffer into = little(field.width());
        int result = region.read(field.offset(), into);
        return result < 0 ? result : field.width() == 4 ? into.getInt(0) : into.getLong(0);
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
