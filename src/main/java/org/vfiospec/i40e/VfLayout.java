package org.vfiospec.i40e;

/** How much of the chip a VF gets (i40e_virtchnl_pf.h: I40E_DEFAULT_QUEUES_PER_VF, and a vector for each pair). */
public final class VfLayout {
    /** Queue pairs. */
    public static final int QUEUES = 4;
    /** One for the admin queue, one for each pair. */
    public static final int VECTORS = QUEUES + 1;
    /** Moderation intervals that a queue can choose from. */
    public static final int MODERATIONS = 3;
    /** The end of a list of queues, and a place without a queue. */
    public static final int NO_QUEUE = 0x7ff;
    /** The value of VFGEN_RSTAT when a VF may be used. */
    public static final int ACTIVE = 2;

    private VfLayout() {}

    /**
     * The number by which a VF's driver names its share of the switch.
     *
     * <p>The i40e driver tells the chip's own number, which would be another one on another host. Here, as in the ice
     * driver since 2024, a VF always hears 1.
     */
    public static final int VSI = 1;

    /** Where a VF's vector is among the vectors from 1 on of all VFs. */
    public static int vectorIndex(int vf, int vector) {
        return vf * QUEUES + vector - 1;
    }
}
