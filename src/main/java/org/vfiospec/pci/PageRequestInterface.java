package org.vfiospec.pci;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.pci.config.ConfigSpace;

/**
 * The page request interface of a device (PCI Express 10.4 and 10.5.2): one for a physical function and all its virtual
 * ones. It lends indexes to groups, and lets no more pages be outstanding than software has allowed.
 */
public final class PageRequestInterface {
    /** Bits of the control register at offset 4 of the capability. */
    public static final int ENABLE = 0x1;

    public static final int RESET = 0x2;

    /** Bits of the status register at offset 6. */
    public static final int RESPONSE_FAILURE = 0x1;

    public static final int UNEXPECTED_GROUP = 0x2;
    public static final int STOPPED = 0x100;

    /** Group indexes have 9 bits. */
    private static final int GROUPS = 0x200;

    private final ConfigSpace config;
    private final TreeMap<Integer, PageRequest> outstanding = new TreeMap<>();

    PageRequestInterface(ConfigSpace config) {
        this.config = config;
    }

    /** The offset of the capability, or 0. */
    public int place() {
        return config.find(Capability.PAGE_REQUEST);
    }

    public boolean isEnabled() {
        return place() != 0 && config.has(place() + 4, 2, ENABLE);
    }

    /** Whether a status bit is set. */
    public boolean shows(int status) {
        return place() != 0 && config.has(place() + 6, 2, status);
    }

    /** What a function has asked for and was not answered. */
    public List<PageRequest> outstanding(PciFunction function) {
        return outstanding.values().stream()
                .filter(request -> request.requester() == function)
                .toList();
    }

    /** The request of a function under an index that is free, or null if it may not ask now. */
    PageRequest open(PciFunction requester, List<Long> pages, boolean write) {
        if (!isEnabled() || shows(RESPONSE_FAILURE) || pages.size() > credit() || outstanding.size() == GROUPS) {
            return null;
        }
        int group = IntStream.range(0, GROUPS)
                .filter(index -> !outstanding.containsKey(index))
                .findFirst()
                .orElseThrow();
        PageRequest request = new PageRequest(requester, group, pages, write);
        outstanding.put(group, request);
        return request;
    }

    private long credit() {
        long allowed = Integer.toUnsignedLong(config.read(place() + 12, 4));
        return allowed
                - outstanding.values().stream()
                        .mapToLong(request -> request.pages().size())
                        .sum();
    }

    /** An answer arrives; returns what the device makes of it. */
    String answer(PageRequest request, PageResponse response) {
        PageRequest asked = outstanding.get(request.group());
        if (asked != request) {
            raise(UNEXPECTED_GROUP);
            return "unexpected group";
        }
        outstanding.remove(request.group());
        if (response == PageResponse.RESPONSE_FAILURE) {
            raise(RESPONSE_FAILURE);
        }
        showWhetherStopped();
        request.requester().model().pagesAnswered(response == PageResponse.SUCCESS);
        return response.name();
    }

    /** Forgets what a function has asked for, as a reset of the function does. */
    void forget(PciFunction function) {
        outstanding.values().removeIf(request -> request.requester() == function);
        showWhetherStopped();
    }

    /** Follows a write of software to configuration space. */
    void follow() {
        if (place() != 0) {
            if (config.has(place() + 4, 2, RESET)) {
                reset();
            }
            showWhetherStopped();
        }
    }

    /** The reset bit reads as zero, and does nothing while the interface is enabled. */
    private void reset() {
        config.set(place() + 4, 2, config.read(place() + 4, 2) & ~RESET);
        if (!isEnabled()) {
            outstanding.clear();
            config.set(place() + 6, 2, STOPPED);
        }
    }

    private void showWhetherStopped() {
        if (place() != 0) {
            int status = config.read(place() + 6, 2) & ~STOPPED;
            config.set(place() + 6, 2, !isEnabled() && outstanding.isEmpty() ? status | STOPPED : status);
        }
    }

    private void raise(int status) {
        config.set(place() + 6, 2, config.read(place() + 6, 2) | status);
    }
}
