package org.vfiospec.mlx5;

import static org.vfiospec.mlx5.VfRegister.BYTES_SENT;
import static org.vfiospec.mlx5.VfRegister.CONSUMED;
import static org.vfiospec.mlx5.VfRegister.CONTROL;
import static org.vfiospec.mlx5.VfRegister.CQ_ADDRESS;
import static org.vfiospec.mlx5.VfRegister.DOORBELL;
import static org.vfiospec.mlx5.VfRegister.QUEUE_SIZE;
import static org.vfiospec.mlx5.VfRegister.SQ_ADDRESS;
import static org.vfiospec.mlx5.VfRegister.STATUS;

import org.vfiospec.pci.BusMaster;

/** The engine of a function: takes descriptors from guest memory, one DMA request for each step of work. */
final class SendQueue {
    private static final int RUN = 1;
    private static final int FAILED = 1;

    private enum Stage {
        IDLE,
        DESCRIBED,
        GATHERED,
        SCATTERED
    }

    /** Whether the next request has to wait for a page. */
    private enum Wait {
        NONE,
        ASKED,
        REFUSED
    }

    private final Registers<VfRegister> registers;
    private final CounterTable counters;
    private BusMaster bus;
    private Stage stage = Stage.IDLE;
    private Frame frame;
    private byte[] payload;
    private Wait wait = Wait.NONE;

    SendQueue(Registers<VfRegister> registers, CounterTable counters) {
        this.registers = registers;
        this.counters = counters;
    }

    void connect(BusMaster way) {
        bus = way;
    }

    /** Drops what it has in hand. */
    void reset() {
        stage = Stage.IDLE;
        wait = Wait.NONE;
    }

    /** Finishes what it has in hand; returns whether it could, since a page that is missing may be in the way. */
    boolean drain() {
        while (stage != Stage.IDLE && wait != Wait.ASKED) {
            step();
        }
        return wait != Wait.ASKED;
    }

    /** Lets go of a frame that waits for a page; it is taken up again from its start. */
    void cancel() {
        reset();
    }

    /** What became of the pages that were asked for. */
    void answered(boolean granted) {
        if (wait == Wait.ASKED) {
            wait = granted ? Wait.NONE : Wait.REFUSED;
        }
    }

    boolean hasWork() {
        return wait != Wait.ASKED && (stage != Stage.IDLE || canStart());
    }

    private boolean canStart() {
        boolean runs = (registers.get(CONTROL) & RUN) != 0 && registers.get(STATUS) == 0;
        return runs && registers.get(QUEUE_SIZE) > 0 && registers.get(DOORBELL) != registers.get(CONSUMED);
    }

    /** One step, one DMA request; or, where the IOMMU has no translation for it, a request for its pages. */
    void step() {
        if (wait == Wait.REFUSED) {
            wait = Wait.NONE;
            stage = fail();
        } else if (asks()) {
            wait = Wait.ASKED;
        } else {
            stage = next();
        }
    }

    private boolean asks() {
        return switch (stage) {
            case IDLE -> asks(slot(SQ_ADDRESS, Frame.SIZE), Frame.SIZE, false);
            case DESCRIBED -> asks(frame.source(), frame.length(), false);
            case GATHERED -> asks(frame.target(), frame.length() + Frame.CHECK_SUM, true);
            case SCATTERED -> asks(slot(CQ_ADDRESS, Completion.SIZE), Completion.SIZE, true);
        };
    }

    private boolean asks(long address, int length, boolean write) {
        return !bus.isPresent(address, length, write) && bus.requestPages(address, length, write);
    }

    private Stage next() {
        return switch (stage) {
            case IDLE -> fetch();
            case DESCRIBED -> gather();
            case GATHERED -> scatter();
            case SCATTERED -> complete();
        };
    }

    private Stage fetch() {
        byte[] descriptor = new byte[Frame.SIZE];
        if (!bus.read(slot(SQ_ADDRESS, Frame.SIZE), descriptor)) {
            return fail();
        }
        frame = Frame.from(descriptor);
        return frame.isSane() ? Stage.DESCRIBED : fail();
    }

    private Stage gather() {
        payload = new byte[frame.length()];
        return bus.read(frame.source(), payload) ? Stage.GATHERED : fail();
    }

    private Stage scatter() {
        return bus.write(frame.target(), Frame.checked(payload)) ? Stage.SCATTERED : fail();
    }

    private Stage complete() {
        long checkSum = Frame.crc(payload);
        int number = (int) registers.get(CONSUMED) + 1;
        byte[] entry = new Completion(frame.cookie(), (int) checkSum, number).toBytes();
        if (!bus.write(slot(CQ_ADDRESS, Completion.SIZE), entry)) {
            return fail();
        }
        counters.add(Integer.toUnsignedLong(frame.cookie()), checkSum);
        registers.set(BYTES_SENT, registers.get(BYTES_SENT) + payload.length);
        registers.set(CONSUMED, Integer.toUnsignedLong(number));
        bus.interrupt(0);
        return Stage.IDLE;
    }

    private long slot(VfRegister queue, int size) {
        return registers.get(queue) + registers.get(CONSUMED) % registers.get(QUEUE_SIZE) * size;
    }

    private Stage fail() {
        registers.set(STATUS, FAILED);
        return Stage.IDLE;
    }
}
