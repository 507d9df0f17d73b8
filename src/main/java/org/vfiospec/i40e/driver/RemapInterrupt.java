package org.vfiospec.i40e.driver;

import org.vfiospec.uapi.AddedIrqInfo;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.EventChannel;
import org.vfiospec.vfio.VendorInterrupt;

/**
 * The interrupt by which a driver tells the VMM to look at BARs again, in both directions over one eventfd (patches 6
 * and 10 of the vendor ops, RFC v4, May 2020).
 *
 * <p>The driver adds a bit for each BAR and waits; the VMM reads, looks, remaps, and writes to the same eventfd. The
 * driver is woken by its own signal too, so it counts two wakes.
 */
final class RemapInterrupt implements VendorInterrupt, BarTrap {
    static final int BAR = 0;

    private static final long BARS = 1L << BAR;
    private static final int OWN_SIGNAL_AND_ANSWER = 2;

    private EventChannel eventfd;
    private boolean trapped;
    private int wakesToCome;

    @Override
    public int type() {
        return AddedIrqInfo.TYPE_REMAP_BAR_REGION;
    }

    @Override
    public int subtype() {
        return 0;
    }

    @Override
    public boolean isEnabled() {
        return eventfd != null;
    }

    @Override
    public void enable(EventChannel channel) {
        eventfd = channel;
    }

    @Override
    public void disable() {
        eventfd = null;
    }

    /** Whether user space may not map the BAR now. */
    boolean isTrapped() {
        return trapped;
    }

    // The flag goes up before the signal: in the posted driver the VMM's look during the wait came too early.
    @Override
    public Errno trap() {
        trapped = true;
        wakesToCome = OWN_SIGNAL_AND_ANSWER;
        Runnable wake = () -> wakesToCome--;
        eventfd.listen(wake);
        eventfd.add(BARS);
        eventfd.forget(wake);
        // Nobody else can run before this call returns: a wait that is not over now ends by a fatal signal only.
        trapped = wakesToCome <= 0;
        return trapped ? Errno.OK : Errno.EINTR;
    }

    @Override
    public void release() {
        trapped = false;
        if (eventfd != null) {
            eventfd.add(BARS);
        }
    }
}
