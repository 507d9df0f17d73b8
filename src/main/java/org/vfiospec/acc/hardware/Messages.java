package org.vfiospec.acc.hardware;

import static org.vfiospec.acc.PfRegister.QM_IFC_INT_CFG;
import static org.vfiospec.acc.PfRegister.QM_IFC_INT_SET_P;
import static org.vfiospec.acc.PfRegister.QM_IFC_INT_SOURCE_P;
import static org.vfiospec.acc.PfRegister.QM_IFC_READY_STATUS;
import static org.vfiospec.acc.PfRegister.QM_PF2VF_PF_W;
import static org.vfiospec.acc.PfRegister.QM_VF2PF_PF_R;
import static org.vfiospec.acc.QmRegister.QM_IFC_INT_SET_V;
import static org.vfiospec.acc.QmRegister.QM_IFC_INT_SOURCE_V;
import static org.vfiospec.acc.QmRegister.QM_PF2VF_VF_R;
import static org.vfiospec.acc.QmRegister.QM_VF2PF_VF_W;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * What the functions of a chip say to one another: the last message of the PF to each VF and of each VF to the PF, and
 * bells that ring until they are acknowledged. VFs cannot speak to VFs.
 *
 * <p>Simplified: public texts do not say who hears a bell for all; those that own queues do. A reset of a VF
 * acknowledges for it.
 */
final class Messages {
    private static final int PF = 0;
    private static final int ALL_IN_MAIL = 0xffff;
    private static final int ALL_IN_REGISTER = 0x7f;

    /** A function as it takes part. */
    private record Party(RegisterFile registers, Interrupts.Line bell) {}

    private final RegisterFile pf;
    private final IntPredicate ownsQueues;
    private final TreeMap<Integer, Party> parties = new TreeMap<>();
    private final TreeMap<Integer, Long> toVf = new TreeMap<>();
    private final TreeMap<Integer, Long> toPf = new TreeMap<>();

    /** @param pf the registers of the PF, which joins as function 0 */
    Messages(RegisterFile pf, IntPredicate ownsQueues) {
        this.pf = pf;
        this.ownsQueues = ownsQueues;
        pf.onWrite(QM_IFC_INT_SET_P, this::ringVfs);
        pf.onWrite(QM_IFC_INT_SOURCE_P, bits -> acknowledgedByPf());
        pf.sourceWords(QM_VF2PF_PF_R, this::shownToPf);
    }

    /** A function takes part from now on; its own registers ring and acknowledge. */
    void join(int function, RegisterFile registers, Interrupts.Line bell) {
        parties.put(function, new Party(registers, bell));
        registers.onWrite(QM_IFC_INT_SOURCE_V, bits -> heard(function));
        if (function != PF) {
            registers.onWrite(QM_IFC_INT_SET_V, bit -> ringPf(function, bit));
            registers.sourceWords(QM_PF2VF_VF_R, word -> pf.word(QM_PF2VF_PF_W, word));
        }
    }

    private int shownToPf(int function) {
        Party vf = parties.get(function);
        return vf == null || function == PF ? 0 : vf.registers().word(QM_VF2PF_VF_W, 0);
    }

    /** Mailbox command SRC; false if there is no such receiver. */
    boolean post(int from, int to, long message) {
        if (from != PF) {
            toPf.put(from, message);
            return to == PF;
        }
        List<Integer> receivers = vfs(to == ALL_IN_MAIL ? ALL_IN_REGISTER : to);
        receivers.forEach(vf -> toVf.put(vf, message));
        return !receivers.isEmpty();
    }

    /** Mailbox command DST; empty if that function has never posted one. */
    Optional<Long> fetch(int at, int from) {
        return Optional.ofNullable(at == PF ? toPf.get(from) : from == PF ? toVf.get(at) : null);
    }

    private List<Integer> vfs(int number) {
        return parties.keySet().stream()
                .filter(function -> function != PF)
                .filter(function -> number == ALL_IN_REGISTER ? ownsQueues.test(function) : function == number)
                .toList();
    }

    private void ringVfs(int set) {
        List<Integer> rung = (set & 1) == 0 ? List.of() : vfs(pf.get(QM_IFC_INT_CFG) & ALL_IN_REGISTER);
        rung.forEach(vf -> pf.setBitWide(QM_IFC_READY_STATUS, vf, true));
        rung.forEach(vf -> parties.get(vf).bell().raise());
        silenceIfHeard();
    }

    private void ringPf(int vf, int bit) {
        if ((bit & 1) != 0) {
            pf.setBitWide(QM_IFC_INT_SOURCE_P, vf, true);
            parties.get(PF).bell().raise();
        }
    }

    /** A function has cleared its bell; that of the PF rings again while a VF waits. */
    private void heard(int function) {
        boolean cleared = parties.get(function).registers().get(QM_IFC_INT_SOURCE_V) == 0;
        if (function != PF && cleared) {
            pf.setBitWide(QM_IFC_READY_STATUS, function, false);
            silenceIfHeard();
        } else if (function == PF && pf.wide(QM_IFC_INT_SOURCE_P) != 0) {
            parties.get(PF).bell().raise();
        }
    }

    private void silenceIfHeard() {
        if (pf.wide(QM_IFC_READY_STATUS) == 0) {
            pf.set(QM_IFC_INT_SET_P, 0);
        }
    }

    private void acknowledgedByPf() {
        long waiting = pf.wide(QM_IFC_INT_SOURCE_P);
        parties.forEach((function, vf) -> {
            if (function != PF && (waiting >>> function & 1) == 0) {
                vf.registers().set(QM_IFC_INT_SET_V, 0);
            }
        });
    }

    /** A VF was reset. */
    void forget(int vf) {
        toPf.remove(vf);
        toVf.remove(vf);
        pf.setBitWide(QM_IFC_INT_SOURCE_P, vf, false);
        pf.setBitWide(QM_IFC_READY_STATUS, vf, false);
        silenceIfHeard();
    }
}
