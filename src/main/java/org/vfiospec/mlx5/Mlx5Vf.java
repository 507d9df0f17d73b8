package org.vfiospec.mlx5;

import static org.vfiospec.mlx5.VfRegister.COUNTER_INDEX;
import static org.vfiospec.mlx5.VfRegister.COUNTER_VALUE;
import static org.vfiospec.mlx5.VfRegister.IDENTITY;

import java.util.Map;
import org.vfiospec.pci.BusMaster;
import org.vfiospec.pci.FunctionModel;
import org.vfiospec.pci.Mmio;

/**
 * The inside of a virtual function.
 *
 * <p>As initiator it puts requests on the bus, as responder it answers them; firmware suspends the two one by one.
 */
public final class Mlx5Vf implements FunctionModel {
    static final int MSIX_BAR = 4;
    static final int VECTORS = 2;

    private static final long MARK = 0x6d6c7835L;

    private final Registers<VfRegister> registers = new Registers<>(VfRegister.class, this::answers);
    private final MsixTable vectors = new MsixTable(VECTORS);
    private final CounterTable counters;
    private final SendQueue queue;
    private boolean initiates = true;
    private boolean responds = true;
    private boolean tracked;

    /** @param pages size of the counter table, in pages of 4 KiB: most of the state there is to migrate */
    public Mlx5Vf(int pages) {
        counters = new CounterTable(pages);
        queue = new SendQueue(registers, counters);
        registers.source(IDENTITY, () -> MARK);
        registers.source(COUNTER_VALUE, () -> counters.get(registers.get(COUNTER_INDEX)));
    }

    private boolean answers() {
        return responds;
    }

    @Override
    public Map<Integer, Mmio> windows() {
        return Map.of(0, registers, MSIX_BAR, vectors);
    }

    @Override
    public void connect(BusMaster bus) {
        queue.connect(bus);
    }

    @Override
    public void reset() {
        registers.reset();
        vectors.reset();
        counters.reset();
        queue.reset();
        initiates = true;
        responds = true;
        tracked = false;
    }

    @Override
    public boolean work() {
        boolean able = initiates && queue.hasWork();
        if (able) {
            queue.step();
        }
        return able;
    }

    @Override
    public void pagesAnswered(boolean granted) {
        queue.answered(granted);
    }

    /**
     * A suspended initiator has ended the requests that were under way and starts none.
     *
     * @param cancels whether a request that waits for a page is let go of
     * @return whether the command was carried out; nothing has changed if not
     */
    boolean suspendInitiator(boolean cancels) {
        if (!queue.drain()) {
            if (!cancels) {
                return false;
            }
            queue.cancel();
        }
        initiates = false;
        return true;
    }

    void obey(Command command) {
        switch (command) {
            case SUSPEND_RESPONDER -> responds = false;
            case RESUME_RESPONDER -> responds = true;
            case RESUME_INITIATOR -> initiates = true;
            default -> throw new IllegalArgumentException(command.name());
        }
    }

    boolean isTracked() {
        return tracked;
    }

    /** Everything up to now has been saved; whether what changes from now on is noted. */
    void track(boolean track) {
        tracked = track;
        counters.forgetChanges();
    }

    Registers<VfRegister> registers() {
        return registers;
    }

    CounterTable counters() {
        return counters;
    }
}
