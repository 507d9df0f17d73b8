package org.vfiospec.i40e;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vfiospec.i40e.driver.BarTrap;
import org.vfiospec.i40e.driver.GuestPages;
import org.vfiospec.i40e.driver.I40eMigrationDriver;
import org.vfiospec.i40e.driver.I40ePfDriver;
import org.vfiospec.i40e.guest.I40eGuestDriver;
import org.vfiospec.i40e.hardware.I40ePf;
import org.vfiospec.pci.BusMaster;
import org.vfiospec.pci.Mmio;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vmm.GuestDevice;
import org.vfiospec.vmm.GuestMemory;
import org.vfiospec.vmm.WiredDevice;

/** Two chips with a driver each, and one guest whose memory both can reach: nothing else of a host. */
final class Bench implements GuestMemory, GuestPages {
    static final MacAddress STATION = new MacAddress("02:00:00:00:00:01");

    private static final int BYTES = 8 << 20;

    /** A VF in its chip, and what sees it. */
    final class Side implements BusMaster {
        final I40ePf chip;
        final I40ePfDriver pf;
        final Mmio pfBar0;
        final I40eMigrationDriver driver;
        final Trap trap = new Trap();
        final int vf;
        final Map<Integer, Long> interrupts = new TreeMap<>();

        Side(int vf, int firstQueue) {
            this.vf = vf;
            chip = new I40ePf(List.of("vf0", "vf1"), firstQueue);
            pfBar0 = chip.windows().get(0);
            pf = new I40ePfDriver(chip);
            pf.start(pfBar0);
            chip.inside(vf).connect(this);
            driver = new I40eMigrationDriver(pf, pfBar0, vf, trap, Bench.this);
        }

        Mmio bar0() {
            return chip.inside(vf).windows().get(0);
        }

        boolean work() {
            return chip.inside(vf).work();
        }

        @Override
        public boolean read(long address, byte[] into) {
            reads++;
            return Bench.this.read(address, into);
        }

        @Override
        public boolean write(long address, byte[] from) {
            if (address < 0 || address + from.length > BYTES) {
                return false;
            }
            System.arraycopy(from, 0, ram, (int) address, from.length);
            for (long page = address & -SIZE; page < address + from.length; page += SIZE) {
                written.add(page);
            }
            return true;
        }

        @Override
        public void interrupt(int vector) {
            interrupts.merge(vector, 1L, Long::sum);
        }

        GuestDevice device(Mmio bar) {
            return new WiredDevice("vf0", bar, this::takeInterrupts);
        }

        private long takeInterrupts(int vector) {
            Long count = interrupts.remove(vector);
            return count == null ? 0 : count;
        }
    }

    /** The VMM's part of the remap protocol. */
    static final class Trap implements BarTrap {
        boolean enabled = true;
        boolean acknowledges = true;
        boolean trapped;

        @Override
        public boolean isEnabled() {
            return enabled;
        }

        @Override
        public Errno trap() {
            trapped = acknowledges;
            return acknowledges ? Errno.OK : Errno.EINTR;
        }

        @Override
        public void release() {
            trapped = false;
        }
    }

    final byte[] ram = new byte[BYTES];
    final List<Long> written = new ArrayList<>();
    final Map<Long, Integer> pins = new TreeMap<>();
    int reads;
    private long next = SIZE;
    final Side source = new Side(0, 64);
    final Side destination = new Side(1, 200);
    final I40eGuestDriver guest = new I40eGuestDriver(STATION);

    /** A guest that has sent and received some frames. */
    static Bench inUse() {
        Bench bench = new Bench();
        bench.guest.start(bench.source.device(bench.source.bar0()), bench);
        bench.exchange(bench.source, 10);
        return bench;
    }

    /** Sends frames and lets everybody work until they are back. */
    void exchange(Side side, int frames) {
        for (int i = 0; i < frames; i++) {
            guest.submit();
        }
        run(side, 100 * frames);
    }

    void run(Side side, int slices) {
        for (int i = 0; i < slices; i++) {
            guest.run();
            side.work();
        }
    }

    /** The guest goes on at the destination; interrupts that it has not taken yet go with it. */
    void move() {
        destination.interrupts.putAll(source.interrupts);
        guest.moved(destination.device(destination.bar0()), this);
    }

    @Override
    public long allocate(long size) {
        long address = next;
        next += size + SIZE - 1 & -SIZE;
        return address;
    }

    @Override
    public byte[] read(long address, int length) {
        return Arrays.copyOfRange(ram, (int) address, (int) address + length);
    }

    @Override
    public void write(long address, byte[] bytes) {
        System.arraycopy(bytes, 0, ram, (int) address, bytes.length);
    }

    @Override
    public Errno pin(long page) {
        if (page < 0 || page >= BYTES) {
            return Errno.EINVAL;
        }
        pins.merge(page, 1, Integer::sum);
        return Errno.OK;
    }

    @Override
    public void unpin(long page) {
        pins.merge(page, -1, (old, one) -> old + one == 0 ? null : old + one);
    }

    @Override
    public boolean read(long address, byte[] into) {
        boolean inside = address >= 0 && address <= BYTES - into.length;
        if (inside) {
            System.arraycopy(ram, (int) address, into, 0, into.length);
        } else {
            Arrays.fill(into, (byte) -1);
        }
        return inside;
    }
}
