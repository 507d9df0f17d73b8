package org.vfiospec.vfio.pci;

import java.util.Map;
import java.util.TreeMap;
import org.vfiospec.pci.Bar;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.vfio.pci.ConfigShadow.Watch;

/** The registers of the configuration shadow that do something, or that do not hold what is written. */
final class ConfigRules {
    private static final int MEMORY = ConfigSpace.COMMAND_MEMORY;
    private static final int D_STATE = 0x3;
    private static final int D3HOT = 3;
    private static final int FLR = 0x8000;
    private static final int MSI_ENABLE = 0x1;

    private final PciFunction function;
    private final ConfigShadow shadow;
    private final MemorySpace memory;
    private final Interrupts interrupts;
    private final Runnable functionReset;
    private final Map<Integer, Long> addresses = new TreeMap<>();

    ConfigRules(VfioPciDevice device, ConfigShadow shadow) {
        this.function = device.function();
        this.shadow = shadow;
        this.memory = device.memory();
        this.interrupts = device.interrupts();
        this.functionReset = device::reset;
    }

    /** Gives the shadow its first contents and sets the watches. */
    void install() {
        shadow.set(ConfigSpace.VENDOR, 2, function.id().vendor());
        shadow.set(ConfigSpace.DEVICE, 2, function.id().device());
        if (function.isVirtual()) {
            shadow.set(ConfigSpace.COMMAND, 2, shadow.get(ConfigSpace.COMMAND, 2) | MEMORY);
            shadow.set(ConfigSpace.INTERRUPT_PIN, 1, 0);
        }
        memory.sleep(false);
        memory.enable(isMemoryEnabled());
        function.bars().forEach(bar -> addresses.put(bar.index(), bar.address()));
        function.bars().forEach(this::sizing);
        emptyBars();
        shadow.watch(ConfigSpace.COMMAND, 2, new Command());
        power(function.config().find(Capability.POWER_MANAGEMENT));
        msi(function.config().find(Capability.MSI));
        express(function.config().find(Capability.EXPRESS));
    }

    private boolean isMemoryEnabled() {
        return (shadow.get(ConfigSpace.COMMAND, 2) & MEMORY) != 0;
    }

    private final class Command implements Watch {
        // Mappings go before the bit does: a page must not outlive the decoding behind it.
        @Override
        public void before(int old, int value) {
            if ((value & MEMORY) == 0 && memory.isEnabled()) {
                memory.zap();
            }
            if ((value & old & MEMORY) != 0 && !function.isVirtual() && !function.decodesMemory()) {
                restoreBars();
            }
            memory.enable((value & MEMORY) != 0);
        }

        @Override
        public void after(int old, int value) {
            interrupts.guestDisablesPin((value & ConfigSpace.COMMAND_INTX_DISABLE) != 0);
        }
    }

    /** A BAR's register holds an address of the user's choice, cut to what a BAR of its size can hold. */
    private void sizing(Bar bar) {
        int at = ConfigSpace.BAR0 + 4 * bar.index();
        int flags = (bar.isPort() ? 0x1 : 0) | (bar.isWide() ? 0x4 : 0) | (bar.isPrefetchable() ? 0x8 : 0);
        int low = (int) -bar.size();
        shadow.set(at, 4, (int) bar.address() & low | flags);
        shadow.watch(at, 4, cut(at, low, flags));
        if (bar.isWide()) {
            shadow.set(at + 4, 4, (int) (bar.address() >>> 32));
            shadow.watch(at + 4, 4, cut(at + 4, (int) (-bar.size() >> 32), 0));
        }
    }

    /** The user believes that memory is on and hardware says no: a reset behind our back took the BARs as well. */
    private void restoreBars() {
        addresses.forEach((index, address) -> {
            int at = ConfigSpace.BAR0 + 4 * index;
            interrupts.writeConfig(at, 4, address.intValue());
            if (function.bar(index).isWide()) {
                interrupts.writeConfig(at + 4, 4, (int) (address >>> 32));
            }
        });
    }

    /** Back to D0, in hardware and in what the user sees. */
    void wake() {
        int at = function.config().find(Capability.POWER_MANAGEMENT);
        if (at != 0 && memory.isAsleep()) {
            shadow.set(at + 4, 2, shadow.get(at + 4, 2) & ~D_STATE);
            enter(at + 4, 0);
        }
    }

    private void emptyBars() {
        for (int index = 0; index < 6; index++) {
            int at = ConfigSpace.BAR0 + 4 * index;
            boolean upper = index > 0
                    && function.bar(index - 1) != null
                    && function.bar(index - 1).isWide();
            if (function.bar(index) == null && !upper) {
                shadow.watch(at, 4, cut(at, 0, 0));
            }
        }
        shadow.watch(ConfigSpace.ROM, 4, cut(ConfigSpace.ROM, romMask(), 0));
    }

    // The enable bit of the ROM is the user's to write and nobody's to obey: a read of the region sets the real one.
    private int romMask() {
        int copy = function.romCopy().length;
        long size = function.rom() != null ? function.rom().size() : new RomCopy(function.romCopy()).size();
        return function.rom() == null && copy == 0 ? 0 : (int) -size | ConfigSpace.ROM_ENABLE;
    }

    private Watch cut(int at, int mask, int flags) {
        return new Watch() {
            @Override
            public void after(int old, int value) {
                shadow.set(at, 4, value & mask | flags);
            }
        };
    }

    private void power(int at) {
        if (at != 0) {
            shadow.watch(at + 4, 2, new Watch() {
                @Override
                public void after(int old, int value) {
                    enter(at + 4, value & D_STATE);
                }
            });
        }
    }

    private void enter(int register, int state) {
        if (state == D3HOT && !memory.isAsleep()) {
            memory.zap();
        }
        memory.sleep(state == D3HOT);
        interrupts.writeConfig(register, 2, function.config().read(register, 2) & ~D_STATE | state);
    }

    private void msi(int at) {
        if (at == 0) {
            return;
        }
        int capable = function.config().read(at + 2, 2) >> 1 & 0x7;
        shadow.watch(at + 2, 2, new Watch() {
            @Override
            public void after(int old, int value) {
                int granted = Math.min(value >> 4 & 0x7, capable);
                int fixed = function.config().read(at + 2, 2) & ~0x71;
                int enable = interrupts.isMsi() ? value & MSI_ENABLE : 0;
                shadow.set(at + 2, 2, fixed | granted << 4 | enable);
                interrupts.writeConfig(at + 2, 2, fixed | granted << 4 | enable);
            }
        });
    }

    private void express(int at) {
        if (at != 0) {
            shadow.watch(at + 8, 2, new DeviceControl(at));
        }
    }

    private final class DeviceControl implements Watch {
        private final int at;

        DeviceControl(int express) {
            this.at = express + 8;
        }

        @Override
        public void after(int old, int value) {
            shadow.set(at, 2, value & ~FLR);
            readRequest(value >> 12 & 0x7);
            if ((value & FLR) != 0) {
                functionReset.run();
            }
        }

        // A read request shorter than the payload that the fabric uses would break other devices' assumptions.
        private void readRequest(int wanted) {
            int hardware = function.config().read(at, 2);
            int field = Math.max(wanted, hardware >> 5 & 0x7);
            if (field != (hardware >> 12 & 0x7)) {
                interrupts.writeConfig(at, 2, hardware & ~0x7000 | field << 12);
            }
        }
    }
}
