package org.vfiospec.vmm;

import java.util.TreeSet;
import org.vfiospec.vmm.FaultPort.PageFault;

/**
 * Memory that a guest shares with a device by the addresses of a process: a page is mapped for DMA once the device has
 * asked for it, and a vCPU has to run to do that.
 */
final class VirtualIommu implements GuestMemory {
    /** Between the address in the process and the guest-physical one. */
    private static final long PROCESS = 0x7f00_0000_0000L;

    private final FaultPort host;
    private final Ram ram;
    private final Container container;
    private final TreeSet<Long> mapped = new TreeSet<>();
    private boolean reclaims;

    VirtualIommu(FaultPort host, Ram ram, Container container) {
        this.host = host;
        this.ram = ram;
        this.container = container;
    }

    void enable(String device) {
        Refused.check("page faults of " + device, host.enable(device).result());
    }

    /** From now on the guest takes its pages back as soon as no device waits for one. */
    void reclaim() {
        reclaims = true;
    }

    /** One slice of CPU time: the guest's handler takes the oldest fault. */
    void run() {
        host.waiting().stream().findFirst().ifPresentOrElse(this::serve, this::takeBack);
    }

    private void takeBack() {
        if (reclaims) {
            mapped.forEach(page -> container.unmap(page, Ram.PAGE));
            mapped.clear();
        }
    }

    boolean isWaitedFor(String device) {
        return host.waiting().stream().anyMatch(fault -> fault.device().equals(device));
    }

    private void serve(PageFault fault) {
        boolean own = fault.pages().stream().allMatch(page -> ram.holds(page - PROCESS));
        if (own) {
            fault.pages().stream().filter(mapped::add).forEach(this::map);
        }
        fault.answer(own);
    }

    private void map(long page) {
        container.map(page, ram.at(page - PROCESS, Ram.PAGE), Ram.PAGE);
    }

    @Override
    public long allocate(long size) {
        return PROCESS + ram.allocate(size);
    }

    @Override
    public byte[] read(long address, int length) {
        return ram.read(address - PROCESS, length);
    }

    @Override
    public void write(long address, byte[] bytes) {
        ram.write(address - PROCESS, bytes);
    }
}
