package org.vfiospec.migration;

import static org.vfiospec.uapi.DeviceState.Bit.NDMA;
import static org.vfiospec.uapi.DeviceState.Bit.SAVING;

import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;

/** A state register that carries a change out step by step, in the order of one reading of the texts. */
public final class OrderedRegister implements StateRegister {
    private static final int BASE_MASK = 0x7;

    private final MigrationOperations device;
    private final SegmentWindow window;
    private final Reading reading;
    private final MigrationLog log;
    private Arcs arcs;
    private DeviceState state = DeviceState.RUN;

    public OrderedRegister(MigrationOperations device, SegmentWindow window, Reading reading, MigrationLog log) {
        this.device = device;
        this.window = window;
        this.reading = reading;
        this.log = log;
        this.arcs = reading.arcs();
    }

    /** The same with other arcs than those of the reading. */
    public OrderedRegister allowing(Arcs others) {
        arcs = others;
        return this;
    }

    @Override
    public DeviceState state() {
        return state;
    }

    @Override
    public boolean supportsNdma() {
        return reading.knowsNdma() && device.supportsNdma();
    }

    @Override
    public Errno write(DeviceState requested) {
        int supported = supportsNdma() ? BASE_MASK | NDMA.mask() : BASE_MASK;
        if (!requested.isValid(supported) || state.equals(DeviceState.ERROR)) {
            return Errno.EINVAL;
        }
        if (requested.equals(state)) {
            return Errno.OK;
        }
        return arcs.allow(state, requested) ? move(requested) : Errno.EINVAL;
    }

    @Override
    public void reset() {
        device.afterReset();
        window.forget();
        enter(DeviceState.RUN);
    }

    private Errno move(DeviceState to) {
        DeviceState old = state;
        Errno outcome = walk(to);
        if (outcome.failed()) {
            unwind(old);
        }
        return outcome;
    }

    // Williamson, 13 December 2021: the same routine with old and new exchanged, and ERROR if that fails too.
    private void unwind(DeviceState old) {
        if (!state.equals(DeviceState.ERROR) && walk(old).failed()) {
            fail();
        }
    }

    private Errno walk(DeviceState to) {
        DeviceState from = state;
        for (Step step : Step.between(from, to, reading.order())) {
            Errno outcome = take(step, to);
            if (outcome.failed()) {
                return outcome;
            }
        }
        return captureIsDue(from, to) ? window.captureFinal() : Errno.OK;
    }

    private Errno take(Step step, DeviceState to) {
        Errno outcome = act(step, to);
        if (!outcome.failed()) {
            enter(step.from(state));
        } else if (step == Step.CLEAR_RESUMING && reading.badLoad() == Reading.BadLoad.ERROR) {
            fail();
        }
        return outcome;
    }

    private Errno act(Step step, DeviceState to) {
        return switch (step) {
            case SET_NDMA -> device.silenceDma();
            case CLEAR_RUNNING -> device.stop();
            case CLEAR_SAVING -> reading.endsSave() ? window.closeSave() : Errno.OK;
            case CLEAR_RESUMING -> window.completeLoad();
            case SET_RESUMING -> window.openLoad();
            case SET_RUNNING -> device.start();
            case SET_SAVING, ENTER_PRE_COPY -> window.openSave(to);
            case CLEAR_NDMA -> device.allowDma();
            case ENTER_STOP_AND_COPY -> enterStopAndCopy(to);
        };
    }

    // The drafts capture at this place of their list, even before a load that the same write completes.
    private Errno enterStopAndCopy(DeviceState to) {
        Errno opened = state.has(SAVING) && window.isSaving() ? Errno.OK : window.openSave(to);
        return opened.failed() ? opened : window.captureFinal();
    }

    /** Capture belongs to the state and not to a step, so that it sees what all steps left behind. */
    private boolean captureIsDue(DeviceState from, DeviceState to) {
        return reading.endsSave() && Step.ENTER_STOP_AND_COPY.isDue(from, to);
    }

    private void fail() {
        enter(DeviceState.ERROR);
        window.forget();
        switch (reading.inError()) {
            case ANYTHING -> {}
            case NDMA_KEPT -> quiet(supportsNdma());
            case STOPPED -> device.stop();
        }
    }

    private void quiet(boolean possible) {
        if (possible) {
            device.silenceDma();
        }
    }

    private void enter(DeviceState next) {
        if (!next.equals(state)) {
            log.moved(state, next);
            state = next;
        }
    }
}
