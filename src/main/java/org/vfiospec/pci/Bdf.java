package org.vfiospec.pci;

/** Where a function sits: segment, bus, device and function number; printed as {@code 0000:75:00.1}. */
public record Bdf(int segment, int bus, int device, int function) {

    /** The place of a device/function byte on a bus; beyond 255 it carries into the bus number. */
    static Bdf of(int segment, int bus, int devfn) {
        return new Bdf(segment, bus + (devfn >> 8), devfn >> 3 & 0x1f, devfn & 0x7);
    }

    public static Bdf parse(String text) {
        String[] parts = text.split("[:.]");
        if (parts.length != 4) {
            throw new IllegalArgumentException("not a function's address (0000:75:00.1): " + text);
        }
        return new Bdf(hex(parts[0]), hex(parts[1]), hex(parts[2]), hex(parts[3]));
    }

    /** The 16 bits that a request carries: bus, device, function. */
    public int requesterId() {
        return bus << 8 | devfn();
    }

    int devfn() {
        return device << 3 | function;
    }

    private static int hex(String digits) {
        return Integer.parseInt(digits, 16);
    }

    @Override
    public String toString() {
        return "%04x:%02x:%02x.%d".formatted(segment, bus, device, function);
    }
}
