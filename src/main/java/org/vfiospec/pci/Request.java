package org.vfiospec.pci;

/**
 * A memory request as it stands on the wire.
 *
 * @param requester the function that issues it
 * @param requesterId the id it carries, which a hostile device may forge
 * @param translated whether it claims that its address is already translated (address type 2, ATS)
 * @param address an IOVA when untranslated
 * @param length bytes
 */
public record Request(
        PciFunction requester, int requesterId, boolean translated, boolean write, long address, int length) {

    public static Request read(PciFunction requester, long address, int length) {
        return new Request(requester, requester.bdf().requesterId(), false, false, address, length);
    }

    public static Request write(PciFunction requester, long address, int length) {
        return new Request(requester, requester.bdf().requesterId(), false, true, address, length);
    }

    /** The same request with the mark of a translated address. */
    public Request asTranslated() {
        return new Request(requester, requesterId, true, write, address, length);
    }

    /** The same request under another requester id. */
    public Request forging(int id) {
        return new Request(requester, id, translated, write, address, length);
    }

    /** The part of the request that starts {@code offset} bytes in. */
    Request part(int offset, int bytes) {
        return new Request(requester, requesterId, translated, write, address + offset, bytes);
    }
}
