package org.vfiospec.pci;

/** An entry of an id table: vendor, device and, unless {@link #ANY}, revision; printed as {@code 19e5:a250}. */
public record DeviceId(int vendor, int device, int revision) {
    public static final int ANY = -1;

    public static DeviceId of(int vendor, int device) {
        return new DeviceId(vendor, device, ANY);
    }

    public boolean matches(DeviceId function) {
        return vendor == function.vendor
                && device == function.device
                && (revision == ANY || revision == function.revision);
    }

    @Override
    public String toString() {
        return "%04x:%04x".formatted(vendor, device) + (revision == ANY ? "" : " rev %02x".formatted(revision));
    }
}
