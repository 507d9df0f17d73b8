package org.vfiospec.i40e.guest;

import java.util.Optional;
import org.vfiospec.i40e.AdminEntry;
import org.vfiospec.i40e.Message;
import org.vfiospec.i40e.VfRegister;
import org.vfiospec.i40e.Virtchnl;

/** The two admin queues of a VF from the driver's side: one question at a time, and its answer. */
final class AdminChannel {
    private static final int ENTRIES = 16;
    private static final int BUFFER = 512;
    private static final int ENABLE = 1 << 31;

    private final Reach reach;
    private final long sendRing;
    private final long sendBuffer;
    private final long receiveRing;
    private final long receiveBuffers;
    private int sendTail;
    private int receiveHead;

    AdminChannel(Reach reach) {
        this.reach = reach;
        sendRing = reach.memory().allocate(ENTRIES * AdminEntry.SIZE);
        sendBuffer = reach.memory().allocate(BUFFER);
        receiveRing = reach.memory().allocate(ENTRIES * AdminEntry.SIZE);
        receiveBuffers = reach.memory().allocate(ENTRIES * BUFFER);
    }

    /** Hands both rings to the device (iavf_init_asq, iavf_init_arq). */
    void open() {
        for (int i = 0; i < ENTRIES; i++) {
            offer(i);
        }
        set(VfRegister.VF_ATQH1, 0);
        set(VfRegister.VF_ATQT1, 0);
        setAddress(VfRegister.VF_ATQBAL1, VfRegister.VF_ATQBAH1, sendRing);
        set(VfRegister.VF_ATQLEN1, ENTRIES | ENABLE);
        set(VfRegister.VF_ARQH1, 0);
        setAddress(VfRegister.VF_ARQBAL1, VfRegister.VF_ARQBAH1, receiveRing);
        set(VfRegister.VF_ARQT1, 0);
        set(VfRegister.VF_ARQLEN1, ENTRIES | ENABLE);
        set(VfRegister.VF_ARQT1, ENTRIES - 1);
    }

    private void set(VfRegister register, int value) {
        reach.write(register, 0, value);
    }

    private void setAddress(VfRegister low, VfRegister high, long address) {
        set(low, (int) address);
        set(high, (int) (address >>> 32));
    }

    private long buffer(int index) {
        return receiveBuffers + (long) index * BUFFER;
    }

    private void offer(int index) {
        byte[] room = AdminEntry.room(BUFFER, buffer(index)).toBytes();
        reach.memory().write(receiveRing + (long) index * AdminEntry.SIZE, room);
    }

    void ask(Virtchnl operation, byte[] body) {
        reach.memory().write(sendBuffer, body);
        byte[] entry =
                AdminEntry.toPf(operation.number(), body.length, sendBuffer).toBytes();
        reach.memory().write(sendRing + (long) sendTail * AdminEntry.SIZE, entry);
        sendTail = (sendTail + 1) % ENTRIES;
        set(VfRegister.VF_ATQT1, sendTail);
    }

    /** The next answer, if one has arrived. */
    Optional<Message> answer() {
        long place = receiveRing + (long) receiveHead * AdminEntry.SIZE;
        AdminEntry entry = AdminEntry.of(reach.memory().read(place, AdminEntry.SIZE));
        if (!entry.isDone()) {
            return Optional.empty();
        }
        Message answer = new Message(
                entry.operation(), entry.status(), reach.memory().read(buffer(receiveHead), entry.length()));
        int free = receiveHead;
        receiveHead = (receiveHead + 1) % ENTRIES;
        offer(free);
        set(VfRegister.VF_ARQT1, free);
        return Optional.of(answer);
    }
}
