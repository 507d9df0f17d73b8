package org.vfiospec.pci;

import java.util.List;
import java.util.Map;
import org.vfiospec.pci.config.BarRegister;
import org.vfiospec.pci.config.ConfigSpace;

/**
 * A window of a function in the address space of the bus.
 *
 * @param index its number, 0 to 5, or {@link #ROM}
 * @param register the register that places it; for a virtual function the one in the physical function
 * @param number how many windows of this size lie before it: 0, or the number of the virtual function
 */
public record Bar(int index, BarRegister register, int number) {

    /** The number of the expansion ROM, which stands behind the six BARs. */
    public static final int ROM = 6;

    /** The BARs that a header implements, by index. */
    static List<Bar> all(ConfigSpace config) {
        return of(config.bars(), 0);
    }

    static List<Bar> of(Map<Integer, BarRegister> registers, int number) {
        return registers.entrySet().stream()
                .map(entry -> new Bar(entry.getKey(), entry.getValue(), number))
                .toList();
    }

    /** Bytes. */
    public long size() {
        return register.size();
    }

    /** The bus address of its first byte. */
    public long address() {
        return register.address() + number * size();
    }

    /** Whether it consists of I/O ports; no request of a bus master reaches them. */
    public boolean isPort() {
        return register.isPort();
    }

    /** Whether it may lie above 4 GiB. */
    public boolean isWide() {
        return register.isWide();
    }

    public boolean isPrefetchable() {
        return register.isPrefetchable();
    }
}
