package org.vfiospec.i40e.hardware;

import org.vfiospec.i40e.PfRegister;
import org.vfiospec.i40e.VfLayout;

/** Shows the words of VFs a second time, in the PF's window. */
record PfWindow(RegisterFile registers, int firstQueue) {
    private static final int RESET_DONE = 1;

    void place(int number, I40eVf vf) {
        for (int queue = 0; queue < VfLayout.QUEUES; queue++) {
            placeQueue(number, queue, vf);
        }
        placeVectors(number, vf);
        placeAdminQueues(number, vf.mailbox());
        registers.place(PfRegister.VPLAN_MAPENA, number, vf.words().mapping());
        registers.place(PfRegister.VFGEN_RSTAT1, number, vf.words().resetState());
        registers.place(PfRegister.VFINT_ICR0, number, vf.words().causes());
        registers.place(PfRegister.VFINT_ICR0_ENA, number, vf.words().causesEnabled());
        placeReset(number, vf);
    }

    private void placeQueue(int number, int queue, I40eVf vf) {
        int absolute = firstQueue + number * VfLayout.QUEUES + queue;
        Queue transmit = vf.transmit(queue);
        Queue receive = vf.receive(queue);
        // Simplified: which queues a VF has is fixed here; the PF's driver chooses on silicon.
        registers.place(PfRegister.VPLAN_QTABLE, queue, number, new Word(() -> absolute));
        registers.place(PfRegister.QTX_HEAD, absolute, new Word(transmit::head));
        registers.place(PfRegister.QTX_TAIL, absolute, transmit.tail());
        registers.place(PfRegister.QTX_ENA, absolute, transmit.enable());
        registers.place(PfRegister.QINT_TQCTL, absolute, transmit.interrupt());
        registers.place(PfRegister.QRX_TAIL, absolute, receive.tail());
        registers.place(PfRegister.QRX_ENA, absolute, receive.enable());
        registers.place(PfRegister.QINT_RQCTL, absolute, receive.interrupt());
    }

    private void placeVectors(int number, I40eVf vf) {
        registers.place(PfRegister.VFINT_DYN_CTL0, number, vf.vector(0).control());
        for (int vector = 1; vector < VfLayout.VECTORS; vector++) {
            int index = VfLayout.vectorIndex(number, vector);
            registers.place(PfRegister.VFINT_DYN_CTLN, index, vf.vector(vector).control());
            registers.place(PfRegister.VPINT_LNKLSTN, index, vf.words().firstQueue(vector));
        }
        for (int row = 0; row < VfLayout.MODERATIONS; row++) {
            registers.place(PfRegister.VFINT_ITR0, row, number, vf.words().moderation(row, 0));
            for (int vector = 1; vector < VfLayout.VECTORS; vector++) {
                int index = VfLayout.vectorIndex(number, vector);
                registers.place(PfRegister.VFINT_ITRN, row, index, vf.words().moderation(row, vector));
            }
        }
    }

    private void placeAdminQueues(int number, Mailbox mailbox) {
        registers.place(PfRegister.VF_ATQBAL, number, mailbox.send().low());
        registers.place(PfRegister.VF_ATQBAH, number, mailbox.send().high());
        registers.place(PfRegister.VF_ATQLEN, number, mailbox.send().length());
        registers.place(PfRegister.VF_ATQH, number, mailbox.send().head());
        registers.place(PfRegister.VF_ATQT, number, mailbox.send().tail());
        registers.place(PfRegister.VF_ARQBAL, number, mailbox.receive().low());
        registers.place(PfRegister.VF_ARQBAH, number, mailbox.receive().high());
        registers.place(PfRegister.VF_ARQLEN, number, mailbox.receive().length());
        registers.place(PfRegister.VF_ARQH, number, mailbox.receive().head());
        registers.place(PfRegister.VF_ARQT, number, mailbox.receive().tail());
    }

    /** Simplified: the reset of a VF is done when the write that triggers it is. */
    private void placeReset(int number, I40eVf vf) {
        registers.place(PfRegister.VPGEN_VFRSTAT, number, new Word(() -> RESET_DONE));
        registers.place(PfRegister.VPGEN_VFRTRIG, number, new Word()).onWrite(value -> {
            if ((value & 1) != 0) {
                vf.clear();
            }
        });
    }
}
