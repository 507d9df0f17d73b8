package org.vfiospec.vmm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.vfiospec.vfio.SystemCalls;

/** The devices of a VMM in the order in which it opened them, and the container whose DMA mappings they share. */
final class Fleet {
    private static final long BAR_BASE = 0x10_0000_0000L;

    private final SystemCalls calls;
    private final SystemCalls cpu;
    private final Container container;
    private final Map<String, OpenDevice> devices = new LinkedHashMap<>();

    /** @param cpu the thread of the process that runs guest code */
    Fleet(SystemCalls calls, SystemCalls cpu) {
        this.calls = calls;
        this.cpu = cpu;
        this.container = new Container(calls);
    }

    Container container() {
        return container;
    }

    /** Opens a device; with the first of them the container comes to life, and guest memory is mapped. */
    void open(String name, OpenDevice.Place place, Ram ram, Flows flows) {
        boolean first = devices.isEmpty();
        DeviceFile file = container.open(name, place.bdf(), place.group());
        if (first) {
            ram.mapInto(container);
        }
        long base = BAR_BASE + ((long) devices.size() << 32);
        devices.put(name, new OpenDevice(calls, place, file, new AssignedDevice(file, cpu, base), flows));
    }

    void close() {
        devices.values().forEach(OpenDevice::close);
        devices.clear();
        container.close();
    }

    List<String> names() {
        return List.copyOf(devices.keySet());
    }

    OpenDevice opened(String name) {
        OpenDevice device = devices.get(name);
        if (device == null) {
            throw new IllegalArgumentException("the VMM has not opened " + name);
        }
        return device;
    }

    void forEach(BiConsumer<String, OpenDevice> action) {
        devices.forEach(action);
    }

    /** Whether every device can be silenced before one is stopped. */
    boolean announcesNdma() {
        return devices.values().stream().allMatch(OpenDevice::announcesNdma);
    }

    /** Maps the BARs of each device where all can reach them. */
    void joinPeers() {
        devices.values().forEach(device -> device.view().mapInto(container));
    }

    /** What a guest sees of the devices. */
    Map<String, GuestDevice> views() {
        Map<String, GuestDevice> views = new LinkedHashMap<>();
        devices.forEach((name, device) -> views.put(name, device.view()));
        return views;
    }
}
