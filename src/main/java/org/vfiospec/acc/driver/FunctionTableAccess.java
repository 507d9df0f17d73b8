package org.vfiospec.acc.driver;

import static org.vfiospec.acc.PfRegister.QM_VFT_CFG;
import static org.vfiospec.acc.PfRegister.QM_VFT_CFG_DATA_H;
import static org.vfiospec.acc.PfRegister.QM_VFT_CFG_DATA_L;
import static org.vfiospec.acc.PfRegister.QM_VFT_CFG_OP_ENABLE;
import static org.vfiospec.acc.PfRegister.QM_VFT_CFG_OP_WR;
import static org.vfiospec.acc.PfRegister.QM_VFT_CFG_RDY;
import static org.vfiospec.acc.PfRegister.QM_VFT_CFG_TYPE;

import org.vfiospec.acc.QueueRange;
import org.vfiospec.uapi.Errno;

/** Reads and writes the function table (VFT) through the PF's registers (qm_set_vft_common, qm_get_vft_v2). */
final class FunctionTableAccess {
    private static final int INTERVAL_US = 10;
    private static final int LIMIT_US = 1000;
    private static final int WRITE = 0;
    private static final int READ = 1;
    private static final int SQC = 0;
    private static final int CQC = 1;

    private final QmAccess pf;
    private QueueRange range = QueueRange.NONE;

    FunctionTableAccess(QmAccess pf) {
        this.pf = pf;
    }

    /** Gives a function its queues. */
    Errno assign(int function, QueueRange queues) {
        Errno submission = write(SQC, function, queues.entry());
        return submission.failed() ? submission : write(CQC, function, queues.completionEntry());
    }

    private Errno write(int type, int function, long entry) {
        if (!isIdle()) {
            return Errno.ETIMEDOUT;
        }
        pf.write(QM_VFT_CFG_OP_WR, WRITE);
        pf.write(QM_VFT_CFG_TYPE, type);
        pf.write(QM_VFT_CFG, function);
        pf.write(QM_VFT_CFG_DATA_L, (int) entry);
        pf.write(QM_VFT_CFG_DATA_H, (int) (entry >>> 32));
        return operate();
    }

    /** Looks up the queues of a function; {@link #range()} has the result. */
    Errno read(int function) {
        if (!isIdle()) {
            return Errno.ETIMEDOUT;
        }
        pf.write(QM_VFT_CFG_OP_WR, READ);
        pf.write(QM_VFT_CFG_TYPE, SQC);
        pf.write(QM_VFT_CFG, function);
        // An order to read that got lost would write what the data registers happen to hold.
        boolean understood =
                pf.read(QM_VFT_CFG_OP_WR) == READ && pf.read(QM_VFT_CFG_TYPE) == SQC && pf.read(QM_VFT_CFG) == function;
        Errno operated = understood ? operate() : Errno.EIO;
        if (!operated.failed()) {
            long low = Integer.toUnsignedLong(pf.read(QM_VFT_CFG_DATA_L));
            range = QueueRange.of(low | (long) pf.read(QM_VFT_CFG_DATA_H) << 32);
        }
        return operated;
    }

    private Errno operate() {
        pf.write(QM_VFT_CFG_RDY, 0);
        pf.write(QM_VFT_CFG_OP_ENABLE, 1);
        if (isIdle()) {
            return Errno.OK;
        }
        // What never began cannot end; without this nobody could use the table again.
        pf.write(QM_VFT_CFG_RDY, 1);
        return Errno.ETIMEDOUT;
    }

    private boolean isIdle() {
        return pf.poll(QM_VFT_CFG_RDY, ready -> (ready & 1) != 0, INTERVAL_US, LIMIT_US);
    }

    /** What {@link #read} found. */
    QueueRange range() {
        return range;
    }
}
