package org.vfiospec.iommu;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.vfiospec.pci.Fabric;
import org.vfiospec.pci.PageRequest;
import org.vfiospec.pci.PageRequestInterface;
import org.vfiospec.pci.PageResponse;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.uapi.Errno;

/** The pages that functions wait for, oldest first, and the kernel's hand on who may ask ({@code drivers/pci/ats.c}). */
public final class PageRequestQueue {
    /** Entries of the queue; what is allowed to all devices together never exceeds it, so it does not overflow. */
    private static final int CAPACITY = 64;

    private static final String KERNEL = "kernel";

    private final Fabric fabric;
    private final List<PageRequest> waiting = new ArrayList<>();
    private int allowed;

    PageRequestQueue(Fabric fabric) {
        this.fabric = fabric;
    }

    /**
     * Lets a function ask for pages.
     *
     * @param pages how many its device may have outstanding
     * @return {@code ENODEV} if it cannot; {@code EBUSY} if requests of an earlier time are outstanding; {@code ENOSPC}
     *     if the queue could overflow
     */
    public Errno enable(PciFunction function, int pages) {
        PageRequestInterface device = function.pageRequests();
        if (device.place() == 0 || function.config().find(Capability.ATS) == 0) {
            return Errno.ENODEV;
        }
        Errno switchedOn = device.isEnabled() ? Errno.OK : switchOn(function.physicalFunction(), pages);
        if (!switchedOn.failed()) {
            translations(function, true);
        }
        return switchedOn;
    }

    private Errno switchOn(PciFunction physical, int pages) {
        int place = physical.pageRequests().place();
        if (!physical.pageRequests().shows(PageRequestInterface.STOPPED)) {
            return Errno.EBUSY;
        }
        if (allowed + pages > CAPACITY) {
            return Errno.ENOSPC;
        }
        allowed += pages;
        physical.writeConfig(KERNEL, place + 4, 2, PageRequestInterface.RESET);
        physical.writeConfig(KERNEL, place + 12, 4, pages);
        physical.writeConfig(KERNEL, place + 4, 2, PageRequestInterface.ENABLE);
        return Errno.OK;
    }

    /**
     * Takes the interface away again, in the order in which nothing is left behind: no more requests, then none waiting,
     * then no translations. Belongs to a function without virtual ones.
     */
    public void disable(PciFunction function) {
        int place = function.pageRequests().place();
        function.writeConfig(KERNEL, place + 4, 2, 0);
        flush(function);
        translations(function, false);
        allowed -= function.config().read(place + 12, 4);
    }

    private static void translations(PciFunction function, boolean on) {
        int control = function.config().find(Capability.ATS) + 6;
        function.writeConfig(KERNEL, control, 2, on ? Capability.ATS_ENABLE : 0);
    }

    /** Refuses everything that a function waits for. */
    public void flush(PciFunction function) {
        waitingFor(function).forEach(request -> answer(request, PageResponse.INVALID_REQUEST));
    }

    /** What nobody has answered. */
    public List<PageRequest> waiting() {
        return Collections.unmodifiableList(waiting);
    }

    /** What nobody has answered one function. */
    public List<PageRequest> waitingFor(PciFunction function) {
        return waiting.stream()
                .filter(request -> request.requester() == function)
                .toList();
    }

    /** Answers a request, as {@code CMD_PRI_RESP} of SMMUv3 does. */
    public void answer(PageRequest request, PageResponse response) {
        waiting.remove(request);
        fabric.answer(request, response);
    }

    String put(PageRequest request) {
        waiting.add(request);
        return "queued";
    }
}
