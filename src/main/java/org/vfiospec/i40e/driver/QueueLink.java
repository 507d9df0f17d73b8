package org.vfiospec.i40e.driver;

import org.vfiospec.i40e.VfLayout;

/**
 * Numbers of queues inside interrupt registers: the chip's own on a host, the VF's while they travel.
 *
 * <p>A VF has other queues of the chip on every host; only what the VF itself calls them means the same everywhere.
 */
record QueueLink(PfAccess access, int vf) {
    private static final int NEXT_SHIFT = 16;
    private static final int NEXT = VfLayout.NO_QUEUE << NEXT_SHIFT;

    /** VPINT_LNKLSTN for the way. */
    int first(int word) {
        return word & ~VfLayout.NO_QUEUE | toVf(word & VfLayout.NO_QUEUE);
    }

    /** VPINT_LNKLSTN for this host. */
    int firstHere(int word) {
        return word & ~VfLayout.NO_QUEUE | toChip(word & VfLayout.NO_QUEUE);
    }

    /** QINT_TQCTL or QINT_RQCTL for the way. */
    int next(int word) {
        return word & ~NEXT | toVf((word & NEXT) >>> NEXT_SHIFT) << NEXT_SHIFT;
    }

    /** QINT_TQCTL or QINT_RQCTL for this host. */
    int nextHere(int word) {
        return word & ~NEXT | toChip((word & NEXT) >>> NEXT_SHIFT) << NEXT_SHIFT;
    }

    private int toVf(int number) {
        for (int queue = 0; queue < VfLayout.QUEUES; queue++) {
            if (access.queueNumber(vf, queue) == number) {
                return queue;
            }
        }
        return VfLayout.NO_QUEUE;
    }

    private int toChip(int queue) {
        return queue < VfLayout.QUEUES ? access.queueNumber(vf, queue) : VfLayout.NO_QUEUE;
    }
}
