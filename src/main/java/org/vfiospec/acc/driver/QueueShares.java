package org.vfiospec.acc.driver;

import static org.vfiospec.acc.PfRegister.QM_CAPBILITY;
import static org.vfiospec.acc.QmRegister.QM_QUE_ISO_CFG_V;

import org.vfiospec.acc.QueueRange;
import org.vfiospec.uapi.Errno;

/** The queues of a chip, shared out to its functions by the PF's driver (qm.c). */
final class QueueShares {
    private final int ownQueues;
    private final boolean isolation;
    private final QmAccess pf;
    private final FunctionTableAccess table;

    /**
     * @param ownQueues queue pairs that the PF keeps: module parameter {@code pf_q_num}
     * @param isolation whether each queue gets a doorbell page of its own
     */
    QueueShares(QmAccess pf, int ownQueues, boolean isolation) {
        this.ownQueues = ownQueues;
        this.isolation = isolation;
        this.pf = pf;
        this.table = new FunctionTableAccess(pf);
    }

    /** Takes the PF's own queues. */
    Errno takeOwn() {
        pf.write(QM_QUE_ISO_CFG_V, isolation ? 1 : 0);
        return table.assign(0, new QueueRange(0, ownQueues));
    }

    /** Gives the PF's own queues back. */
    Errno giveUpOwn() {
        return table.assign(0, QueueRange.NONE);
    }

    /**
     * Shares the rest of the queues out to VFs, from the last to the first; the last also gets what does not divide
     * (qm_vf_q_assign).
     *
     * @return {@code EINVAL} if there is no VF, or not a queue for each
     */
    Errno shareOut(int vfs) {
        int capability = pf.read(QM_CAPBILITY);
        int rest = (capability & 0x7ff) - ownQueues;
        int most = capability >>> 11 & 0x7ff;
        if (vfs <= 0 || rest < vfs) {
            return Errno.EINVAL;
        }
        int each = rest / vfs;
        int over = rest % vfs;
        int base = ownQueues;
        for (int vf = vfs; vf > 0; vf--) {
            int count = each + extra(vf == vfs, each, over, most, vfs - vf);
            Errno assigned = table.assign(vf, new QueueRange(base, count));
            if (assigned.failed()) {
                takeBack(vf + 1, vfs);
                return assigned;
            }
            base += count;
        }
        return Errno.OK;
    }

    private static int extra(boolean last, int each, int over, int most, int before) {
        boolean fits = each + over <= most;
        return fits ? (last ? over : 0) : (before < over ? 1 : 0);
    }

    /** Takes the queues of some VFs away, as when SR-IOV is switched off. */
    void takeBack(int from, int to) {
        for (int vf = from; vf <= to; vf++) {
            table.assign(vf, QueueRange.NONE);
        }
    }
}
