package org.vfiospec.acc.driver;

import static org.vfiospec.acc.MailboxCommand.CQC_BT;
import static org.vfiospec.acc.MailboxCommand.SQC_BT;
import static org.vfiospec.acc.QmRegister.QM_IFC_INT_MASK;
import static org.vfiospec.acc.QmRegister.QM_IFC_INT_SET_V;
import static org.vfiospec.acc.QmRegister.QM_IFC_INT_SOURCE_V;
import static org.vfiospec.acc.QmRegister.QM_PAGE_SIZE;
import static org.vfiospec.acc.QmRegister.QM_QUE_ISO_CFG_V;
import static org.vfiospec.acc.QmRegister.QM_VF_AEQ_INT_MASK;
import static org.vfiospec.acc.QmRegister.QM_VF_EQ_INT_MASK;
import static org.vfiospec.acc.QmRegister.QM_VF_STATE;

import java.util.Arrays;
import java.util.List;
import org.vfiospec.acc.ContextRegister;
import org.vfiospec.acc.Mail;
import org.vfiospec.acc.MailboxCommand;
import org.vfiospec.acc.Register;
import org.vfiospec.acc.StateField;
import org.vfiospec.uapi.Errno;

/** The registers and addresses of a VF that migrate, in the order in which a driver takes them (qm_get_regs, qm_set_regs). */
final class VfState {

    private record Kept(Register register, StateField field) {}

    private static final List<Kept> SAVED = List.of(
            new Kept(QM_VF_AEQ_INT_MASK, StateField.AEQ_INT_MASK),
            new Kept(QM_VF_EQ_INT_MASK, StateField.EQ_INT_MASK),
            new Kept(QM_IFC_INT_SOURCE_V, StateField.IFC_INT_SOURCE),
            new Kept(QM_IFC_INT_MASK, StateField.IFC_INT_MASK),
            new Kept(QM_IFC_INT_SET_V, StateField.IFC_INT_SET),
            new Kept(QM_PAGE_SIZE, StateField.PAGE_SIZE),
            new Kept(QM_VF_STATE, StateField.VF_STATE));

    private static final List<Kept> LOADED = List.of(
            new Kept(QM_VF_AEQ_INT_MASK, StateField.AEQ_INT_MASK),
            new Kept(QM_VF_EQ_INT_MASK, StateField.EQ_INT_MASK),
            new Kept(QM_IFC_INT_SOURCE_V, StateField.IFC_INT_SOURCE),
            new Kept(QM_IFC_INT_MASK, StateField.IFC_INT_MASK),
            new Kept(QM_IFC_INT_SET_V, StateField.IFC_INT_SET),
            new Kept(QM_QUE_ISO_CFG_V, StateField.QUE_ISO_CFG),
            new Kept(QM_PAGE_SIZE, StateField.PAGE_SIZE),
            new Kept(QM_VF_STATE, StateField.VF_STATE));

    private final QmAccess vf;
    private final int contexts;
    private final Edition edition;

    /** @param contexts where the event queues' context registers begin in the window of {@code vf} */
    VfState(QmAccess vf, int contexts, Edition edition) {
        this.vf = vf;
        this.contexts = contexts;
        this.edition = edition;
    }

    /** Reads the state of a VF that is paused. */
    Errno save(AccState state) {
        SAVED.forEach(kept -> state.put(kept.field(), vf.read(kept.register())));
        saveContext(ContextRegister.EQC, state, StateField.EQC_DW, StateField.EQE_DMA);
        saveContext(ContextRegister.AEQC, state, StateField.AEQC_DW, StateField.AEQE_DMA);
        Errno saved = saveTable(SQC_BT, state, StateField.SQC_DMA);
        return saved.failed() ? saved : saveTable(CQC_BT, state, StateField.CQC_DMA);
    }

    private void saveContext(List<ContextRegister> dwords, AccState state, StateField field, StateField address) {
        for (int i = 0; i < dwords.size(); i++) {
            state.put(field, i, vf.read(contexts, dwords.get(i)));
        }
        int low = edition.has(Habit.SHIFTS_ADDRESSES) ? 0 : 1;
        state.putLong(address, Integer.toUnsignedLong(state.get(field, low)) | (long) state.get(field, low + 1) << 32);
    }

    private Errno saveTable(MailboxCommand table, AccState state, StateField field) {
        Errno ordered = vf.order(Mail.get(table, 0, 0));
        if (!ordered.failed()) {
            state.putLong(field, vf.answer());
        }
        return ordered;
    }

    /** Writes a state into a VF on which nothing runs. */
    Errno load(AccState state) {
        LOADED.forEach(kept -> vf.write(kept.register(), state.get(kept.field())));
        loadContext(ContextRegister.EQC, state, StateField.EQC_DW);
        loadContext(ContextRegister.AEQC, state, StateField.AEQC_DW);
        Errno loaded = vf.order(Mail.set(SQC_BT, 0, state.getLong(StateField.SQC_DMA)));
        return loaded.failed() ? loaded : vf.order(Mail.set(CQC_BT, 0, state.getLong(StateField.CQC_DMA)));
    }

    /** Whether the VF holds what was loaded; writes to a device do not tell whether they arrive. */
    boolean holds(AccState state) {
        AccState seen = new AccState(state.image());
        boolean read = !save(seen).failed();
        // Pending messages are cleared by what is written there.
        seen.put(StateField.IFC_INT_SOURCE, state.get(StateField.IFC_INT_SOURCE));
        return read && Arrays.equals(seen.image(), state.image());
    }

    private void loadContext(List<ContextRegister> dwords, AccState state, StateField field) {
        for (int i = 0; i < dwords.size(); i++) {
            vf.write(contexts, dwords.get(i), state.get(field, i));
        }
    }
}
