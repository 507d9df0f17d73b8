package org.vfiospec.pci;

/** What becomes of a group of page requests, by the code that the answer carries (PCI Express 10.4.2). */
public enum PageResponse {
    /** The pages are there now, or may be: the function tries again. */
    SUCCESS(0x0),
    /** The function may not have one of the pages. */
    INVALID_REQUEST(0x1),
    /** Nobody can serve the function any more: its page request interface ends. */
    RESPONSE_FAILURE(0xf);

    private final int code;

    PageResponse(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
