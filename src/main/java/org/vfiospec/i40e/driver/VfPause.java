package org.vfiospec.i40e.driver;

import static org.vfiospec.i40e.PfRegister.VFINT_DYN_CTL0;
import static org.vfiospec.i40e.PfRegister.VFINT_DYN_CTLN;
import static org.vfiospec.i40e.PfRegister.VF_ARQLEN;
import static org.vfiospec.i40e.PfRegister.VF_ATQLEN;

import org.vfiospec.i40e.PfRegister;
import org.vfiospec.i40e.QueueType;
import org.vfiospec.i40e.StateField;
import org.vfiospec.i40e.VfLayout;
import org.vfiospec.uapi.Errno;

/**
 * Brings a VF to rest from the PF's side, and remembers what was on.
 *
 * <p>Transmit queues go first, so that what they have sent still finds a receive queue.
 */
final class VfPause {
    private static final int QUEUE_ENABLE = 1 << 31;
    private static final int VECTOR_ENABLE = 1;
    private static final int VECTOR_TRIGGER = 1 << 2;

    private final PfAccess access;
    private final int vf;
    private final boolean[] transmit = new boolean[VfLayout.QUEUES];
    private final boolean[] receive = new boolean[VfLayout.QUEUES];
    private final int[] vectors = new int[VfLayout.VECTORS];
    private int sendLength;
    private int receiveLength;
    private boolean paused;

    VfPause(PfAccess access, int vf) {
        this.access = access;
        this.vf = vf;
    }

    /** On an error the VF runs as before. */
    Errno pause() {
        if (paused) {
            return Errno.OK;
        }
        remember();
        Errno quiet = disable(QueueType.TRANSMIT, transmit);
        quiet = quiet.failed() ? quiet : disable(QueueType.RECEIVE, receive);
        if (quiet.failed()) {
            restore();
            return quiet;
        }
        access.write(VF_ATQLEN, vf, sendLength & ~QUEUE_ENABLE);
        access.write(VF_ARQLEN, vf, receiveLength & ~QUEUE_ENABLE);
        for (int vector = 0; vector < VfLayout.VECTORS; vector++) {
            setControl(vector, vectors[vector] & ~VECTOR_ENABLE);
        }
        paused = true;
        return Errno.OK;
    }

    private void remember() {
        for (int queue = 0; queue < VfLayout.QUEUES; queue++) {
            int number = access.queueNumber(vf, queue);
            transmit[queue] = access.isEnabled(QueueType.TRANSMIT, number);
            receive[queue] = access.isEnabled(QueueType.RECEIVE, number);
        }
        for (int vector = 0; vector < VfLayout.VECTORS; vector++) {
            vectors[vector] = control(vector);
        }
        sendLength = access.read(VF_ATQLEN, vf);
        receiveLength = access.read(VF_ARQLEN, vf);
    }

    private Errno disable(QueueType type, boolean[] running) {
        return control(type, running, false);
    }

    private Errno control(QueueType type, boolean[] concerned, boolean on) {
        Errno outcome = Errno.OK;
        for (int queue = 0; !outcome.failed() && queue < VfLayout.QUEUES; queue++) {
            if (concerned[queue]) {
                outcome = access.enable(type, access.queueNumber(vf, queue), on);
            }
        }
        return outcome;
    }

    /** Turns on what was on. */
    Errno resume() {
        return paused ? restore() : Errno.OK;
    }

    // Each vector fires once, since nobody can see from outside whether it was about to.
    private Errno restore() {
        Errno outcome = control(QueueType.RECEIVE, receive, true);
        outcome = outcome.failed() ? outcome : control(QueueType.TRANSMIT, transmit, true);
        if (outcome.failed()) {
            return outcome;
        }
        access.write(VF_ARQLEN, vf, receiveLength);
        access.write(VF_ATQLEN, vf, sendLength);
        for (int vector = 0; vector < VfLayout.VECTORS; vector++) {
            setControl(vector, vectors[vector] | VECTOR_TRIGGER);
        }
        paused = false;
        return Errno.OK;
    }

    /** The VF was reset: nothing of it is on. */
    void forget() {
        load(new VfImage());
        paused = false;
    }

    private int control(int vector) {
        return vector == 0
                ? access.read(VFINT_DYN_CTL0, vf)
                : access.read(VFINT_DYN_CTLN, VfLayout.vectorIndex(vf, vector));
    }

    private void setControl(int vector, int value) {
        PfRegister register = vector == 0 ? VFINT_DYN_CTL0 : VFINT_DYN_CTLN;
        access.write(register, vector == 0 ? vf : VfLayout.vectorIndex(vf, vector), value);
    }

    /** What was on goes into the state. */
    void save(VfImage image) {
        for (int queue = 0; queue < VfLayout.QUEUES; queue++) {
            image.put(StateField.TX_ENABLED, queue, transmit[queue] ? 1 : 0);
            image.put(StateField.RX_ENABLED, queue, receive[queue] ? 1 : 0);
        }
        for (int vector = 0; vector < VfLayout.VECTORS; vector++) {
            image.put(StateField.VECTOR_CONTROL, vector, vectors[vector]);
        }
        image.put(StateField.SEND_QUEUE, AdminRegisters.LENGTH, sendLength);
        image.put(StateField.RECEIVE_QUEUE, AdminRegisters.LENGTH, receiveLength);
    }

    /** What was on elsewhere will be on here after {@link #resume()}. */
    void load(VfImage image) {
        for (int queue = 0; queue < VfLayout.QUEUES; queue++) {
            transmit[queue] = image.get(StateField.TX_ENABLED, queue) == 1;
            receive[queue] = image.get(StateField.RX_ENABLED, queue) == 1;
        }
        for (int vector = 0; vector < VfLayout.VECTORS; vector++) {
            vectors[vector] = image.get(StateField.VECTOR_CONTROL, vector) & ~VECTOR_TRIGGER;
        }
        sendLength = image.get(StateField.SEND_QUEUE, AdminRegisters.LENGTH);
        receiveLength = image.get(StateField.RECEIVE_QUEUE, AdminRegisters.LENGTH);
        paused = true;
    }
}
