package org.vfiospec.pci;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.trace.Interrupt;

/** One interrupt of a function, sent by the mechanism that software has enabled. */
record InterruptSignal(PciFunction function) {
    private static final int STATUS = 0x06;
    private static final int STATUS_INTERRUPT = 0x8;
    private static final int MSI_ENABLE = 0x1;
    private static final int MSIX_ENABLE = 0x8000;
    private static final int MSIX_FUNCTION_MASK = 0x4000;

    void raise(int vector) {
        int msi = function.config().find(Capability.MSI);
        int msix = function.config().find(Capability.MSIX);
        if (msix != 0 && function.config().has(msix + 2, 2, MSIX_ENABLE)) {
            raiseMsix(vector, msix);
        } else if (msi != 0 && function.config().has(msi + 2, 2, MSI_ENABLE)) {
            raiseMsi(vector, msi);
        } else {
            raisePin(vector);
        }
    }

    /** MSI has one address; the low bits of its data carry as much of the vector as software has granted. */
    private void raiseMsi(int vector, int msi) {
        ConfigSpace config = function.config();
        int granted = 1 << (config.read(msi + 2, 2) >> 4 & 0x7);
        long address = (long) config.read(msi + 8, 4) << 32 | config.read(msi + 4, 4) & 0xffffffffL;
        int data = config.read(msi + 12, 2) & ~(granted - 1) | vector & granted - 1;
        send("MSI", vector, address, data);
    }

    private void raiseMsix(int vector, int msix) {
        ConfigSpace config = function.config();
        int place = config.read(msix + 4, 4);
        Mmio table = function.model().windows().get(place & 0x7);
        long entry = (place & ~0x7) + 16L * vector;
        boolean masked = config.has(msix + 2, 2, MSIX_FUNCTION_MASK) || (table.read(entry + 12, 4) & 1) != 0;
        if (masked) {
            record("MSI-X", vector, "masked");
        } else {
            send("MSI-X", vector, table.read(entry, 8), (int) table.read(entry + 8, 4));
        }
    }

    private void raisePin(int vector) {
        boolean wired = function.config().read(ConfigSpace.INTERRUPT_PIN, 1) != 0;
        boolean off = function.config().has(ConfigSpace.COMMAND, 2, ConfigSpace.COMMAND_INTX_DISABLE);
        setStatus(true);
        String told = wired && !off ? function.fabric().pin(function, true) : "nobody: no interrupt is enabled";
        record("INTx", vector, told);
    }

    void lowerPin() {
        setStatus(false);
    }

    /** The Interrupt Status bit shows the level of the pin, whether or not the pin may drive it. */
    private void setStatus(boolean asserted) {
        int status = function.config().read(STATUS, 2);
        function.config().set(STATUS, 2, asserted ? status | STATUS_INTERRUPT : status & ~STATUS_INTERRUPT);
    }

    /** A message is a DMA write like any other: it takes the same way and needs bus mastering. */
    private void send(String kind, int vector, long address, int data) {
        ByteBuffer message =
                ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0, data);
        boolean sent = function.isBusMaster() && function.fabric().issue(Request.write(function, address, 4), message);
        if (!sent) {
            record(kind, vector, "nobody: the message did not arrive");
        }
    }

    private void record(String kind, int vector, String outcome) {
        function.fabric().record(new Interrupt(function.name(), kind, vector, outcome));
    }
}
