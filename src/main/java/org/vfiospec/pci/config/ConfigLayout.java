package org.vfiospec.pci.config;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** Lays out a function's configuration space, register after register, in the words of a data sheet. */
public final class ConfigLayout {
    private static final int FIRST_CAPABILITY = 0x40;

    private final byte[] bytes = new byte[ConfigSpace.EXPRESS_SIZE];
    private final byte[] writable = new byte[ConfigSpace.EXPRESS_SIZE];
    private int size = ConfigSpace.CONVENTIONAL_SIZE;
    private int linkToFill = ConfigSpace.CAPABILITY_POINTER;
    private int free = FIRST_CAPABILITY;
    private int lastExtended;
    private int freeExtended = ConfigSpace.CONVENTIONAL_SIZE;

    private ConfigLayout(int vendor, int device, int headerType) {
        put(ConfigSpace.VENDOR, 2, vendor);
        put(ConfigSpace.DEVICE, 2, device);
        put(ConfigSpace.HEADER_TYPE, 1, headerType);
        allow(ConfigSpace.COMMAND, 2, 0x0547);
    }

    /** A function with a normal header (type 0). */
    public static ConfigLayout endpoint(int vendor, int device) {
        return new ConfigLayout(vendor, device, 0);
    }

    /** A bridge (header type 1): bus numbers, a memory window and a prefetchable window. */
    public static ConfigLayout bridge(int vendor, int device) {
        ConfigLayout layout = new ConfigLayout(vendor, device, 1);
        layout.classCode(0x060400);
        layout.allow(0x18, 4, 0x00ffffff);
        layout.allow(0x20, 4, 0xfff0fff0);
        layout.put(0x24, 4, 0x00010001);
        layout.allow(0x24, 4, 0xfff0fff0);
        layout.allow(0x28, 4, -1);
        layout.allow(0x2c, 4, -1);
        return layout;
    }

    /** A virtual function: ids read as ones, BARs and interrupt pin as zero; both live in the physical function. */
    public static ConfigLayout virtualFunction() {
        ConfigLayout layout = new ConfigLayout(0xffff, 0xffff, 0);
        layout.forbid(ConfigSpace.COMMAND, 2, ~ConfigSpace.COMMAND_MASTER);
        return layout;
    }

    public ConfigLayout revision(int revision) {
        return put(ConfigSpace.REVISION, 1, revision);
    }

    /** The three bytes of the class code, such as {@code 0x120000} for a processing accelerator. */
    public ConfigLayout classCode(int code) {
        return put(0x09, 2, code).put(0x0b, 1, code >> 16);
    }

    public ConfigLayout multifunction() {
        return put(ConfigSpace.HEADER_TYPE, 1, bytes[ConfigSpace.HEADER_TYPE] | 0x80);
    }

    /** A 32-bit BAR; {@code bytes} is a power of two of at least 16. */
    public ConfigLayout memory32(int index, long bytes) {
        return bar(ConfigSpace.BAR0 + 4 * index, bytes, 0x0);
    }

    /** A 64-bit prefetchable BAR in slots {@code index} and {@code index + 1}. */
    public ConfigLayout memory64(int index, long bytes) {
        return bar(ConfigSpace.BAR0 + 4 * index, bytes, 0xc);
    }

    /** I/O ports; {@code bytes} is a power of two from 16 to 256. */
    public ConfigLayout ports(int index, long bytes) {
        return bar(ConfigSpace.BAR0 + 4 * index, bytes, 0x1);
    }

    /** An expansion ROM, switched off; {@code bytes} is a power of two of at least 2048. */
    public ConfigLayout rom(long bytes) {
        return bar(ConfigSpace.ROM, bytes, 0).allow(ConfigSpace.ROM, 4, ConfigSpace.ROM_ENABLE);
    }

    /** Interrupt pin 1 (INTA#) to 4 (INTD#). */
    public ConfigLayout interruptPin(int pin) {
        return put(ConfigSpace.INTERRUPT_PIN, 1, pin);
    }

    /** The PCI Express capability, with function-level reset on everything but a port; the space grows to 4 KiB. */
    public ConfigLayout express(PortType type) {
        size = ConfigSpace.EXPRESS_SIZE;
        int at = capability(Capability.EXPRESS, 0x3c);
        put(at + 2, 2, type.code() << 4 | 2);
        boolean resettable = (bytes[ConfigSpace.HEADER_TYPE] & 0x7f) == 0;
        put(at + 4, 4, resettable ? 1 << 28 : 0);
        allow(at + 8, 2, resettable ? 0xf7ff : 0x77ff);
        allow(at + 0x28, 2, 0x20);
        extended(Capability.ERROR_REPORTING, 0x48);
        return this;
    }

    /** MSI with a 64-bit address; {@code vectors} is a power of two up to 32. */
    public ConfigLayout msi(int vectors) {
        int at = capability(Capability.MSI, 0x18);
        put(at + 2, 2, 0x0080 | Integer.numberOfTrailingZeros(vectors) << 1);
        allow(at + 2, 2, 0x0071);
        allow(at + 4, 4, 0xfffffffc);
        allow(at + 8, 4, -1);
        allow(at + 12, 2, 0xffff);
        return this;
    }

