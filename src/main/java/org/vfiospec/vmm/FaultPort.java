package org.vfiospec.vmm;

import java.util.List;
import org.vfiospec.uapi.Errno;

/**
 * How a host tells a VMM of pages that devices wait for.
 *
 * <p>No interface of VFIO does it in the time of protocol v1; iommufd's fault queue came later.
 */
public interface FaultPort {

    /** A question of a device that nobody has answered. */
    interface PageFault {
        String device();

        /** The pages by the addresses that the device uses. */
        List<Long> pages();

        void answer(boolean granted);
    }

    /** Lets a device ask for pages; {@code ENODEV} if it cannot. */
    Errno enable(String device);

    /** Oldest first. */
    List<PageFault> waiting();
}
