package org.vfiospec.acc.driver;

import static org.vfiospec.acc.EngineRegister.HPRE_BD_ENDIAN;
import static org.vfiospec.acc.EngineRegister.HPRE_CORE_ENB;
import static org.vfiospec.acc.EngineRegister.HPRE_CORE_INI_CFG;
import static org.vfiospec.acc.EngineRegister.HPRE_CORE_INI_STATUS;
import static org.vfiospec.acc.EngineRegister.HPRE_RDCHN_INI_CFG;
import static org.vfiospec.acc.EngineRegister.HPRE_RDCHN_INI_ST;
import static org.vfiospec.acc.EngineRegister.HPRE_TYPES_ENB;
import static org.vfiospec.acc.EngineRegister.SEC_CONTROL;
import static org.vfiospec.acc.EngineRegister.SEC_MEM_INIT_DONE;
import static org.vfiospec.acc.EngineRegister.SEC_MEM_START_INIT;
import static org.vfiospec.acc.EngineRegister.SEC_SAA_EN;
import static org.vfiospec.acc.EngineRegister.ZIP_CLOCK_GATE;
import static org.vfiospec.acc.PfRegister.ACC_AM_CFG_SINGLE_PORT_MAX_TRANS;
import static org.vfiospec.acc.PfRegister.QM_ABNORMAL_INT_MASK;
import static org.vfiospec.acc.PfRegister.QM_ABNORMAL_INT_SOURCE;
import static org.vfiospec.acc.PfRegister.QM_CACHE_CTL;
import static org.vfiospec.acc.PfRegister.QM_DB_TIMEOUT_CFG;
import static org.vfiospec.acc.PfRegister.QM_MEM_INIT_DONE;
import static org.vfiospec.acc.PfRegister.QM_MEM_START_INIT;
import static org.vfiospec.acc.PfRegister.QM_MIG_REGION_SEL;
import static org.vfiospec.acc.PfRegister.QM_OOO_SHUTDOWN_SEL;
import static org.vfiospec.acc.PfRegister.QM_PM_CTRL;
import static org.vfiospec.acc.PfRegister.QM_RAS_CE_ENABLE;
import static org.vfiospec.acc.PfRegister.QM_RAS_CE_THRESHOLD;
import static org.vfiospec.acc.PfRegister.QM_RAS_FE_ENABLE;
import static org.vfiospec.acc.PfRegister.QM_RAS_NFE_ENABLE;
import static org.vfiospec.acc.QmRegister.QM_CAP_FEATURES;

import java.util.function.Supplier;
import org.vfiospec.acc.Engine;
import org.vfiospec.acc.EngineCapability;
import org.vfiospec.acc.EngineErrors;
import org.vfiospec.acc.Generation;
import org.vfiospec.acc.Register;
import org.vfiospec.uapi.Errno;

/** Starts a chip, its engine and its error report, in the order of the probes of hisi_sec2, hisi_hpre and hisi_zip. */
final class ChipProbe {
    private static final int POLL_US = 10;
    private static final int POLL_LIMIT_US = 1000;
    private static final int DOORBELL_TIMEOUT = 0x1f_ffff;
    private static final int NO_POWER_DOWN = 1 << 9;
    /** Both caches on and written back, one entry each as the threshold. */
    private static final int CACHES = 0x1833;

    private static final int ONE_AT_A_TIME = 0x2060;
    private static final int SEC_CLOCK_GATE = 1 << 3;
    private static final int SEC_RANDOM_NUMBERS = 1 << 8;
    private static final int ZIP_CHECKS = 1 << 16;
    private static final int RSA_AND_ECC = 3;

    private final Engine engine;
    private final Generation generation;
    private final QmAccess pf;

    ChipProbe(Engine engine, Generation generation, QmAccess pf) {
        this.engine = engine;
        this.generation = generation;
        this.pf = pf;
    }

    /** @return {@code ETIMEDOUT} if the chip or its engine does not come up */
    Errno start() {
        pf.write(QM_DB_TIMEOUT_CFG, DOORBELL_TIMEOUT);
        setBits(QM_PM_CTRL, NO_POWER_DOWN);
        Errno memory = order(QM_MEM_START_INIT, QM_MEM_INIT_DONE, 1);
        if (memory.failed()) {
            return memory;
        }
        if (generation == Generation.V4) {
            // The VFs' migration registers leave the VFs.
            pf.write(QM_MIG_REGION_SEL, 1);
        }
        Supplier<Errno> start = switch (engine) {
            case SEC -> this::startSec;
            case HPRE -> this::startHpre;
            case ZIP -> this::startZip;
        };
        Errno started = start.get();
        if (!started.failed()) {
            reportErrors();
        }
        return started;
    }