    /** MSI-X with its table at {@code tableOffset} of a BAR and its pending bits right behind it. */
    public ConfigLayout msix(int vectors, int bar, int tableOffset) {
        int at = capability(Capability.MSIX, 12);
        put(at + 2, 2, vectors - 1);
        allow(at + 2, 2, 0xc000);
        put(at + 4, 4, tableOffset | bar);
        put(at + 8, 4, tableOffset + 16 * vectors | bar);
        return this;
    }

    public ConfigLayout powerManagement() {
        int at = capability(Capability.POWER_MANAGEMENT, 8);
        put(at + 2, 2, 3);
        allow(at + 4, 2, 0x3);
        return this;
    }

    /** The ACS capability, with the controls the port implements and those that are switched on after reset. */
    public ConfigLayout acs(Set<Acs> implemented, Set<Acs> enabled) {
        int at = extended(Capability.ACS, 0x10);
        put(at + 4, 2, Acs.mask(implemented));
        put(at + 5, 1, 32);
        put(at + 6, 2, Acs.mask(enabled) & Acs.mask(implemented));
        allow(at + 6, 2, Acs.mask(implemented));
        allow(at + 8, 4, -1);
        return this;
    }

    public ConfigLayout ats() {
        int at = extended(Capability.ATS, 8);
        allow(at + 6, 2, 0x801f);
        return this;
    }

    /**
     * The page request interface, switched off.
     *
     * @param capacity how many pages the device can have outstanding
     */
    public ConfigLayout pageRequests(int capacity) {
        int at = extended(Capability.PAGE_REQUEST, 0x10);
        allow(at + 4, 2, 0x3);
        put(at + 6, 2, 0x100);
        put(at + 8, 4, capacity);
        allow(at + 12, 4, -1);
        return this;
    }

    /**
     * The SR-IOV capability.
     *
     * @param at its offset in the extended space, 4-byte aligned and beyond what was laid out before
     * @param total TotalVFs; {@code first} and {@code stride} as in First VF Offset and VF Stride
     * @param bars size of each VF's 64-bit BARs by index
     */
    public ConfigLayout sriov(int at, int total, int first, int stride, int vfDevice, Map<Integer, Long> bars) {
        freeExtended = Math.max(freeExtended, at);
        int sriov = extended(Capability.SRIOV, 0x40);
        allow(sriov + 0x08, 2, 0x19);
        put(sriov + 0x0c, 2, total);
        put(sriov + 0x0e, 2, total);
        allow(sriov + 0x10, 2, 0xffff);
        put(sriov + 0x14, 2, first);
        put(sriov + 0x16, 2, stride);
        put(sriov + 0x1a, 2, vfDevice);
        put(sriov + 0x1c, 4, 0x553);
        put(sriov + 0x20, 4, 1);
        allow(sriov + 0x20, 4, 0x553);
        bars.forEach((index, bytes) -> bar(sriov + 0x24 + 4 * index, bytes, 0xc));
        return this;
    }

    public ConfigSpace build() {
        return new ConfigSpace(Arrays.copyOf(bytes, size), Arrays.copyOf(writable, size));
    }

    private ConfigLayout bar(int at, long bytes, int flags) {
        if (Long.bitCount(bytes) != 1 || bytes < 16) {
            throw new IllegalArgumentException("a BAR of 0x%x bytes is no power of two".formatted(bytes));
        }
        put(at, 4, flags);
        allow(at, 4, (int) -bytes);
        return (flags & 0x4) == 0 ? this : allow(at + 4, 4, (int) (-bytes >> 32));
    }

    private int capability(Capability capability, int length) {
        int at = free;
        put(linkToFill, 1, at);
        put(0x06, 2, 0x0010);
        put(at, 1, capability.id());
        linkToFill = at + 1;
        free = at + length + 3 & ~3;
        return at;
    }

    private int extended(Capability capability, int length) {
        int at = freeExtended;
        put(at, 4, 1 << 16 | capability.id());
        if (lastExtended != 0) {
            put(lastExtended + 2, 2, at << 4 | 1);
        }
        lastExtended = at;
        freeExtended = at + length + 3 & ~3;
        return at;
    }

    private ConfigLayout put(int at, int width, int value) {
        for (int i = 0; i < width; i++) {
            bytes[at + i] = (byte) (value >> 8 * i);
        }
        return this;
    }

    private ConfigLayout allow(int at, int width, int mask) {
        for (int i = 0; i < width; i++) {
            writable[at + i] |= (byte) (mask >> 8 * i);
        }
        return this;
    }

    private void forbid(int at, int width, int mask) {
        for (int i = 0; i < width; i++) {
            writable[at + i] &= (byte) ~(mask >> 8 * i);
        }
    }
}
