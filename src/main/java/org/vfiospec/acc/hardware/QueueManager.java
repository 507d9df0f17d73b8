package org.vfiospec.acc.hardware;

import static org.vfiospec.acc.QmRegister.QM_CACHE_WB_DONE;
import static org.vfiospec.acc.QmRegister.QM_CACHE_WB_START;
import static org.vfiospec.acc.QmRegister.QM_DFX_FUNS_ACTIVE_ST;
import static org.vfiospec.acc.QmRegister.QM_DOORBELL_EQ_AEQ_BASE_V2;
import static org.vfiospec.acc.QmRegister.QM_DOORBELL_SQ_CQ_BASE_V2;
import static org.vfiospec.acc.QmRegister.QM_IFC_INT_MASK;
import static org.vfiospec.acc.QmRegister.QM_IFC_INT_SOURCE_V;
import static org.vfiospec.acc.QmRegister.QM_IFC_INT_STATUS;
import static org.vfiospec.acc.QmRegister.QM_QUE_ISO_CFG_V;
import static org.vfiospec.acc.QmRegister.QM_VF_AEQ_INT_MASK;
import static org.vfiospec.acc.QmRegister.QM_VF_AEQ_INT_SOURCE;
import static org.vfiospec.acc.QmRegister.QM_VF_EQ_INT_MASK;
import static org.vfiospec.acc.QmRegister.QM_VF_EQ_INT_SOURCE;

import java.util.List;
import org.vfiospec.acc.ContextRegister;
import org.vfiospec.acc.Doorbell;
import org.vfiospec.acc.Register;
import org.vfiospec.acc.Vector;
import org.vfiospec.pci.BusMaster;
import org.vfiospec.pci.Mmio;

/** One function's share of the chip: its registers, its mailbox, its doorbells, its queues. */
final class QueueManager {
    private final Accelerator chip;
    private final RegisterFile registers;
    private final RegisterFile contexts = new RegisterFile(List.of(ContextRegister.values()));
    private final Interrupts interrupts;
    private final Queues queues;
    private final Mailbox mailbox;
    private final DoorbellPages pages;

    QueueManager(int function, Accelerator chip, ComputeEngine engine, RegisterFile registers) {
        this.chip = chip;
        this.registers = registers;
        interrupts = new Interrupts(registers);
        EventQueue events = new EventQueue(
                contexts, ContextRegister.EQC, interrupts.line(QM_VF_EQ_INT_SOURCE, QM_VF_EQ_INT_MASK, Vector.EVENT));
        EventQueue troubles = new EventQueue(
                contexts,
                ContextRegister.AEQC,
                interrupts.line(QM_VF_AEQ_INT_SOURCE, QM_VF_AEQ_INT_MASK, Vector.TROUBLE));
        queues = new Queues(function, chip, engine, events, troubles);
        mailbox = new Mailbox(function, chip, registers, queues);
        pages = new DoorbellPages(chip, queues);
        wire(function);
    }

    private void wire(int function) {
        registers.onDoorbell(QM_DOORBELL_SQ_CQ_BASE_V2, bits -> queues.ring(Doorbell.of(bits)));
        registers.onDoorbell(QM_DOORBELL_EQ_AEQ_BASE_V2, bits -> queues.ring(Doorbell.of(bits)));
        registers.onWrite(QM_CACHE_WB_START, this::writeBack);
        registers.source(QM_CACHE_WB_DONE, this::writtenBack);
        registers.source(QM_QUE_ISO_CFG_V, chip::isolation);
        registers.source(QM_DFX_FUNS_ACTIVE_ST, () -> isIdle() ? 0 : 1 << function);
        registers.source(
                QM_IFC_INT_STATUS, () -> registers.get(QM_IFC_INT_SOURCE_V) & ~registers.get(QM_IFC_INT_MASK) & 1);
        chip.messages()
                .join(function, registers, interrupts.line(QM_IFC_INT_SOURCE_V, QM_IFC_INT_MASK, Vector.MESSAGE));
    }

    /** The registers of the functional half. */
    RegisterFile registers() {
        return registers;
    }

    /** The registers of the migration half. */
    RegisterFile contexts() {
        return contexts;
    }

    /** A doorbell page for each queue. */
    Mmio pages() {
        return pages;
    }

    void connect(BusMaster master) {
        BusMaster port = new BusPort(master, chip::busIsOpen);
        interrupts.connect(port);
        queues.connect(port);
        mailbox.connect(port);
    }

    void reset() {
        queues.reset();
        registers.reset();
        contexts.reset();
    }

    boolean work() {
        return queues.work();
    }

    boolean isIdle() {
        return queues.isIdle();
    }

    /** The next write of a register gets lost on its way. */
    void loseNextWrite(Register register) {
        registers.loseNextWrite(register);
        contexts.loseNextWrite(register);
    }

    /** Simplified: public texts do not say what clears it; here who reads that it is done. */
    private int writtenBack() {
        int done = registers.get(QM_CACHE_WB_DONE);
        registers.set(QM_CACHE_WB_DONE, 0);
        return done;
    }

    private void writeBack(int start) {
        registers.set(QM_CACHE_WB_DONE, 0);
        if ((start & 1) != 0) {
            registers.set(QM_CACHE_WB_DONE, queues.writeBack() ? 1 : 0);
        }
    }
}
