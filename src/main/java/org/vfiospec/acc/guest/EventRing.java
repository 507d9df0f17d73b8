package org.vfiospec.acc.guest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.vfiospec.acc.Doorbell;
import org.vfiospec.acc.Mail;
import org.vfiospec.acc.MailboxCommand;
import org.vfiospec.vmm.GuestMemory;

/** An event ring (EQ or AEQ) on the guest's side: it takes entries for as long as their phase is the expected one. */
final class EventRing {
    private static final int ENTRY = 4;
    private static final int PHASE = 1 << 16;
    private static final int CONTEXT = 28;

    private final Doorbell.Kind kind;
    private final MailboxCommand command;
    private final int depth;
    private final long ring;
    private int head;
    private int phase = PHASE;

    EventRing(Doorbell.Kind kind, MailboxCommand command, int depth, GuestMemory memory) {
        this.kind = kind;
        this.command = command;
        this.depth = depth;
        this.ring = memory.allocate((long) depth * ENTRY);
    }

    /** Tells the device about the ring and lets it speak. */
    void start(GuestQm qm, GuestMemory memory) {
        ByteBuffer context = ByteBuffer.allocate(CONTEXT).order(ByteOrder.LITTLE_ENDIAN);
        context.putLong(4, ring).putInt(24, depth - 1 | PHASE);
        long scratch = memory.allocate(CONTEXT);
        memory.write(scratch, context.array());
        qm.order(Mail.set(command, 0, scratch));
        acknowledge(qm);
    }

    /** Begins anew after a reset. */
    void forget(GuestMemory memory) {
        memory.write(ring, new byte[depth * ENTRY]);
        head = 0;
        phase = PHASE;
    }

    /** Everything the device has written since the last time, in order. */
    List<Integer> take(GuestMemory memory) {
        List<Integer> taken = new ArrayList<>();
        for (int entry = entry(memory); (entry & PHASE) == phase; entry = entry(memory)) {
            taken.add(entry);
            head = (head + 1) % depth;
            phase = head == 0 ? phase ^ PHASE : phase;
        }
        return taken;
    }

    /** Tells the device how far the guest has read, which also lets it interrupt again. */
    void acknowledge(GuestQm qm) {
        qm.ring(kind, 0, head, 0);
    }

    private int entry(GuestMemory memory) {
        byte[] bytes = memory.read(ring + (long) head * ENTRY, ENTRY);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }
}
