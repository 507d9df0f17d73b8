package org.vfiospec.pci;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A group of page requests as it stands on the wire (PCI Express 10.4): what a function waits for.
 *
 * <p>Simplified: the messages of a group travel together. A function has one address space here, so there is no PASID,
 * and with it no Stop Marker, which is a message about a PASID.
 *
 * @param requester the function that asks
 * @param group the index that the answer has to carry
 * @param pages addresses of pages, untranslated
 * @param write whether the pages are to be written
 */
public record PageRequest(PciFunction requester, int group, List<Long> pages, boolean write) {
    public PageRequest {
        pages = List.copyOf(pages);
    }

    @Override
    public String toString() {
        return pages.stream().map("0x%x"::formatted).collect(Collectors.joining(" ")) + (write ? " to write" : "");
    }
}
