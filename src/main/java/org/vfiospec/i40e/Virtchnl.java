package org.vfiospec.i40e;

import java.util.Optional;
import java.util.stream.Stream;

/** What a VF's driver can ask of the PF's driver (virtchnl.h); only what a VF needs to send and receive. */
public enum Virtchnl {
    VERSION(1),
    RESET_VF(2),
    GET_VF_RESOURCES(3),
    CONFIG_VSI_QUEUES(6),
    CONFIG_IRQ_MAP(7),
    ENABLE_QUEUES(8),
    DISABLE_QUEUES(9),
    ADD_ETH_ADDR(10),
    DEL_ETH_ADDR(11);

    private final int number;

    Virtchnl(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    public static Optional<Virtchnl> of(int number) {
        return Stream.of(values()).filter(each -> each.number == number).findFirst();
    }
}
