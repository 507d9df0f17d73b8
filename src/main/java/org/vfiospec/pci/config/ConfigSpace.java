package org.vfiospec.pci.config;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The configuration registers of one function as hardware holds them: bytes, and a mask of the bits software may change.
 *
 * <p>Little-endian. Sizing a base address register by writing all ones works because its low bits are hard-wired.
 */
public final class ConfigSpace {
    public static final int VENDOR = 0x00;
    public static final int DEVICE = 0x02;
    public static final int COMMAND = 0x04;
    public static final int REVISION = 0x08;
    public static final int HEADER_TYPE = 0x0e;
    public static final int BAR0 = 0x10;
    public static final int SECONDARY_BUS = 0x19;
    public static final int SUBORDINATE_BUS = 0x1a;
    public static final int ROM = 0x30;
    public static final int CAPABILITY_POINTER = 0x34;
    public static final int INTERRUPT_PIN = 0x3d;

    public static final int COMMAND_IO = 0x1;
    public static final int COMMAND_MEMORY = 0x2;
    public static final int COMMAND_MASTER = 0x4;
    public static final int COMMAND_INTX_DISABLE = 0x400;

    /** The bit in the register of the expansion ROM that switches it on. */
    public static final int ROM_ENABLE = 0x1;

    static final int CONVENTIONAL_SIZE = 0x100;
    static final int EXPRESS_SIZE = 0x1000;

    private final byte[] bytes;
    private final byte[] resetValue;
    private final byte[] writable;
    private Runnable afterWrite = () -> {};

    ConfigSpace(byte[] resetValue, byte[] writable) {
        this.resetValue = resetValue.clone();
        this.bytes = resetValue.clone();
        this.writable = writable.clone();
    }

    /** Bytes: 256 for conventional PCI, 4096 for PCI Express. */
    public int size() {
        return bytes.length;
    }

    /** One read of 1, 2 or 4 bytes, zero-extended below 4; all ones where there is no register. */
    public int read(int offset, int width) {
        return offset < 0 || offset + width > bytes.length ? allOnes(width) : gather(bytes, offset, width);
    }

    /** One write of 1, 2 or 4 bytes; bits that are not writable keep their value. */
    public void write(int offset, int width, int value) {
        if (offset >= 0 && offset + width <= bytes.length) {
            set(offset, width, read(offset, width) & ~writable(offset, width) | value & writable(offset, width));
            afterWrite.run();
        }
    }

    /** Sets bits from the hardware's side, whatever software may write. */
    public void set(int offset, int width, int value) {
        for (int i = 0; i < width; i++) {
            bytes[offset + i] = (byte) (value >> 8 * i);
        }
    }

    /** Called after each write of software, so that the owner can act on what was set. */
    public void onWrite(Runnable action) {
        afterWrite = action;
    }

    /** Returns every register to its value after reset. */
    public void reset() {
        System.arraycopy(resetValue, 0, bytes, 0, bytes.length);
    }

    /** Every register, to be given back to {@link #restore}. */
    public byte[] save() {
        return bytes.clone();
    }

    /** Writes saved registers back where software can write. */
    public void restore(byte[] saved) {
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (bytes[i] & ~writable[i] | saved[i] & writable[i]);
        }
        afterWrite.run();
    }

    /** Which bits of a register software can change. */
    public int writable(int offset, int width) {
        return gather(writable, offset, width);
    }

    public boolean has(int offset, int width, int bits) {
        return (read(offset, width) & bits) == bits;
    }

    /** The offset of a capability in the first 256 bytes, or 0. */
    public int find(Capability capability) {
        return capability.extended() ? findExtended(capability.id()) : findClassic(capability.id());
    }

    public PortType portType() {
        int express = find(Capability.EXPRESS);
        return express == 0 ? PortType.CONVENTIONAL : PortType.ofCapabilities(read(express + 2, 2));
    }

    /** Whether other functions may share the device number: bit 7 of the header type. */
    public boolean isMultifunction() {
        return has(HEADER_TYPE, 1, 0x80);
    }

    public boolean isBridge() {
        return (read(HEADER_TYPE, 1) & 0x7f) == 1;
    }

    /** The controls the function implements; empty without the capability. */
    public Set<Acs> acsImplemented() {
        int acs = find(Capability.ACS);
        return acs == 0 ? Set.of() : Acs.of(read(acs + 4, 2));
    }

    /** The controls that are switched on. */
    public Set<Acs> acsEnabled() {
        int acs = find(Capability.ACS);
        return acs == 0 ? Set.of() : Acs.of(read(acs + 6, 2));
    }

    /** The base address registers of the header that are implemented, by index. */
    public SortedMap<Integer, BarRegister> bars() {
        return BarRegister.all(this, BAR0, isBridge() ? 2 : 6);
    }

    /** The register of the expansion ROM; empty for a function that has none. */
    public Optional<BarRegister> rom() {
        return Optional.of(BarRegister.rom(this)).filter(register -> !isBridge() && register.size() != 0);
    }

    /** The registers of the SR-IOV capability that place the virtual functions' BARs; empty without it. */
    public SortedMap<Integer, BarRegister> virtualBars() {
        int sriov = find(Capability.SRIOV);
        return sriov == 0 ? Collections.emptySortedMap() : BarRegister.all(this, sriov + 0x24, 6);
    }

    /** A bridge's windows downwards that are open. */
    public List<Window> windows() {
        return Stream.of(Window.memory(this), Window.prefetchable(this))
                .filter(Window::isOpen)
                .toList();
    }

    /** Opens a bridge's two windows, as firmware does; an empty one is closed by a base above its limit. */
    public void openWindows(Window memory, Window prefetchable) {
        memory.openMemory(this);
        prefetchable.openPrefetchable(this);
    }

    private int findClassic(int id) {
        int offset = read(CAPABILITY_POINTER, 1) & ~3;
        while (offset != 0 && read(offset, 1) != id) {
            offset = read(offset + 1, 1) & ~3;
        }
        return offset;
    }

    private int findExtended(int id) {
        int offset = size() > CONVENTIONAL_SIZE && read(CONVENTIONAL_SIZE, 4) != 0 ? CONVENTIONAL_SIZE : 0;
        while (offset != 0 && read(offset, 2) != id) {
            offset = read(offset, 4) >>> 20 & ~3;
        }
        return offset;
    }

    private static int gather(byte[] from, int offset, int width) {
        int value = 0;
        for (int i = width - 1; i >= 0; i--) {
            value = value << 8 | from[offset + i] & 0xff;
        }
        return value;
    }

    private static int allOnes(int width) {
        return width == 4 ? -1 : (1 << 8 * width) - 1;
    }
}
