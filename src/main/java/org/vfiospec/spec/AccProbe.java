package org.vfiospec.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.vfiospec.acc.Engine;
import org.vfiospec.acc.Generation;
import org.vfiospec.acc.driver.AccPfDriver;
import org.vfiospec.acc.hardware.AccPf;
import org.vfiospec.pci.Mmio;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;

/** A PF's probe, executed on a chip that nobody has touched, as a table: what the driver writes, and what it sees. */
final class AccProbe implements Mmio {
    private static final int BAR = 2;
    private static final int VFS = 2;

    private final Mmio chip;
    private final List<List<Cell>> rows = new ArrayList<>();

    private AccProbe(Mmio chip) {
        this.chip = chip;
    }

    static GeneratedTable of(Engine engine) {
        AccProbe probe = new AccProbe(new AccPf(engine, Generation.V3).windows().get(BAR));
        AccPfDriver.startOn(engine, probe, engine.pfQueues(), VFS);
        return new GeneratedTable(
                "acc-probe-" + engine.name().toLowerCase(Locale.ROOT),
                "The probe of the %s PF, with two VFs".formatted(engine),
                List.of("Step", "Register", "Access", "Value"),
                probe.rows);
    }

    private void note(long offset, String access, int width, long value) {
        rows.add(Stream.of(
                        Integer.toString(rows.size() + 1),
                        chip.nameOf(offset),
                        access,
                        "0x%x".formatted(value & Mmio.allOnes(width)))
                .map(Cell::of)
                .toList());
    }

    @Override
    public long read(long offset, int width) {
        long value = chip.read(offset, width);
        note(offset, "read", width, value);
        return value;
    }

    @Override
    public void write(long offset, int width, long value) {
        note(offset, "write", width, value);
        chip.write(offset, width, value);
    }
}
