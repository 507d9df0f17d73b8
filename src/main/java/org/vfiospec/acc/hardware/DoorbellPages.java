package org.vfiospec.acc.hardware;

import org.vfiospec.acc.Doorbell;
import org.vfiospec.acc.DoorbellPage;
import org.vfiospec.pci.Mmio;

/**
 * BAR 4: a page for each queue of the function, in which the doorbells of that queue are rung while isolation is on.
 *
 * <p>Simplified: public texts do not say what else happens there; all other accesses are lost, reads give 0.
 */
record DoorbellPages(Accelerator chip, Queues queues) implements Mmio {

    @Override
    public long read(long offset, int width) {
        return 0;
    }

    @Override
    public void write(long offset, int width, long value) {
        Doorbell doorbell = Doorbell.of(value);
        boolean rings = chip.isolation() == 1 && width == 8 && offset % DoorbellPage.SIZE == DoorbellPage.DOORBELL;
        boolean own = doorbell.queue() == offset / DoorbellPage.SIZE && doorbell.isOfQueue();
        if (rings && own) {
            queues.ring(doorbell);
        }
    }

    @Override
    public String nameOf(long offset) {
        return offset % DoorbellPage.SIZE == DoorbellPage.DOORBELL ? DoorbellPage.NAME : "";
    }
}
