package org.vfiospec.mlx5;

import static org.vfiospec.mlx5.VfRegister.CONTROL;
import static org.vfiospec.mlx5.VfRegister.CQ_ADDRESS;
import static org.vfiospec.mlx5.VfRegister.DOORBELL;
import static org.vfiospec.mlx5.VfRegister.QUEUE_SIZE;
import static org.vfiospec.mlx5.VfRegister.SQ_ADDRESS;

import org.vfiospec.vmm.GuestDevice;
import org.vfiospec.vmm.GuestDriver;
import org.vfiospec.vmm.GuestMemory;

/** A driver in the guest whose device writes into a register of another device, frame after frame. */
public final class Mlx5PeerDriver implements GuestDriver {
    private static final int ENTRIES = 8;
    /** With its check sum behind it, a frame of this length fills one register of 8 bytes. */
    private static final int LENGTH = Frame.CHECK_SUM;

    private final long target;
    private GuestDevice device;
    private GuestMemory memory;
    private long descriptors;
    private long completions;
    private int given;
    private int collected;

    private Mlx5PeerDriver(long target) {
        this.target = target;
    }

    /** Writes into a register of {@code peer} that does nothing while its queue does not run. */
    public static Mlx5PeerDriver aimedAt(GuestDevice peer) {
        return new Mlx5PeerDriver(peer.addressOf(0) + SQ_ADDRESS.offset());
    }

    /** Writes to an address, whatever is there. */
    public static Mlx5PeerDriver aimedAt(long address) {
        return new Mlx5PeerDriver(address);
    }

    @Override
    public void start(GuestDevice on, GuestMemory with) {
        moved(on, with);
        descriptors = memory.allocate(ENTRIES * Frame.SIZE);
        completions = memory.allocate(ENTRIES * Completion.SIZE);
        write(SQ_ADDRESS, descriptors);
        write(CQ_ADDRESS, completions);
        write(QUEUE_SIZE, ENTRIES);
        write(CONTROL, 1);
    }

    @Override
    public void moved(GuestDevice on, GuestMemory with) {
        device = on;
        memory = with;
    }

    @Override
    public void submit() {
        long slot = descriptors + (long) (given % ENTRIES) * Frame.SIZE;
        memory.write(slot, new Frame(descriptors, target, LENGTH, 0).toBytes());
        given++;
        write(DOORBELL, given);
    }

    @Override
    public void run() {
        while (outstanding() > 0 && next().number() == collected + 1) {
            collected++;
        }
    }

    private Completion next() {
        long slot = completions + (long) (collected % ENTRIES) * Completion.SIZE;
        return Completion.from(memory.read(slot, Completion.SIZE));
    }

    @Override
    public int outstanding() {
        return given - collected;
    }

    @Override
    public int completed() {
        return collected;
    }

    @Override
    public String complaint() {
        return "";
    }

    private void write(VfRegister register, long value) {
        device.write(0, register.offset(), register.width(), value);
    }
}
