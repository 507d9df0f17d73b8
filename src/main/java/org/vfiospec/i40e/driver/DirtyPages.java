package org.vfiospec.i40e.driver;

import static org.vfiospec.i40e.VfRegister.QRX_TAIL1;
import static org.vfiospec.i40e.VfRegister.VF_ARQLEN1;
import static org.vfiospec.i40e.VfRegister.VF_ARQT1;
import static org.vfiospec.i40e.VfRegister.VF_ATQLEN1;

import java.util.Optional;
import org.vfiospec.i40e.AdminEntry;
import org.vfiospec.i40e.ContextField;
import org.vfiospec.i40e.PfRegister;
import org.vfiospec.i40e.QueueContext;
import org.vfiospec.i40e.QueueType;
import org.vfiospec.i40e.Traffic;
import org.vfiospec.i40e.VfLayout;

/**
 * Keeps every page pinned that a VF may write: its rings, and the buffers that entries of the chip point to.
 *
 * <p>A buffer stays pinned until its entry is used again, so a write can never come after the last look at its page.
 */
final class DirtyPages {
    private static final int ENTRIES = 0x3ff;

    private final PfAccess access;
    private final int vf;
    private final GuestPages memory;
    private final PinnedPages pins;
    private boolean on;

    DirtyPages(PfAccess access, int vf, GuestPages memory) {
        this.access = access;
        this.vf = vf;
        this.memory = memory;
        this.pins = new PinnedPages(memory);
    }

    void start() {
        on = true;
        scan();
    }

    void stop() {
        on = false;
        pins.releaseAll();
    }

    /** Looks at all rings as they are now. */
    void scan() {
        if (on) {
            scanAdminRings();
            for (int queue = 0; queue < VfLayout.QUEUES; queue++) {
                scanTransmit(queue);
                scanReceive(queue);
            }
        }
    }

    /** The VF's driver is about to write a register, through the trap: pages are pinned before the chip hears of it. */
    void before(long offset, int value) {
        int queue = (int) (offset - QRX_TAIL1.offset()) / Integer.BYTES;
        if (on && queue >= 0 && queue < VfLayout.QUEUES && offset == QRX_TAIL1.at(queue)) {
            int number = access.queueNumber(vf, queue);
            int old = access.read(PfRegister.QRX_TAIL, number);
            context(QueueType.RECEIVE, number).ifPresent(context -> scanBuffers(queue, context, old, value));
        } else if (on && offset == VF_ARQT1.offset()) {
            scanAdminBuffers(access.read(PfRegister.VF_ARQT, vf), value, access.read(PfRegister.VF_ARQLEN, vf));
        } else if (on && offset == VF_ARQLEN1.offset()) {
            scanAdminRing("receive", PfRegister.VF_ARQBAL, PfRegister.VF_ARQBAH, value);
            scanAdminBuffers(access.read(PfRegister.VF_ARQH, vf), access.read(PfRegister.VF_ARQT, vf), value);
        } else if (on && offset == VF_ATQLEN1.offset()) {
            scanAdminRing("send", PfRegister.VF_ATQBAL, PfRegister.VF_ATQBAH, value);
        }
    }

    private void scanAdminRings() {
        int sendLength = access.read(PfRegister.VF_ATQLEN, vf);
        int receiveLength = access.read(PfRegister.VF_ARQLEN, vf);
        scanAdminRing("send", PfRegister.VF_ATQBAL, PfRegister.VF_ATQBAH, sendLength);
        scanAdminRing("receive", PfRegister.VF_ARQBAL, PfRegister.VF_ARQBAH, receiveLength);
        scanAdminBuffers(access.read(PfRegister.VF_ARQH, vf), access.read(PfRegister.VF_ARQT, vf), receiveLength);
    }

    private void scanAdminRing(String name, PfRegister low, PfRegister high, int length) {
        pins.hold(name + " ring", address(low, high), (long) (length & ENTRIES) * AdminEntry.SIZE);
    }

    private long address(PfRegister low, PfRegister high) {
        return (long) access.read(high, vf) << 32 | Integer.toUnsignedLong(access.read(low, vf));
    }

    private void scanAdminBuffers(int from, int to, int length) {
        int entries = length & ENTRIES;
        long ring = address(PfRegister.VF_ARQBAL, PfRegister.VF_ARQBAH);
        for (int i = from; isInside(from, to, entries) && i != to; i = (i + 1) % entries) {
            byte[] bytes = new byte[AdminEntry.SIZE];
            if (memory.read(ring + (long) i * AdminEntry.SIZE, bytes)) {
                AdminEntry entry = AdminEntry.of(bytes);
                pins.hold("receive buffer " + i, entry.address(), Math.min(entry.length(), AdminEntry.LARGEST));
            }
        }
    }

    private void scanTransmit(int queue) {
        context(QueueType.TRANSMIT, access.queueNumber(vf, queue)).ifPresent(context -> {
            holdRing(QueueType.TRANSMIT, queue, context);
            if (context.get(ContextField.TX_HEAD_WB_ENA) != 0) {
                pins.hold("head " + queue, context.get(ContextField.TX_HEAD_WB_ADDR), Integer.BYTES);
            }
        });
    }

    private void scanReceive(int queue) {
        int number = access.queueNumber(vf, queue);
        context(QueueType.RECEIVE, number).ifPresent(context -> {
            holdRing(QueueType.RECEIVE, queue, context);
            scanBuffers(queue, context, context.head(QueueType.RECEIVE), access.read(PfRegister.QRX_TAIL, number));
        });
    }

    private void holdRing(QueueType type, int queue, QueueContext context) {
        pins.hold(type + " ring " + queue, context.ring(type), (long) context.length(type) * type.entrySize());
    }

    private void scanBuffers(int queue, QueueContext context, int from, int to) {
        int entries = context.length(QueueType.RECEIVE);
        for (int i = from; isInside(from, to, entries) && i != to; i = (i + 1) % entries) {
            byte[] entry = new byte[QueueType.RECEIVE.entrySize()];
            if (memory.read(context.entry(QueueType.RECEIVE, i), entry)) {
                pins.hold("buffer " + queue + "." + i, Traffic.address(entry), context.bufferSize());
            }
        }
    }

    private static boolean isInside(int from, int to, int entries) {
        return from >= 0 && to >= 0 && from < entries && to < entries;
    }

    private Optional<QueueContext> context(QueueType type, int number) {
        return access.context(type, number);
    }
}
