package org.vfiospec.i40e.driver;

import static org.vfiospec.i40e.PfRegister.PFCM_LANCTXCTL;
import static org.vfiospec.i40e.PfRegister.PFCM_LANCTXDATA;
import static org.vfiospec.i40e.PfRegister.PFCM_LANCTXSTAT;
import static org.vfiospec.i40e.PfRegister.VPLAN_QTABLE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.vfiospec.i40e.ContextOrder;
import org.vfiospec.i40e.PfRegister;
import org.vfiospec.i40e.QueueContext;
import org.vfiospec.i40e.QueueType;
import org.vfiospec.i40e.VfLayout;
import org.vfiospec.pci.Mmio;
import org.vfiospec.uapi.Errno;

/**
 * The adapter as a driver sees it from its PF: registers and queue contexts, by MMIO alone.
 *
 * <p>Simplified: the kernel's driver keeps contexts in host memory that the chip caches, and writes them there.
 */
final class PfAccess {
    /** {@code I40E_QUEUE_WAIT_RETRY_LIMIT}. */
    private static final int RETRIES = 10;

    private static final int DONE = 1;
    private static final int MISS = 1 << 1;
    private static final int WANTED = 1;
    private static final int RUNNING = 1 << 2;

    private final Mmio bar0;

    PfAccess(Mmio bar0) {
        this.bar0 = bar0;
    }

    int read(PfRegister register, int index) {
        return read(register, 0, index);
    }

    int read(PfRegister register, int row, int index) {
        return (int) bar0.read(register.at(row, index), Integer.BYTES);
    }

    void write(PfRegister register, int index, int value) {
        write(register, 0, index, value);
    }

    void write(PfRegister register, int row, int index, int value) {
        bar0.write(register.at(row, index), Integer.BYTES, Integer.toUnsignedLong(value));
    }

    /** Asks until something holds, but not for ever. */
    boolean poll(BooleanSupplier condition) {
        boolean holds = condition.getAsBoolean();
        for (int retry = 0; !holds && retry < RETRIES; retry++) {
            holds = condition.getAsBoolean();
        }
        return holds;
    }

    /** The chip's number of a VF's queue. */
    int queueNumber(int vf, int queue) {
        return read(VPLAN_QTABLE, queue, vf) & VfLayout.NO_QUEUE;
    }

    /** Whether software wants a queue to run, and it does. */
    boolean isEnabled(QueueType type, int queue) {
        return (read(type.enable(), queue) & RUNNING) != 0;
    }

    /** @return {@code ETIMEDOUT} if the queue does not start, or does not come to rest (i40e_control_tx_q) */
    Errno enable(QueueType type, int queue, boolean wanted) {
        write(type.enable(), queue, wanted ? WANTED : 0);
        return poll(() -> isEnabled(type, queue) == wanted) ? Errno.OK : Errno.ETIMEDOUT;
    }

    /** The context of a queue; empty if the chip does not give it. */
    Optional<QueueContext> context(QueueType type, int queue) {
        ByteBuffer bytes = ByteBuffer.allocate(type.contextSize()).order(ByteOrder.LITTLE_ENDIAN);
        for (int line = 0; line < type.contextSize() / QueueContext.LINE; line++) {
            if (order(new ContextOrder(queue, line, type, false)).failed()) {
                return Optional.empty();
            }
            for (int row = 0; row < QueueContext.LINE / Integer.BYTES; row++) {
                bytes.putInt(read(PFCM_LANCTXDATA, row, 0));
            }
        }
        return Optional.of(QueueContext.of(bytes.array()));
    }

    Errno setContext(QueueType type, int queue, QueueContext context) {
        ByteBuffer bytes = ByteBuffer.wrap(context.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        Errno written = Errno.OK;
        for (int line = 0; !written.failed() && bytes.hasRemaining(); line++) {
            for (int row = 0; row < QueueContext.LINE / Integer.BYTES; row++) {
                write(PFCM_LANCTXDATA, row, 0, bytes.getInt());
            }
            written = order(new ContextOrder(queue, line, type, true));
        }
        return written;
    }

    private Errno order(ContextOrder order) {
        write(PFCM_LANCTXCTL, 0, order.word());
        if (!poll(() -> (read(PFCM_LANCTXSTAT, 0) & DONE) != 0)) {
            return Errno.ETIMEDOUT;
        }
        return (read(PFCM_LANCTXSTAT, 0) & MISS) == 0 ? Errno.OK : Errno.EIO;
    }
}
