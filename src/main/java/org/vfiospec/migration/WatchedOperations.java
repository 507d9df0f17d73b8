package org.vfiospec.migration;

import java.util.function.Supplier;
import org.vfiospec.uapi.Errno;

/** The seam between protocol and family: enters each operation in the ledger and lets failures be injected. */
record WatchedOperations(MigrationOperations family, FaultInjection faults, MigrationLog log, Runnable meanwhile)
        implements MigrationOperations {

    private Errno watch(Operation operation, Supplier<Errno> action) {
        Errno outcome = log.carryOut(operation, () -> {
            Errno injected = faults.take(operation);
            return injected.failed() ? injected : action.get();
        });
        meanwhile.run();
        return outcome;
    }

    @Override
    public boolean supportsNdma() {
        return family.supportsNdma();
    }

    @Override
    public Errno silenceDma() {
        return watch(Operation.SILENCE_DMA, family::silenceDma);
    }

    @Override
    public Errno allowDma() {
        return watch(Operation.ALLOW_DMA, family::allowDma);
    }

    @Override
    public Errno stop() {
        return watch(Operation.STOP, family::stop);
    }

    @Override
    public Errno start() {
        return watch(Operation.START, family::start);
    }

    @Override
    public Errno openSave(boolean running) {
        return watch(Operation.OPEN_SAVE, () -> family.openSave(running));
    }

    @Override
    public Errno captureFinal() {
        return watch(Operation.CAPTURE_FINAL, family::captureFinal);
    }

    @Override
    public long pending() {
        return family.pending();
    }

    @Override
    public Errno prepareSegment() {
        return watch(Operation.PREPARE_SEGMENT, family::prepareSegment);
    }

    @Override
    public byte[] nextSegment() {
        return family.nextSegment();
    }

    @Override
    public Errno closeSave() {
        return watch(Operation.CLOSE_SAVE, family::closeSave);
    }

    @Override
    public Errno openLoad() {
        return watch(Operation.OPEN_LOAD, family::openLoad);
    }

    @Override
    public Errno acceptSegment(byte[] segment) {
        return watch(Operation.ACCEPT_SEGMENT, () -> family.acceptSegment(segment));
    }

    @Override
    public Errno completeLoad() {
        return watch(Operation.COMPLETE_LOAD, family::completeLoad);
    }

    @Override
    public void discardLoad() {
        family.discardLoad();
    }

    @Override
    public int segmentLimit() {
        return family.segmentLimit();
    }

    @Override
    public void afterReset() {
        family.afterReset();
    }
}
