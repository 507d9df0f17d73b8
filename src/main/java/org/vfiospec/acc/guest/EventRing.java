package org.vfiospec.acc.guest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.vfiospec.acc.ContextEntry;
import org.vfiospec.acc.ContextEntry.Eqc;
import org.vfiospec.acc.Doorbell;
import org.vfiospec.acc.Mail;
import org.vfiospec.acc.MailboxCommand;
import org.vfiospec.acc.RingEntry;
import org.vfiospec.acc.RingEntry.Eqe;
import org.vfiospec.vmm.GuestMemory;

/** An event ring (EQ or AEQ) on the guest's side: it takes entries for as long as their phase is the expected one. */
final class EventRing {

    private final Doorbell.Kind kind;
    private final MailboxCommand command;
    private final int depth;
    private final long ring;
    private int head;
    private int phase = 1;

    EventRing(Doorbell.Kind kind, MailboxCommand command, int depth, GuestMemory memory) {
        this.kind = kind;
        this.command = command;
        this.depth = depth;
        this.ring = memory.allocate((long) depth * RingEntry.EVENT_SIZE);
    }

    /** Tells the device about the ring and lets it speak. */
    void start(GuestQm qm, GuestMemory memory) {
        ByteBuffer context = ByteBuffer.allocate(ContextEntry.EVENT_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        Eqc.BASE.put(context, ring);
        Eqc.LAST.put(context, depth - 1);
        Eqc.PHASE.put(context, phase);
        long scratch = memory.allocate(ContextEntry.EVENT_SIZE);
        memory.write(scratch, context.array());
        qm.order(Mail.set(command, 0, scratch));
        acknowledge(qm);
    }

    /** Begins anew after a reset. */
    void forget(GuestMemory memory) {
        memory.write(ring, new byte[depth * RingEntry.EVENT_SIZE]);
        head = 0;
        phase = 1;
    }

    /** Everything the device has written since the last time, in order. */
    List<Integer> take(GuestMemory memory) {
        List<Integer> taken = new ArrayList<>();
        for (int entry = entry(memory); Eqe.PHASE.from(entry) == phase; entry = entry(memory)) {
            taken.add(entry);
            head = (head + 1) % depth;
            phase = head == 0 ? phase ^ 1 : phase;
        }
        return taken;
    }

    /** Tells the device how far the guest has read, which also lets it interrupt again. */
    void acknowledge(GuestQm qm) {
        qm.ring(kind, 0, head, 0);
    }

    private int entry(GuestMemory memory) {
        byte[] bytes = memory.read(ring + (long) head * RingEntry.EVENT_SIZE, RingEntry.EVENT_SIZE);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }
}
