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

    /** The generation of a chip with this revision id; an unknown one is taken for the newest that is older. */
    public static Generation of(int revision) {
        return revision >= V4.revision ? V4 : revision >= V3.revision ? V3 : V2;
    }

    /** The value at offset 8 of config space. */
    public int revision() {
        return revision;
    }

    public boolean canMigrate() {
        return this != V2;
    }
}
