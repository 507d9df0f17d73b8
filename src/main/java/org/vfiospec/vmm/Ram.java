package org.vfiospec.vmm;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.vfiospec.vfio.SystemCalls;

/** Guest RAM: anonymous memory of the VMM's process, mapped for DMA at its guest-physical address. */
final class Ram implements GuestMemory {
    /** Guest-physical address of the first byte. */
    static final long BASE = 0x4000_0000L;

    static final int SIZE = 8 << 20;
    static final int PAGE = 4096;

    private final SystemCalls cpu;
    private final long start;
    private final Set<Long> written = new TreeSet<>();
    private long next = BASE + PAGE;

    Ram(SystemCalls calls, SystemCalls cpu) {
        this.cpu = cpu;
        this.start = Refused.check("guest memory", calls.mmap(SIZE));
    }

    void mapInto(Container container) {
        container.map(BASE, start, SIZE);
    }

    /** As a guest finds memory that boots: all of it free and zero. */
    void clear() {
        byte[] zero = new byte[PAGE];
        for (long address = BASE + PAGE; address < next; address += PAGE) {
            write(address, zero);
        }
        next = BASE + PAGE;
    }

    @Override
    public long allocate(long size) {
        long address = next;
        next += (size + PAGE - 1) / PAGE * PAGE;
        if (next > BASE + SIZE) {
            throw new IllegalArgumentException("guest memory has no room for " + size + " bytes");
        }
        return address;
    }

    @Override
    public byte[] read(long address, int length) {
        byte[] bytes = new byte[length];
        read(address, bytes);
        return bytes;
    }

    void read(long address, byte[] into) {
        Refused.check("load", cpu.load(at(address, into.length), Little.wrap(into)));
    }

    @Override
    public void write(long address, byte[] bytes) {
        Refused.check("store", cpu.store(at(address, bytes.length), Little.wrap(bytes)));
        for (long page = address & -PAGE; page < address + bytes.length; page += PAGE) {
            written.add(page);
        }
    }

    /** The pages that CPUs have written since this was asked before, as KVM logs them. */
    List<Long> takeWritten() {
        List<Long> pages = List.copyOf(written);
        written.clear();
        return pages;
    }

    /** Whether a page of the guest is allocated. */
    boolean holds(long page) {
        return page >= BASE && page < next;
    }

    /** Where bytes of the guest lie in the process. */
    long at(long address, int length) {
        if (address < BASE || address > BASE + SIZE - length) {
            throw new IllegalArgumentException("no guest memory at 0x%x".formatted(address));
        }
        return start + address - BASE;
    }

    /** Every page that is not all zero, by guest-physical address. */
    Map<Long, byte[]> pages() {
        Map<Long, byte[]> pages = new LinkedHashMap<>();
        byte[] zero = new byte[PAGE];
        for (long address = BASE; address < next; address += PAGE) {
            byte[] page = read(address, PAGE);
            if (!Arrays.equals(page, zero)) {
                pages.put(address, page);
            }
        }
        return pages;
    }

    /** Takes over the contents and the allocations of another guest's memory. */
    void restore(Map<Long, byte[]> pages) {
        pages.forEach(this::write);
        pages.keySet().forEach(address -> next = Math.max(next, address + PAGE));
    }
}
