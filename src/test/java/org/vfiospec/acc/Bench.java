package org.vfiospec.acc;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.vfiospec.acc.driver.AccMigrationDriver;
import org.vfiospec.acc.driver.AccPfDriver;
import org.vfiospec.acc.driver.Edition;
import org.vfiospec.acc.driver.VfBar;
import org.vfiospec.acc.hardware.AccPf;
import org.vfiospec.acc.hardware.AccVf;
import org.vfiospec.pci.BusMaster;
import org.vfiospec.pci.Mmio;
import org.vfiospec.vmm.GuestMemory;
import org.vfiospec.vmm.WiredDevice;

/** A chip on a bench, its first VF wired to memory that host and guest address alike: no fabric and no kernel. */
public final class Bench implements VfBar {
    private static final int PF_QUEUES = 1008;
    private static final int VFS = 2;

    public final AccPf pf;
    public final AccVf vf;
    public final Memory memory;
    public final AccMigrationDriver migration;
    /** The VF as the guest sees it. */
    public final WiredDevice wire;

    private final int[] interrupts = new int[4];

    public Bench(Engine engine, Memory memory) {
        this.memory = memory;
        pf = new AccPf(engine, Generation.V3);
        vf = pf.vf(0);
        pf.connect(memory.master(new int[4]));
        vf.connect(memory.master(interrupts));
        wire = new WiredDevice("bench", vf.windows().get(2), this::takeInterrupts);
        Mmio pfBar2 = pf.windows().get(2);
        AccPfDriver.startOn(engine, pfBar2, PF_QUEUES, VFS);
        migration = new AccMigrationDriver(engine, 1, this, pfBar2, us -> {}, Edition.CORRECTED);
    }

    /** Lets the chip work until there is nothing left to do. */
    public void settle() {
        boolean more = true;
        while (more) {
            more = vf.work();
        }
    }

    @Override
    public Optional<Mmio> map() {
        return Optional.of(wire.bar());
    }

    @Override
    public void unmap() {}

    private long takeInterrupts(int vector) {
        int taken = interrupts[vector];
        interrupts[vector] = 0;
        return taken;
    }

    /** Memory above 4 GiB; everything below does not answer. */
    public static final class Memory implements GuestMemory {
        public static final long BASE = 0x23_4000_0000L;
        private static final int PAGE = 4096;

        private final Map<Long, byte[]> pages = new HashMap<>();
        private long next = BASE;
        private int requests;

        /** DMA requests so far. */
        public int requests() {
            return requests;
        }

        @Override
        public long allocate(long size) {
            long address = next;
            next += (size + PAGE - 1) / PAGE * PAGE;
            return address;
        }

        @Override
        public byte[] read(long address, int length) {
            byte[] bytes = new byte[length];
            for (int i = 0; i < length; i++) {
                bytes[i] = page(address + i)[(int) (address + i) % PAGE];
            }
            return bytes;
        }

        @Override
        public void write(long address, byte[] bytes) {
            for (int i = 0; i < bytes.length; i++) {
                page(address + i)[(int) (address + i) % PAGE] = bytes[i];
            }
        }

        private byte[] page(long address) {
            return pages.computeIfAbsent(address / PAGE, number -> new byte[PAGE]);
        }

        private boolean answers(long address, int length) {
            requests++;
            return address >= BASE && address + length <= next;
        }

        BusMaster master(int[] interrupts) {
            return new BusMaster() {
                @Override
                public boolean read(long address, byte[] into) {
                    boolean answered = answers(address, into.length);
                    if (answered) {
                        System.arraycopy(Memory.this.read(address, into.length), 0, into, 0, into.length);
                    } else {
                        java.util.Arrays.fill(into, (byte) 0xff);
                    }
                    return answered;
                }

                @Override
                public boolean write(long address, byte[] from) {
                    boolean answered = answers(address, from.length);
                    if (answered) {
                        Memory.this.write(address, from);
                    }
                    return answered;
                }

                @Override
                public void interrupt(int vector) {
                    interrupts[vector]++;
                }
            };
        }
    }
}
