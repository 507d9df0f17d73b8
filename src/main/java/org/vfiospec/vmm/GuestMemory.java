package org.vfiospec.vmm;

/** The guest's RAM as its CPUs and its drivers see it, by guest-physical address. */
public interface GuestMemory {

    /** Takes memory that nobody else uses; zeroed, aligned to a page. */
    long allocate(long size);

    byte[] read(long address, int length);

    void write(long address, byte[] bytes);
}
