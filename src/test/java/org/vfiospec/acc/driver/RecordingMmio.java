package org.vfiospec.acc.driver;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vfiospec.acc.QmRegister;
import org.vfiospec.acc.Register;
import org.vfiospec.pci.Mmio;

/** Registers that only remember, and write down who touched them in which order. */
final class RecordingMmio implements Mmio {
    private final Map<Long, Long> words = new HashMap<>();
    private final Set<Long> stuck = new HashSet<>();
    private final List<String> log = new ArrayList<>();
    private long mailboxAnswer;

    RecordingMmio with(Register register, int value) {
        return with(register.offset(), value);
    }

    RecordingMmio with(long offset, int value) {
        words.put(offset, Integer.toUnsignedLong(value));
        return this;
    }

    /** A register that shows this value whatever is written to it. */
    RecordingMmio stuck(Register register, int value) {
        stuck.add((long) register.offset());
        return with(register, value);
    }

    /** What every mailbox command answers. */
    RecordingMmio answering(long base) {
        mailboxAnswer = base;
        return this;
    }

    /** Accesses since the last call, like {@code r 0x28} and {@code w 0x204 0x1}. */
    List<String> log() {
        List<String> taken = List.copyOf(log);
        log.clear();
        return taken;
    }

    @Override
    public long read(long offset, int width) {
        log.add("r 0x%x".formatted(offset));
        long low = words.getOrDefault(offset, 0L);
        return width == 8 ? low | words.getOrDefault(offset + 4, 0L) << 32 : low;
    }

    @Override
    public void write(long offset, int width, long value) {
        log.add("w 0x%x 0x%x".formatted(offset, value));
        if (!stuck.contains(offset)) {
            words.put(offset, value);
        }
    }

    @Override
    public void writePair(long offset, long low, long high) {
        log.add("mail 0x%x 0x%x".formatted(low & 0xff, low >>> 32 | high << 32));
        with(QmRegister.QM_MB_CMD_SEND_BASE, (int) low & ~(1 << 13));
        with(QmRegister.QM_MB_CMD_SEND_BASE.offset() + 4, (int) mailboxAnswer);
        with(QmRegister.QM_MB_CMD_SEND_BASE.offset() + 8, (int) (mailboxAnswer >>> 32));
    }
}
