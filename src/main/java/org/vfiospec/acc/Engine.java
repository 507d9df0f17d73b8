package org.vfiospec.acc;

import java.util.Arrays;
import java.util.Optional;

/** What an accelerator computes, and by which ids its functions are known (pci_ids.h, sec_main.c, hpre_main.c, zip_main.c). */
public enum Engine {
    SEC(0xa255, 0xa256, 0x100000, 256, 128, EngineErrors.SEC),
    HPRE(0xa258, 0xa259, 0x100000, 64, 64, EngineErrors.HPRE),
    ZIP(0xa250, 0xa251, 0x120000, 64, 128, EngineErrors.ZIP);

    /** PCI vendor id of Huawei. */
    public static final int VENDOR = 0x19e5;

    private final int pfId;
    private final int vfId;
    private final int classCode;
    private final int pfQueues;
    private final int sqeSize;
    private final EngineErrors errors;

    Engine(int pfId, int vfId, int classCode, int pfQueues, int sqeSize, EngineErrors errors) {
        this.pfId = pfId;
        this.vfId = vfId;
        this.classCode = classCode;
        this.pfQueues = pfQueues;
        this.sqeSize = sqeSize;
        this.errors = errors;
    }

    /** The engine whose VFs have this PCI device id. */
    public static Optional<Engine> ofVf(int deviceId) {
        return Arrays.stream(values()).filter(engine -> engine.vfId == deviceId).findFirst();
    }

    /** The engine whose PF has this PCI device id. */
    public static Optional<Engine> ofPf(int deviceId) {
        return Arrays.stream(values()).filter(engine -> engine.pfId == deviceId).findFirst();
    }

    /** PCI device id of the PF. */
    public int pfId() {
        return pfId;
    }

    /** PCI device id of the VFs. */
    public int vfId() {
        return vfId;
    }

    /** PCI class code, 24 bits. */
    public int classCode() {
        return classCode;
    }

    /** Queue pairs that the PF's driver keeps for itself by default. */
    public int pfQueues() {
        return pfQueues;
    }

    /** Bytes of a submission queue entry. */
    public int sqeSize() {
        return sqeSize;
    }

    /** Errors that are pending and reported: what the migration driver wants to read as 0. */
    public EngineRegister status() {
        return errors.status();
    }

    /** How it reports errors of its own. */
    public EngineErrors errors() {
        return errors;
    }
}
