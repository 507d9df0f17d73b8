package org.vfiospec.acc.driver;

import java.util.Optional;
import org.vfiospec.pci.Mmio;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.trace.DriverEvent;
import org.vfiospec.trace.Trace;

/** The VF's BAR2 mapped into the kernel, with a line in the ledger for each time that begins and ends. */
record RecordedBar(PciFunction function, String party, Trace trace) implements VfBar {
    private static final int REGISTERS = 2;

    @Override
    public Optional<Mmio> map() {
        note("maps BAR2");
        return Optional.of(function.map(REGISTERS, party));
    }

    @Override
    public void unmap() {
        note("unmaps BAR2");
    }

    private void note(String event) {
        trace.record(new DriverEvent(party, event, function.name(), "", ""));
    }
}
