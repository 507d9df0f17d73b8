package org.vfiospec.i40e.driver;

import java.util.List;
import org.vfiospec.i40e.PfRegister;
import org.vfiospec.i40e.StateField;

/** The registers of a VF's admin queues in the order in which their values travel. */
record AdminRegisters(StateField field, List<PfRegister> registers) {
    /** Which of the values is the length. */
    static final int LENGTH = 2;

    static final AdminRegisters SEND = new AdminRegisters(
            StateField.SEND_QUEUE,
            List.of(
                    PfRegister.VF_ATQBAL,
                    PfRegister.VF_ATQBAH,
                    PfRegister.VF_ATQLEN,
                    PfRegister.VF_ATQH,
                    PfRegister.VF_ATQT));

    static final AdminRegisters RECEIVE = new AdminRegisters(
            StateField.RECEIVE_QUEUE,
            List.of(
                    PfRegister.VF_ARQBAL,
                    PfRegister.VF_ARQBAH,
                    PfRegister.VF_ARQLEN,
                    PfRegister.VF_ARQH,
                    PfRegister.VF_ARQT));
}
