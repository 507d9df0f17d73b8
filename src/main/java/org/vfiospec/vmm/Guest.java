package org.vfiospec.vmm;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The software inside the virtual machine: one driver for each device, and who is busy.
 *
 * <p>Simplified: programs are objects that move as they are; only what a device can reach is bytes in guest memory.
 */
public final class Guest {
    private static final int QUEUE_DEPTH = 4;

    private final Map<String, GuestDriver> drivers = new LinkedHashMap<>();
    private final Set<String> busy = new LinkedHashSet<>();

    /** Gives a device its driver; the driver starts when the guest does. */
    public void install(String device, GuestDriver driver) {
        drivers.put(device, driver);
    }

    public GuestDriver driver(String device) {
        GuestDriver driver = drivers.get(device);
        if (driver == null) {
            throw new IllegalArgumentException("the guest has no driver for " + device);
        }
        return driver;
    }

    /** From now on the guest gives the device a new job whenever there is room. */
    public void keepBusy(String device) {
        driver(device);
        busy.add(device);
    }

    /** No new jobs; those outstanding are still collected. */
    public void calm(String device) {
        busy.remove(device);
    }

    /** One slice of CPU time for each driver. */
    void run() {
        drivers.forEach((device, driver) -> {
            driver.run();
            if (busy.contains(device) && driver.outstanding() < QUEUE_DEPTH) {
                driver.submit();
            }
        });
    }

    void start(Map<String, ? extends GuestDevice> devices, Function<String, GuestMemory> memory) {
        drivers.forEach((name, driver) -> driver.start(devices.get(name), memory.apply(name)));
    }

    void moved(Map<String, ? extends GuestDevice> devices, Function<String, GuestMemory> memory) {
        drivers.forEach((name, driver) -> driver.moved(devices.get(name), memory.apply(name)));
    }
}
