package org.vfiospec.acc.driver;

import static org.vfiospec.acc.QmRegister.QM_MB_CMD_SEND_BASE;

import org.vfiospec.pci.Mmio;

/** Registers of which one access, or every access to one register, goes wrong. */
final class FaultyMmio implements Mmio {
    private static final int BUSY = 1 << 13;
    private static final int NO_SUCH_COMMAND = 0xff;

    /** What goes wrong. */
    enum Fault {
        NONE,
        /** A read is answered by nobody. */
        READ_LOST,
        /** A write of a register or a mailbox command does not arrive. */
        WRITE_LOST,
        /** A mailbox command is refused. */
        MAIL_REFUSED,
        /** The mailbox stays busy from now on. */
        MAILBOX_BUSY
    }

    private final Mmio behind;
    private Fault fault = Fault.NONE;
    private int countdown;
    private long stuck = -1;
    private int accesses;

    FaultyMmio(Mmio behind) {
        this.behind = behind;
    }

    /** After {@code accesses} good ones the next access meets the fault. */
    void plan(Fault what, int after) {
        fault = what;
        countdown = after;
        accesses = 0;
    }

    /** From now on reads of one register give all ones. */
    void stick(long offset) {
        stuck = offset;
    }

    void heal() {
        plan(Fault.NONE, 0);
        stuck = -1;
    }

    private boolean strikes(Fault kind) {
        accesses++;
        return fault == kind && accesses == countdown + 1;
    }

    @Override
    public long read(long offset, int width) {
        boolean lost = strikes(Fault.READ_LOST) || offset == stuck;
        boolean busy = fault == Fault.MAILBOX_BUSY && accesses > countdown && offset == QM_MB_CMD_SEND_BASE.offset();
        long value = behind.read(offset, width);
        return lost ? Mmio.allOnes(width) : busy ? value | BUSY : value;
    }

    @Override
    public void write(long offset, int width, long value) {
        if (!strikes(Fault.WRITE_LOST)) {
            behind.write(offset, width, value);
        }
    }

    @Override
    public void writePair(long offset, long low, long high) {
        if (!strikes(Fault.WRITE_LOST)) {
            boolean refused = fault == Fault.MAIL_REFUSED && accesses == countdown + 1;
            behind.writePair(offset, refused ? low & ~0xffL | NO_SUCH_COMMAND : low, high);
        }
    }
}
