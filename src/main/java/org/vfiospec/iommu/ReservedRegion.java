package org.vfiospec.iommu;

/**
 * IOVAs of a function that are spoken for ({@code struct iommu_resv_region}).
 *
 * @param first and {@code last} address, both included; whole pages
 */
public record ReservedRegion(Type type, long first, long last) {

    /** Why they are reserved. */
    public enum Type {
        /** Firmware uses the memory at the same physical address through the function; the kernel maps it so. */
        DIRECT(false),
        /** The same, but firmware gives it up once a driver has the function. */
        DIRECT_RELAXABLE(true),
        /** Must not be mapped. */
        RESERVED(false),
        /** Writes here are interrupt messages, whatever is mapped. */
        MSI(false),
        /** Where software shows the doorbell. */
        SW_MSI(false);

        private final boolean forUsers;

        Type(boolean forUsers) {
            this.forUsers = forUsers;
        }
    }

    public long size() {
        return last - first + 1;
    }

    /** Whether a user's mappings may lie here all the same. */
    public boolean isForUsers() {
        return type.forUsers;
    }

    boolean isDirect() {
        return type == Type.DIRECT || type == Type.DIRECT_RELAXABLE;
    }
}
