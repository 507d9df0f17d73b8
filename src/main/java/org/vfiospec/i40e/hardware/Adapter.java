package org.vfiospec.i40e.hardware;

import java.util.Optional;
import org.vfiospec.i40e.Message;

/** What a VF asks of the chip that it is a part of. */
interface Adapter {

    /** A frame leaves a VF by one of its transmit queues. */
    void send(int vf, int queue, byte[] frame);

    /** A message of a VF's driver; the answer of the PF's driver, if any. */
    Optional<Message> message(int vf, Message message);

    /** A VF was reset by way of its config space. */
    void wasReset(int vf);
}