    private Errno startSec() {
        pf.write(QM_CACHE_CTL, CACHES);
        pf.write(SEC_CONTROL, pf.read(SEC_CONTROL) & ~SEC_CLOCK_GATE);
        Errno memory = order(SEC_MEM_START_INIT, SEC_MEM_INIT_DONE, 1);
        if (!memory.failed()) {
            setBits(SEC_CONTROL, SEC_RANDOM_NUMBERS);
            pf.write(ACC_AM_CFG_SINGLE_PORT_MAX_TRANS, ONE_AT_A_TIME);
            pf.write(SEC_SAA_EN, capability(EngineCapability.CORE_ENABLE));
        }
        return memory;
    }

    private Errno startHpre() {
        pf.write(HPRE_TYPES_ENB, RSA_AND_ECC);
        pf.write(HPRE_BD_ENDIAN, 0);
        Errno channel = order(HPRE_RDCHN_INI_CFG, HPRE_RDCHN_INI_ST, 1);
        if (channel.failed()) {
            return channel;
        }
        int cores = capability(EngineCapability.CORE_ENABLE);
        pf.write(HPRE_CORE_ENB, cores);
        return order(HPRE_CORE_INI_CFG, HPRE_CORE_INI_STATUS, cores);
    }

    private Errno startZip() {
        pf.write(QM_CACHE_CTL, CACHES);
        int cores = capability(EngineCapability.CORE_ENABLE);
        pf.write(ZIP_CLOCK_GATE, ZIP_CHECKS | cores >>> 16 | cores & 0xffff);
        return Errno.OK;
    }

    private Errno order(Register start, Register done, int bits) {
        pf.write(start, 1);
        boolean came = pf.poll(done, value -> (value & bits) == bits, POLL_US, POLL_LIMIT_US);
        return came ? Errno.OK : Errno.ETIMEDOUT;
    }

    /** Errors are cleared, sorted by weight, given the power to close the bus, and let through. */
    private void reportErrors() {
        int corrected = capability(EngineCapability.QM_RAS_CE_TYPE);
        int nonFatal = capability(EngineCapability.QM_RAS_NFE_TYPE);
        pf.write(QM_ABNORMAL_INT_SOURCE, corrected | nonFatal);
        pf.write(QM_RAS_CE_ENABLE, corrected);
        pf.write(QM_RAS_CE_THRESHOLD, 1);
        pf.write(QM_RAS_NFE_ENABLE, nonFatal);
        pf.write(QM_RAS_FE_ENABLE, 0);
        pf.write(QM_OOO_SHUTDOWN_SEL, capability(EngineCapability.QM_RAS_NFE_RESET));
        pf.write(QM_ABNORMAL_INT_MASK, pf.read(QM_ABNORMAL_INT_MASK) & ~(corrected | nonFatal));
        reportEngineErrors(engine.errors());
    }

    private void reportEngineErrors(EngineErrors errors) {
        int corrected = capability(EngineCapability.ENGINE_RAS_CE_TYPE);
        int nonFatal = capability(EngineCapability.ENGINE_RAS_NFE_TYPE);
        pf.write(errors.source(), corrected | nonFatal);
        pf.write(errors.corrected(), corrected);
        pf.write(errors.fatal(), 0);
        pf.write(errors.nonFatal(), nonFatal);
        pf.write(errors.select(), capability(EngineCapability.ENGINE_RAS_NFE_RESET));
        setBits(errors.control(), 1 << errors.stops());
        pf.write(errors.mask(), errors.maskFor(corrected | nonFatal));
    }

    EngineErrors errors() {
        return engine.errors();
    }

    /** What the chip says of itself; one without capability registers is taken for one like the later ones. */
    int capability(EngineCapability capability) {
        Register register = capability.of(engine);
        boolean told = (pf.read(QM_CAP_FEATURES) & 0xff) != 0;
        return told ? pf.read(register) : register.reset();
    }

    private void setBits(Register register, int bits) {
        pf.write(register, pf.read(register) | bits);
    }
}
