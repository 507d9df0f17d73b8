package org.vfiospec.i40e.hardware;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.vfiospec.i40e.AdminEntry;
import org.vfiospec.i40e.Message;
import org.vfiospec.pci.BusMaster;

/** A VF's two admin queues: what its driver says goes to the PF's driver, whose answer comes back. */
final class Mailbox {
    private final AdminQueue send = new AdminQueue();
    private final AdminQueue receive = new AdminQueue();
    private final Function<Message, Optional<Message>> pf;
    private final Runnable interrupt;
    private BusMaster bus;

    Mailbox(Function<Message, Optional<Message>> pf, Runnable interrupt) {
        this.pf = pf;
        this.interrupt = interrupt;
    }

    void connect(BusMaster master) {
        bus = master;
    }

    AdminQueue send() {
        return send;
    }

    AdminQueue receive() {
        return receive;
    }

    /**
     * Takes one message, with its answer.
     *
     * <p>Simplified: question and answer are one step, so that no message is ever inside the chip.
     */
    boolean work() {
        if (!send.hasEntry()) {
            return false;
        }
        AdminEntry entry = send.fetch(bus);
        if (send.isEnabled()) {
            carry(entry);
        }
        return true;
    }

    private void carry(AdminEntry entry) {
        byte[] body = new byte[Math.min(entry.length(), AdminEntry.LARGEST)];
        boolean readable = body.length == 0 || bus.read(entry.address(), body);
        if (entry.opcode() != AdminEntry.SEND_TO_PF || !readable) {
            send.finish(bus, entry.done(readable ? AdminEntry.UNKNOWN : AdminEntry.FAULT));
            return;
        }
        send.finish(bus, entry.done(0));
        pf.apply(new Message(entry.operation(), entry.status(), body)).ifPresent(this::deliver);
    }

    /** An answer for which the driver has left no room is lost. */
    private void deliver(Message answer) {
        if (!receive.hasEntry()) {
            return;
        }
        AdminEntry room = receive.fetch(bus);
        byte[] body = Arrays.copyOf(answer.body(), Math.min(room.length(), answer.body().length));
        boolean stored = body.length == 0 || bus.write(room.address(), body);
        AdminEntry filled = new AdminEntry(
                AdminEntry.BUFFER,
                AdminEntry.SEND_TO_VF,
                body.length,
                0,
                answer.operation(),
                answer.status(),
                room.address());
        receive.finish(bus, filled.done(stored ? 0 : AdminEntry.FAULT));
        interrupt.run();
    }

    void reset() {
        send.reset();
        receive.reset();
    }
}
