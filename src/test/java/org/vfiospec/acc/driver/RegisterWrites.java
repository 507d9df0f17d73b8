package org.vfiospec.acc.driver;

import java.util.Optional;
import org.vfiospec.acc.Engine;
import org.vfiospec.pci.Mmio;

/** A VF's BAR2 that counts what is written to it; questions by mailbox do not count. */
final class RegisterWrites implements VfBar, Mmio {
    private final Mmio behind;
    private int count;

    RegisterWrites(Mmio behind) {
        this.behind = behind;
    }

    AccMigrationDriver driver(Engine engine, Edition edition) {
        return new AccMigrationDriver(engine, 1, this, behind, us -> {}, edition);
    }

    int count() {
        return count;
    }

    void forget() {
        count = 0;
    }

    @Override
    public Optional<Mmio> map() {
        return Optional.of(this);
    }

    @Override
    public void unmap() {}

    @Override
    public long read(long offset, int width) {
        return behind.read(offset, width);
    }

    @Override
    public void write(long offset, int width, long value) {
        count++;
        behind.write(offset, width, value);
    }

    @Override
    public void writePair(long offset, long low, long high) {
        behind.writePair(offset, low, high);
    }
}
