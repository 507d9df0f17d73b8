package org.vfiospec.acc.driver;

import static org.vfiospec.acc.PfRegister.QM_IFC_INT_CFG;
import static org.vfiospec.acc.PfRegister.QM_IFC_INT_SET_P;
import static org.vfiospec.acc.PfRegister.QM_IFC_INT_SOURCE_P;
import static org.vfiospec.acc.PfRegister.QM_IFC_READY_STATUS;
import static org.vfiospec.acc.PfRegister.QM_PF2VF_PF_W;
import static org.vfiospec.acc.PfRegister.QM_VF2PF_PF_R;
import static org.vfiospec.acc.QmRegister.QM_IFC_INT_MASK;
import static org.vfiospec.acc.QmRegister.QM_IFC_INT_SOURCE_V;

import org.vfiospec.acc.FunctionMessage;
import org.vfiospec.acc.Mail;
import org.vfiospec.acc.MailboxCommand;
import org.vfiospec.uapi.Errno;

/**
 * The PF driver's end of the messages to and from VFs (qm.c): by mailbox, and from V4 on by registers.
 *
 * <p>A message is posted, then the receivers are rung; whoever was rung takes the message and acknowledges.
 */
final class PfChannel {
    private static final int ALL_IN_MAIL = 0xffff;
    private static final int ALL_IN_REGISTER = 0x7f;
    private static final int SECOND_US = 1_000_000;
    /** Seconds that a PF waits for its VFs. */
    private static final int PATIENCE = 20;

    private final QmAccess pf;
    private final Delay delay;
    private final boolean byRegister;

    PfChannel(QmAccess pf, Delay delay, boolean byRegister) {
        this.pf = pf;
        this.delay = delay;
        this.byRegister = byRegister;
    }

    /** What was said before does not count; from now on the VFs are heard (qm_cmd_init). */
    void open() {
        acknowledge(-1);
        pf.write(QM_IFC_INT_MASK, 0);
    }

    /** From now on nobody interrupts; the driver looks for itself (qm_cmd_uninit). */
    void close() {
        pf.write(QM_IFC_INT_MASK, 1);
    }

    /** Tells VFs 1 to {@code count}; {@code ETIMEDOUT} if not all of them have acknowledged in 20 seconds. */
    Errno tellAll(int count, FunctionMessage message) {
        return tell(ALL_IN_MAIL, ALL_IN_REGISTER, vfs(count), message.with(0));
    }

    Errno tell(int vf, FunctionMessage message, int data) {
        return tell(vf, vf, 1L << vf, message.with(data));
    }

    private Errno tell(int receiver, int bell, long asked, long message) {
        Errno posted = post(receiver, message);
        if (posted.failed()) {
            return posted;
        }
        pf.write(QM_IFC_INT_CFG, pf.read(QM_IFC_INT_CFG) & ~ALL_IN_REGISTER | bell);
        pf.write(QM_IFC_INT_SET_P, pf.read(QM_IFC_INT_SET_P) | 1);
        for (int second = 0; second <= PATIENCE; second++) {
            delay.us(SECOND_US);
            if ((pf.readWide(QM_IFC_READY_STATUS) & asked) == 0) {
                return Errno.OK;
            }
        }
        return Errno.ETIMEDOUT;
    }

    private Errno post(int receiver, long message) {
        if (byRegister) {
            pf.writeWide(QM_PF2VF_PF_W, message);
            return Errno.OK;
        }
        return pf.order(Mail.set(MailboxCommand.SRC, receiver, message));
    }

    /** The VFs that have rung, as bits from 1 on. */
    long waiting() {
        return pf.readWide(QM_IFC_INT_SOURCE_P);
    }

    /** Waits until VFs 1 to {@code count} have all rung, 20 seconds at most; those that have (qm_wait_vf_prepare_finish). */
    long await(int count) {
        long rung = waiting();
        for (int second = 0; second < PATIENCE && (rung & vfs(count)) != vfs(count); second++) {
            delay.us(SECOND_US);
            rung = waiting();
        }
        return rung & vfs(count);
    }

    private static long vfs(int count) {
        return (1L << count) - 1 << 1;
    }

    /** The last message of a VF; 0 if there is none. */
    long message(int vf) {
        if (byRegister) {
            return Integer.toUnsignedLong(pf.read(vf * Integer.BYTES, QM_VF2PF_PF_R));
        }
        return pf.order(Mail.get(MailboxCommand.DST, vf, 0)).failed() ? 0 : pf.answer();
    }

    /** Lets VFs know that they were heard. */
    void acknowledge(long vfs) {
        pf.writeWide(QM_IFC_INT_SOURCE_P, vfs);
        pf.write(QM_IFC_INT_SOURCE_V, 1);
    }
}
