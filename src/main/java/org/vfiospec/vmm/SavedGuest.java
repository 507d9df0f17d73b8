package org.vfiospec.vmm;

import java.util.LinkedHashMap;
import java.util.Map;

/** All that a VMM sends to another: the guest, its memory, and its devices by name in the order they were saved. */
public record SavedGuest(Guest guest, Map<Long, byte[]> memory, Map<String, SavedDevice> devices) {

    public SavedDevice device(String name) {
        return devices.get(name);
    }

    /** The same with one device's data replaced. */
    public SavedGuest with(SavedDevice device) {
        Map<String, SavedDevice> changed = new LinkedHashMap<>(devices);
        changed.put(device.name(), device);
        return new SavedGuest(guest, memory, changed);
    }
}
