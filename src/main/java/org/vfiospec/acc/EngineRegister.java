package org.vfiospec.acc;

import static org.vfiospec.acc.Access.RO;
import static org.vfiospec.acc.Access.RW;
import static org.vfiospec.acc.Access.W1C;
import static org.vfiospec.acc.Access.WO;

import java.util.Arrays;
import java.util.List;

/** The registers of the three engines in the PF's BAR2 (sec_main.c, hpre_main.c, zip_main.c); a PF has those of its own. */
public enum EngineRegister implements Register {
    SEC_CORE_INT_MASK(0x301000, RW, "SEC: 1: the error is masked"),
    SEC_CORE_INT_STATUS(0x301008, RO, "SEC: errors pending and not masked"),
    SEC_CORE_INT_SOURCE(0x301010, W1C, "SEC: one bit for each error"),
    SEC_RAS_CE(0x301050, RW, "SEC: corrected errors"),
    SEC_RAS_FE(0x301054, RW, "SEC: fatal errors"),
    SEC_RAS_NFE(0x301058, RW, "SEC: non-fatal errors"),
    SEC_MEM_START_INIT(0x301100, WO, "SEC: initialise the memories"),
    SEC_MEM_INIT_DONE(0x301104, RO, "SEC: bit 0: memories are initialised"),
    SEC_CONTROL(0x301200, RW, "SEC: control"),
    SEC_SAA_EN(0x301270, RW, "SEC: algorithm units on"),
    HPRE_RDCHN_INI_CFG(0x301014, RW, "HPRE: start of the read channel"),
    HPRE_TYPES_ENB(0x301038, RW, "HPRE: bit 0 RSA, bit 1 ECC on"),
    HPRE_INT_MASK(0x301400, RW, "HPRE: 1: the error is masked"),
    HPRE_RAS_CE(0x301410, RW, "HPRE: corrected errors"),
    HPRE_RAS_NFE(0x301414, RW, "HPRE: non-fatal errors"),
    HPRE_RAS_FE(0x301418, RW, "HPRE: fatal errors"),
    HPRE_INT_SET(0x301500, WO, "HPRE: injects errors"),
    HPRE_HAC_INT_SOURCE(0x301600, W1C, "HPRE: one bit for each error"),
    HPRE_INT_STATUS(0x301800, RO, "HPRE: errors pending and not masked"),
    HPRE_RDCHN_INI_ST(0x301a00, RO, "HPRE: read channel started"),
    ZIP_CLOCK_GATE(0x301004, RW, "ZIP: clock gates"),
    ZIP_CONTROL(0x30100c, RW, "ZIP: control; bit 14: shut the bus master off"),
    ZIP_CORE_INT_SOURCE(0x3010a0, W1C, "ZIP: one bit for each error"),
    ZIP_CORE_INT_MASK(0x3010a4, RW, "ZIP: 1: the error is masked"),
    ZIP_CORE_INT_SET(0x3010a8, WO, "ZIP: injects errors"),
    ZIP_CORE_INT_STATUS(0x3010ac, RO, "ZIP: errors pending and not masked"),
    ZIP_RAS_CE(0x301160, RW, "ZIP: corrected errors"),
    ZIP_RAS_NFE(0x301164, RW, "ZIP: non-fatal errors"),
    ZIP_RAS_FE(0x301168, RW, "ZIP: fatal errors"),
    ZIP_SOFT_CTRL_ZIP_CONTROL(0x30120c, RW, "ZIP: errors that stop the bus master");

    private final Row row;

    EngineRegister(int offset, Access access, String meaning) {
        row = new Row(offset, 4, access, 0, meaning);
    }

    /** The registers of one engine. */
    public static List<EngineRegister> of(Engine engine) {
        return Arrays.stream(values())
                .filter(register -> register.name().startsWith(engine.name()))
                .toList();
    }

    @Override
    public Row row() {
        return row;
    }
}
