package org.vfiospec.acc;

import static org.vfiospec.acc.Access.RO;
import static org.vfiospec.acc.Access.RW;
import static org.vfiospec.acc.Access.W1C;
import static org.vfiospec.acc.Access.WO;
import static org.vfiospec.acc.Generation.V3;

import java.util.Arrays;
import java.util.List;

/** The registers of the three engines in the PF's BAR2 (sec_main.c, hpre_main.c, zip_main.c); a PF has those of its own. */
public enum EngineRegister implements Register {
    SEC_CORE_INT_MASK(0x301000, RW, "SEC: 1: the error is reported; the other engines say 0 there"),
    SEC_CORE_INT_STATUS(0x301008, RO, "SEC: errors pending and reported"),
    SEC_CORE_INT_SOURCE(0x301010, W1C, "SEC: one bit for each error"),
    SEC_OOO_SHUTDOWN_SEL(V3, 0x301014, RW, "SEC: errors that stop the bus master"),
    SEC_RAS_CE(0x301050, RW, "SEC: corrected errors"),
    SEC_RAS_FE(0x301054, RW, "SEC: fatal errors"),
    SEC_RAS_NFE(0x301058, RW, "SEC: non-fatal errors"),
    SEC_MEM_START_INIT(0x301100, WO, "SEC: 1: initialise the memories"),
    SEC_MEM_INIT_DONE(0x301104, RO, "SEC: bit 0: memories are initialised"),
    SEC_CTRL_CNT_CLR_CE(0x301120, RW, "SEC: 1: counters clear when read"),
    SEC_PREFETCH_CFG(V3, 0x301130, RW, "SEC: prefetch of translations"),
    SEC_CONTROL(0x301200, RW, "SEC: 3 clock gate, 8 random numbers, 12 errors may stop the bus master"),
    SEC_DYNAMIC_GATE(V3, 0x30121c, RW, "SEC: clock gates"),
    SEC_SAA_EN(0x301270, RW, "SEC: algorithm units on"),
    SEC_SVA_TRANS(V3, 0x301ec4, RO, "SEC: translations under way"),
    SEC_CORE_AUTO_GATE(V3, 0x30212c, RW, "SEC: clock gates of the cores"),
    SEC_INTERFACE_USER_CTRL0(V3, 0x302220, RW, "SEC: bus attributes"),
    SEC_INTERFACE_USER_CTRL1(V3, 0x302224, RW, "SEC: bus attributes"),
    HPRE_CTRL_CNT_CLR_CE(0x301000, RW, "HPRE: 1: counters clear when read"),
    HPRE_VFG_AXCACHE(0x301010, RW, "HPRE: bus attributes"),
    HPRE_RDCHN_INI_CFG(0x301014, RW, "HPRE: 1: start the read channel"),
    HPRE_BD_ENDIAN(0x301020, RW, "HPRE: byte order of entries"),
    HPRE_ECC_BYPASS(0x301024, RW, "HPRE: memory checks off"),
    HPRE_POISON_BYPASS(0x30102c, RW, "HPRE: poison checks off"),
    HPRE_BD_ARUSR_CFG(0x301030, RW, "HPRE: bus attributes of entries, reads"),
    HPRE_BD_AWUSR_CFG(0x301034, RW, "HPRE: bus attributes of entries, writes"),
    HPRE_TYPES_ENB(0x301038, RW, "HPRE: bit 0 RSA, bit 1 ECC on"),
    HPRE_AM_OOO_SHUTDOWN_ENB(0x301044, RW, "HPRE: bit 0: errors may stop the bus master"),
    HPRE_PREFETCH_CFG(V3, 0x301130, RW, "HPRE: prefetch of translations"),
    HPRE_INT_MASK(0x301400, RW, "HPRE: 1: the error is masked"),
    HPRE_RAS_CE(0x301410, RW, "HPRE: corrected errors"),
    HPRE_RAS_NFE(0x301414, RW, "HPRE: non-fatal errors"),
    HPRE_RAS_FE(0x301418, RW, "HPRE: fatal errors"),
    HPRE_INT_SET(0x301500, WO, "HPRE: injects errors"),
    HPRE_HAC_INT_SOURCE(0x301600, W1C, "HPRE: one bit for each error"),
    HPRE_INT_STATUS(0x301800, RO, "HPRE: errors pending and not masked"),
    HPRE_RDCHN_INI_ST(0x301a00, RO, "HPRE: bit 0: the read channel is started"),
    HPRE_CLKGATE_CTL(V3, 0x301a10, RW, "HPRE: clock gates"),
    HPRE_PEH_CFG_AUTO_GATE(V3, 0x301a2c, RW, "HPRE: clock gates of the PCIe side"),
    HPRE_OOO_SHUTDOWN_SEL(V3, 0x301a3c, RW, "HPRE: errors that stop the bus master"),
    HPRE_CORE_ENB(0x302004, RW, "HPRE: cores of the cluster that are on"),
    HPRE_CLUSTER_DYN_CTL(V3, 0x302010, RW, "HPRE: clock gates of the cluster"),
    HPRE_CORE_INI_CFG(0x302020, RW, "HPRE: 1: start the cores of the cluster"),
    HPRE_CORE_INI_STATUS(0x302080, RO, "HPRE: cores of the cluster that are started"),
    HPRE_CORE_SHB_CFG(V3, 0x302088, RW, "HPRE: clock gates of the cores"),
    HPRE_CLUSTER_INQUIRY(0x302100, RW, "HPRE: what to look at in the cluster"),
    HPRE_CLUSTER_INQUIRY_RESULT(0x302104, RO, "HPRE: what was seen there"),
    ZIP_SOFT_CTRL_CNT_CLR_CE(0x301000, RW, "ZIP: 1: counters clear when read"),
    ZIP_CLOCK_GATE(0x301004, RW, "ZIP: cores on and clock gates"),
    ZIP_CONTROL(0x30100c, RW, "ZIP: control; bit 14: errors may stop the bus master"),
    ZIP_PORT_ARCA_CHE_0(0x301040, RW, "ZIP: cache attributes of reads"),
    ZIP_PORT_ARCA_CHE_1(0x301044, RW, "ZIP: cache attributes of reads"),
    ZIP_PORT_AWCA_CHE_0(0x301060, RW, "ZIP: cache attributes of writes"),
    ZIP_PORT_AWCA_CHE_1(0x301064, RW, "ZIP: cache attributes of writes"),
    ZIP_CORE_INT_SOURCE(0x3010a0, W1C, "ZIP: one bit for each error"),
    ZIP_CORE_INT_MASK(0x3010a4, RW, "ZIP: 1: the error is masked"),
    ZIP_CORE_INT_SET(0x3010a8, WO, "ZIP: injects errors"),
    ZIP_CORE_INT_STATUS(0x3010ac, RO, "ZIP: errors pending and not masked"),
    ZIP_BD_RUSER_32_63(0x301110, RW, "ZIP: bus attributes of entries, reads"),
    ZIP_SGL_RUSER_32_63(0x30111c, RW, "ZIP: bus attributes of scatter lists"),
    ZIP_DATA_RUSER_32_63(0x301128, RW, "ZIP: bus attributes of data, reads"),
    ZIP_DATA_WUSER_32_63(0x301134, RW, "ZIP: bus attributes of data, writes"),
    ZIP_BD_WUSER_32_63(0x301140, RW, "ZIP: bus attributes of entries, writes"),
    ZIP_RAS_CE(0x301160, RW, "ZIP: corrected errors"),
    ZIP_RAS_NFE(0x301164, RW, "ZIP: non-fatal errors"),
    ZIP_RAS_FE(0x301168, RW, "ZIP: fatal errors"),
    ZIP_PEH_CFG_AUTO_GATE(V3, 0x3011a8, RW, "ZIP: clock gates of the PCIe side"),
    ZIP_PREFETCH_CFG(V3, 0x3011b0, RW, "ZIP: prefetch of translations"),
    ZIP_SVA_TRANS(V3, 0x3011c4, RO, "ZIP: translations under way"),
    ZIP_LIT_LEN_EN(V3, 0x301204, RW, "ZIP: bit 4: no literal lengths in streams"),
    ZIP_HIGH_PERF(0x301208, RW, "ZIP: bit 0: speed before ratio"),
    ZIP_OOO_SHUTDOWN_SEL(V3, 0x30120c, RW, "ZIP: errors that stop the bus master");

    private final Row row;

    EngineRegister(int offset, Access access, String meaning) {
        this(Generation.V2, offset, access, meaning);
    }

    EngineRegister(Generation since, int offset, Access access, String meaning) {
        row = new Row(since, offset, 4, access, 0, meaning);
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
