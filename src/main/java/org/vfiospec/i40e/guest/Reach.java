package org.vfiospec.i40e.guest;

import org.vfiospec.i40e.VfRegister;
import org.vfiospec.vmm.GuestDevice;
import org.vfiospec.vmm.GuestMemory;

/** What a guest's driver can touch; after a migration the same names stand for another device and other memory. */
final class Reach {
    private static final int BAR = 0;

    private GuestDevice device;
    private GuestMemory memory;

    Reach(GuestDevice device, GuestMemory memory) {
        moved(device, memory);
    }

    void moved(GuestDevice newDevice, GuestMemory newMemory) {
        device = newDevice;
        memory = newMemory;
    }

    GuestDevice device() {
        return device;
    }

    GuestMemory memory() {
        return memory;
    }

    int read(VfRegister register) {
        return (int) device.read(BAR, register.offset(), Integer.BYTES);
    }

    void write(VfRegister register, int index, int value) {
        device.write(BAR, register.at(index), Integer.BYTES, Integer.toUnsignedLong(value));
    }
}
