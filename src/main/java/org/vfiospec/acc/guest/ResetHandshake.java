package org.vfiospec.acc.guest;

import static org.vfiospec.acc.QmRegister.QM_IFC_INT_MASK;
import static org.vfiospec.acc.QmRegister.QM_IFC_INT_SET_V;
import static org.vfiospec.acc.QmRegister.QM_IFC_INT_SOURCE_V;
import static org.vfiospec.acc.QmRegister.QM_IFC_INT_STATUS;
import static org.vfiospec.acc.QmRegister.QM_PF2VF_VF_R;
import static org.vfiospec.acc.QmRegister.QM_VF2PF_VF_W;

import org.vfiospec.acc.FunctionMessage;
import org.vfiospec.acc.Generation;
import org.vfiospec.acc.Mail;
import org.vfiospec.acc.MailboxCommand;

/**
 * A VF driver's end of the messages of its PF, and of the handshake by which the PF resets the chip: stop, say so, wait
 * for the end, start again, say so (qm_handle_cmd_msg, qm_pf_reset_vf_process).
 */
final class ResetHandshake {
    private static final int PF = 0;
    /** Looks for the end of a reset, 60 seconds in steps of 20 milliseconds. */
    private static final int PATIENCE = 3000;

    /** The queues that have to stop and to start again. */
    interface Owner {

        /** Stops; false if that failed. {@code drains} is false where the chip does no more work. */
        boolean stop(boolean drains);

        void start();

        void failed(String why);
    }

    private final GuestQm qm;
    private final Owner owner;
    /** From V4 on messages are in registers, before that in the mailbox. */
    private final boolean byRegister;

    private boolean stopped;
    private boolean waits;
    private int looks;
    private int bandwidth;

    ResetHandshake(GuestQm qm, Owner owner) {
        this.qm = qm;
        this.owner = owner;
        this.byRegister = qm.generation() == Generation.V4;
    }

    /** What the PF said before this driver came is not meant for it (qm_cmd_init). */
    void open() {
        qm.write(QM_IFC_INT_SOURCE_V, 1);
        qm.write(QM_IFC_INT_MASK, 0);
    }

    /** No job may be submitted now. */
    boolean isStopped() {
        return stopped;
    }

    /** The bandwidth that the PF has told of; 0 if it has not. */
    int bandwidth() {
        return bandwidth;
    }

    void askForBandwidth() {
        tell(FunctionMessage.VF_GET_QOS);
    }

    /** The message interrupt came. */
    void interrupt() {
        if (!waits && (qm.read(QM_IFC_INT_STATUS) & 1) != 0) {
            obey(take());
        }
    }

    /** During a reset there are no interrupts; the driver looks for the end itself. */
    void look() {
        if (!waits) {
            return;
        }
        if (qm.read(QM_IFC_INT_SOURCE_V) == 1) {
            waits = false;
            resume(take());
        } else if (++looks == PATIENCE) {
            waits = false;
            owner.failed("the PF does not say that its reset is over");
            open();
        }
    }

    private long take() {
        long message = byRegister ? qm.readWide(QM_PF2VF_VF_R) : qm.order(Mail.get(MailboxCommand.DST, PF, 0));
        qm.write(QM_IFC_INT_SOURCE_V, 1);
        return message;
    }

    private void obey(long message) {
        FunctionMessage.of(message).ifPresent(known -> {
            switch (known) {
                case PF_FLR_PREPARE -> prepare(true);
                case PF_SRST_PREPARE -> prepare(false);
                case PF_SET_QOS -> bandwidth = (int) (message >>> 32);
                default -> owner.failed("the PF says " + known + " out of turn");
            }
        });
    }

    private void prepare(boolean drains) {
        qm.write(QM_IFC_INT_MASK, 1);
        stopped = true;
        waits = true;
        looks = 0;
        tell(owner.stop(drains) ? FunctionMessage.VF_PREPARE_DONE : FunctionMessage.VF_PREPARE_FAIL);
    }

    private void resume(long message) {
        if (FunctionMessage.of(message)
                .filter(FunctionMessage.PF_RESET_DONE::equals)
                .isEmpty()) {
            owner.failed("the PF says 0x%x in place of the end of its reset".formatted(message));
            open();
            return;
        }
        owner.start();
        open();
        stopped = false;
        tell(FunctionMessage.VF_START_DONE);
    }

    private void tell(FunctionMessage message) {
        if (byRegister) {
            qm.writeWide(QM_VF2PF_VF_W, message.with(0));
        } else {
            qm.order(Mail.set(MailboxCommand.SRC, PF, message.with(0)));
        }
        qm.write(QM_IFC_INT_SET_V, 1);
    }
}
