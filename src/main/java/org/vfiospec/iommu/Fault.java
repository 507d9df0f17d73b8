package org.vfiospec.iommu;

/** An entry of the IOMMU's event queue: a request that was not let through. */
public record Fault(Code code, int streamId, boolean write, long address) {

    /** The event number of SMMUv3 for it. */
    public enum Code {
        BAD_STREAM(0x02, "stream id not in table"),
        /** A request that claims to be translated, from a function that may not send such (F_TRANSL_FORBIDDEN). */
        TRANSLATED(0x07, "translated requests are not allowed"),
        TRANSLATION(0x10, "no translation"),
        ADDRESS_SIZE(0x11, "nothing at the address"),
        PERMISSION(0x13, "no permission");

        private final int event;
        private final String words;

        Code(int event, String words) {
            this.event = event;
            this.words = words;
        }

        public int event() {
            return event;
        }

        public String words() {
            return words;
        }
    }
}
