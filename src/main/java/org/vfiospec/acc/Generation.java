package org.vfiospec.acc;

/** A generation of the queue manager, told by the PCI revision id of its functions. */
public enum Generation {
    /** Kunpeng 920: SR-IOV, no migration. */
    V2(0x21),
    /** Kunpeng 930: the first that can migrate; half of a VF's BAR2 is for that. */
    V3(0x30),
    /** The next one: the migration registers moved to the PF's BAR2. */
    V4(0x50);

    private final int revision;

    Generation(int revision) {
        this.revision = revision;
    }

    /** The value at offset 8 of config space. */
    public int revision() {
        return revision;
    }

    public boolean canMigrate() {
        return this != V2;
    }
}
