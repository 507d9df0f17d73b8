package org.vfiospec.acc.driver;

import static org.vfiospec.acc.QmRegister.QM_MB_CMD_SEND_BASE;
import static org.vfiospec.acc.QmRegister.QM_VF_STATE;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vfiospec.acc.StateField;
import org.vfiospec.acc.driver.DebugFile.Answer;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;

/**
 * What root sees of a VF's migration: {@code dev_data}, {@code migf_data} and {@code cmd_state} of Linux 6.13
 * (Documentation/ABI/testing/debugfs-hisi-migration), {@code state} and {@code debug} of the tree of the RFC.
 */
final class DebugView {
    private static final int POLL_US = 10;
    private static final int POLL_LIMIT_US = 1000;
    private static final int ROW = 16;
    /** What is dumped: everything before the addresses. */
    private static final int DUMPED = StateField.EQE_DMA.offset();

    private static final Map<DeviceState, String> STATES = Map.of(
            DeviceState.RUN, "RUNNING\n",
            DeviceState.PRE_COPY, "SAVING and RUNNING\n",
            DeviceState.STOP_AND_COPY, "SAVING\n",
            DeviceState.STOP, "STOP\n",
            DeviceState.RESUME, "RESUMING\n");

    /** What the view looks at while the device is open. */
    interface Target {

        /** Does something with the VF's registers, or answers {@code EIO}. */
        Answer onVf(Function<QmAccess, Answer> look);

        VfState registers(QmAccess vf);

        /** The state that was saved or loaded last; empty before. */
        byte[] lastState();

        DeviceState state();
    }

    private final Edition edition;
    private Target target;
    private AccState stored = new AccState();

    DebugView(Edition edition) {
        this.edition = edition;
    }

    void opened(Target newTarget) {
        target = newTarget;
    }

    void closed() {
        target = null;
    }

    /** The files by name; they are there whether or not the device is open. */
    Map<String, DebugFile> files() {
        Map<String, DebugFile> files = new TreeMap<>();
        if (edition.has(Habit.SHOWS_DATA_FILES)) {
            files.put("dev_data", this::deviceData);
            files.put("migf_data", this::migratedData);
            files.put("cmd_state", this::channelState);
        }
        if (edition.has(Habit.TAKES_DEBUG_COMMANDS)) {
            files.put("state", () -> target == null ? closedAnswer() : Answer.of(words(target.state())));
            files.put("debug", new Commands());
        }
        return files;
    }

    private static Answer closedAnswer() {
        return Answer.refused(Errno.EINVAL);
    }

    private static String words(DeviceState state) {
        return STATES.getOrDefault(state, state.equals(DeviceState.ERROR) ? "Error\n" : "Invalid\n");
    }

    /** Looks at a VF that a guest driver uses. */
    private Answer look(Function<QmAccess, Answer> look) {
        if (target == null) {
            return closedAnswer();
        }
        return target.onVf(vf -> vf.poll(QM_VF_STATE, state -> state == 0, POLL_US, POLL_LIMIT_US)
                ? look.apply(vf)
                : Answer.refused(Errno.ETIMEDOUT));
    }

    private Answer deviceData() {
        return look(vf -> {
            AccState now = new AccState();
            Errno read = target.registers(vf).save(now);
            return read.failed()
                    ? Answer.refused(read)
                    : Answer.of(dump(now.image())
                            + "guest driver load: %d\ndata size: %d\n"
                                    .formatted(now.get(StateField.VF_STATE), StateField.STATE_SIZE));
        });
    }

    private Answer migratedData() {
        if (target == null) {
            return closedAnswer();
        }
        byte[] last = target.lastState();
        return last.length < StateField.MATCH_SIZE
                ? Answer.refused(Errno.EAGAIN)
                : Answer.of(dump(last) + "migrate data length: %d\n".formatted(last.length));
    }

    private Answer channelState() {
        return look(vf -> vf.read(QM_MB_CMD_SEND_BASE) == -1
                ? Answer.refused(Errno.EINVAL)
                : Answer.of("mailbox cmd channel ready!\n"));
    }

    /** Sixteen bytes a line, behind their offset. */
    private static String dump(byte[] bytes) {
        IntFunction<String> row = at -> "%08x: %s%n"
                .formatted(
                        at,
                        IntStream.range(at, Math.min(at + ROW, Math.min(DUMPED, bytes.length)))
                                .mapToObj(i -> "%02x".formatted(bytes[i]))
                                .collect(Collectors.joining(" ")))
                .replace(System.lineSeparator(), "\n");
        return IntStream.iterate(0, at -> at < Math.min(DUMPED, bytes.length), at -> at + ROW)
                .mapToObj(row)
                .collect(Collectors.joining());
    }

    /** The file {@code debug} of the RFC: a number is an order, and what it gives is read afterwards. */
    private final class Commands implements DebugFile {
        private static final String HELP = "0: store, 1: write back, 2: mailbox, 3: dump data, 4: dump state\n";

        private String shown = HELP;

        @Override
        public Answer read() {
            return Answer.of(shown);
        }

        @Override
        public Errno write(int command) {
            if (target == null || command < 0 || command > 4) {
                return Errno.EINVAL;
            }
            Answer answer = switch (command) {
                case 0 -> target.onVf(vf -> done(target.registers(vf).save(stored)));
                case 1 -> target.onVf(vf -> done(target.registers(vf).load(stored)));
                case 2 -> target.onVf(vf -> Answer.of("0x%08x\n".formatted(vf.read(QM_MB_CMD_SEND_BASE))));
                case 3 -> Answer.of(dump(stored.image()));
                default -> Answer.of(words(target.state()));
            };
            shown = answer.text();
            return answer.errno();
        }

        private Answer done(Errno errno) {
            return new Answer(errno, "");
        }
    }
}
