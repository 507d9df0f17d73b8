package org.vfiospec.spec;

import java.util.List;
import org.vfiospec.iommu.PageRequestQueue;
import org.vfiospec.pci.PageRequest;
import org.vfiospec.pci.PageResponse;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vmm.FaultPort;

/** The IOMMU's page requests as a host hands them to its VMM. */
record HostFaults(Host host, PageRequestQueue queue) implements FaultPort {
    private static final int PAGES = 8;

    @Override
    public Errno enable(String device) {
        return queue.enable(host.function(device), PAGES);
    }

    @Override
    public List<PageFault> waiting() {
        return queue.waiting().stream().map(this::fault).toList();
    }

    private PageFault fault(PageRequest request) {
        return new PageFault() {
            @Override
            public String device() {
                return host.deviceOf(request.requester());
            }

            @Override
            public List<Long> pages() {
                return request.pages();
            }

            @Override
            public void answer(boolean granted) {
                queue.answer(request, granted ? PageResponse.SUCCESS : PageResponse.INVALID_REQUEST);
            }
        };
    }
}
