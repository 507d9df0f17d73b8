package org.vfiospec.i40e;

import java.util.Optional;

/**
 * What the chip tells the PF's driver of its VFs.
 *
 * <p>Simplified: on silicon these are events of the PF's own admin queue and interrupts. Nothing of them migrates.
 */
public interface PfSoftware {

    /** A VF's driver has sent a message; the answer, if there is one, goes into the VF's receive queue. */
    Optional<Message> received(int vf, Message message);

    /** A VF was reset from its own config space (VFLR). */
    void vfWasReset(int vf);
}
