package org.vfiospec.vmm;

/** How a VMM takes a guest from one host to another: in which order, by which states, and what it does on a failure. */
public interface Flows {

    /** The flows of the chapter on reference flows, with the recovery of the chapter on failures. */
    Flows REFERENCE = new ReferenceFlows(Integer.MAX_VALUE);

    /** The same, with migration data read and written in words, as QEMU does where they are not mapped. */
    Flows BY_WORDS = new ReferenceFlows(Long.BYTES);

    /** What QEMU 6.2 does. */
    Flows QEMU_6_2 = new Qemu62();

    /** Saves a running guest with every device, and leaves all of them stopped. */
    SavedGuest save(Vmm vmm);

    /** Stops the guest first and saves it then. */
    SavedGuest suspend(Vmm vmm);

    /** Brings a guest to life on devices that were just opened under the names of the saved ones. */
    void resume(Vmm vmm, SavedGuest saved);

    /**
     * Whether the devices of a guest may reach one another.
     *
     * @param migratable whether it shall be possible to migrate the guest
     * @param allHaveNdma whether all its devices can be silenced before one is stopped
     */
    boolean offersPeerToPeer(boolean migratable, boolean allHaveNdma);

    /** Bytes that one access to a trapped data section has at most. */
    int widestAccess();
}
