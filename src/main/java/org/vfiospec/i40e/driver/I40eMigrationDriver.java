package org.vfiospec.i40e.driver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.vfiospec.i40e.MacAddress;
import org.vfiospec.i40e.StateField;
import org.vfiospec.migration.MigrationOperations;
import org.vfiospec.pci.Mmio;
import org.vfiospec.uapi.Errno;

/**
 * The migration driver of a VF after the i40e_vf_migration module of May 2020 (RFC v4 of the vendor ops): while the VF
 * runs, its dirty pages are found by trapping BAR 0.
 *
 * <p>The module left out the state of the device and the walk through the rings; both are here. There is no NDMA: silent
 * queues would do, but the admin queues can only be stopped under the eyes of the guest.
 */
public final class I40eMigrationDriver implements MigrationOperations {
    private final int vf;
    private final I40ePfDriver pf;
    private final BarTrap trap;
    private final DirtyPages dirty;
    private final VfPause pause;
    private final VfState state;
    private final Deque<byte[]> segments = new ArrayDeque<>();
    private VfImage received;
    private boolean tracking;

    /** @param vf counted from 0 */
    public I40eMigrationDriver(I40ePfDriver pf, Mmio pfBar0, int vf, BarTrap trap, GuestPages memory) {
        PfAccess access = new PfAccess(pfBar0);
        this.vf = vf;
        this.pf = pf;
        this.trap = trap;
        this.dirty = new DirtyPages(access, vf, memory);
        this.pause = new VfPause(access, vf);
        this.state = new VfState(access, vf, pf.vf(vf));
        pf.onQueuesChanged(vf, dirty::scan);
    }

    /** The way of trapped accesses to BAR 0: looked at first, then carried out. */
    public Mmio trapped(Mmio bar0) {
        return new TrappedBar(bar0, dirty);
    }

    @Override
    public Errno stop() {
        return pause.pause();
    }

    @Override
    public Errno start() {
        return pause.resume();
    }

    /** Without a VMM that traps when asked to, pages would be lost silently, so there is no pre-copy. */
    @Override
    public Errno openSave(boolean running) {
        segments.clear();
        segments.add(VfState.described().matchData());
        return running ? startTracking() : Errno.OK;
    }

    private Errno startTracking() {
        if (tracking) {
            return Errno.OK;
        }
        Errno trapped = trap.isEnabled() ? trap.trap() : Errno.ENODEV;
        if (!trapped.failed()) {
            tracking = true;
            dirty.start();
        }
        return trapped;
    }

    private void stopTracking() {
        if (tracking) {
            tracking = false;
            dirty.stop();
            trap.release();
        }
    }

    @Override
    public Errno captureFinal() {
        dirty.scan();
        VfImage image = VfState.described();
        Errno saved = state.save(image);
        if (!saved.failed()) {
            pause.save(image);
            segments.add(image.whole());
        }
        return saved;
    }

    @Override
    public long pending() {
        return segments.stream().mapToLong(segment -> segment.length).sum();
    }

    @Override
    public byte[] nextSegment() {
        return segments.isEmpty() ? new byte[0] : segments.remove();
    }

    @Override
    public Errno closeSave() {
        segments.clear();
        stopTracking();
        return Errno.OK;
    }

    /** The device is reset, which the protocol permits here, so that nothing of its old guest is mixed in. */
    @Override
    public Errno openLoad() {
        received = null;
        Errno reset = pf.reset(vf);
        pause.forget();
        return reset;
    }

    /** Match data alone, or the whole state, which begins with it; checked before a register is written. */
    @Override
    public Errno acceptSegment(byte[] segment) {
        boolean whole = segment.length == StateField.STATE_SIZE;
        if (!whole && segment.length != StateField.MATCH_SIZE) {
            return Errno.EINVAL;
        }
        VfImage image = new VfImage(segment);
        if (!image.matches(VfState.described()) || whole && !new StateCheck(image).passes()) {
            return Errno.EINVAL;
        }
        received = whole ? image : received;
        return Errno.OK;
    }

    @Override
    public Errno completeLoad() {
        if (received == null) {
            return Errno.EINVAL;
        }
        Errno loaded = state.load(received);
        if (!loaded.failed()) {
            loadAddresses();
            pause.load(received);
            received = null;
        }
        return loaded;
    }

    private void loadAddresses() {
        List<MacAddress> addresses = new ArrayList<>();
        for (int i = 0; i < received.get(StateField.ADDRESS_COUNT); i++) {
            addresses.add(MacAddress.in(received.getBytes(StateField.ADDRESSES, i), 0));
        }
        pf.add(vf, addresses);
        pf.vf(vf).active = received.get(StateField.ACTIVE) == 1;
    }

    @Override
    public void discardLoad() {
        received = null;
    }

    @Override
    public int segmentLimit() {
        return StateField.STATE_SIZE;
    }

    @Override
    public void afterReset() {
        segments.clear();
        received = null;
        pause.forget();
        stopTracking();
    }
}
