package org.vfiospec.acc.hardware;

import static org.vfiospec.acc.PfRegister.QM_VFT_CFG;
import static org.vfiospec.acc.PfRegister.QM_VFT_CFG_DATA_H;
import static org.vfiospec.acc.PfRegister.QM_VFT_CFG_DATA_L;
import static org.vfiospec.acc.PfRegister.QM_VFT_CFG_OP_ENABLE;
import static org.vfiospec.acc.PfRegister.QM_VFT_CFG_OP_WR;
import static org.vfiospec.acc.PfRegister.QM_VFT_CFG_RDY;
import static org.vfiospec.acc.PfRegister.QM_VFT_CFG_TYPE;

import java.util.TreeMap;

/** Which queues belong to which function (VFT), as the PF's driver programs it. */
final class FunctionTable {
    private static final int SQC = 0;
    private static final int WRITE = 0;

    /** Entries by type and function. */
    private final TreeMap<Integer, TreeMap<Integer, Long>> entries = new TreeMap<>();

    private final RegisterFile registers;

    FunctionTable(RegisterFile registers) {
        this.registers = registers;
        registers.onWrite(QM_VFT_CFG_OP_ENABLE, this::operate);
    }

    void clear() {
        entries.clear();
    }

    /** The SQC entry of a function; 0 if it has no queues. */
    long entry(int function) {
        return ofType(SQC).getOrDefault(function, 0L);
    }

    private TreeMap<Integer, Long> ofType(int type) {
        return entries.computeIfAbsent(type, key -> new TreeMap<>());
    }

    private void operate(int enable) {
        if ((enable & 1) == 0) {
            return;
        }
        TreeMap<Integer, Long> table = ofType(registers.get(QM_VFT_CFG_TYPE));
        int function = registers.get(QM_VFT_CFG) & 0x7f;
        if (registers.get(QM_VFT_CFG_OP_WR) == WRITE) {
            table.put(function, data());
        } else {
            show(table.getOrDefault(function, 0L));
        }
        registers.set(QM_VFT_CFG_RDY, 1);
    }

    private long data() {
        long low = Integer.toUnsignedLong(registers.get(QM_VFT_CFG_DATA_L));
        return low | (long) registers.get(QM_VFT_CFG_DATA_H) << 32;
    }

    private void show(long entry) {
        registers.set(QM_VFT_CFG_DATA_L, (int) entry);
        registers.set(QM_VFT_CFG_DATA_H, (int) (entry >>> 32));
    }
}
