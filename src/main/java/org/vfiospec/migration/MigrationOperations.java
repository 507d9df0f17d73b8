package org.vfiospec.migration;

import org.vfiospec.uapi.Errno;

/**
 * What a device family can do for a migration, whatever protocol asks for it.
 *
 * <p>The protocol decides which operation comes when; a family only carries them out. An operation that fails leaves
 * the device as it was before, or says so by failing again when the protocol undoes the steps taken before it.
 */
public interface MigrationOperations {

    /** Whether the device can stay awake for MMIO while starting no DMA; most cannot. */
    default boolean supportsNdma() {
        return false;
    }

    /** Starts no new DMA from now on; returns when none is in flight. Only called if {@link #supportsNdma()}. */
    default Errno silenceDma() {
        return Errno.EINVAL;
    }

    /** Lifts {@link #silenceDma()}. */
    default Errno allowDma() {
        return Errno.EINVAL;
    }

    /** Stops the device: no DMA, no interrupt, no internal progress after the return. */
    Errno stop();

    /** Lets the device run, from the state in which it was stopped or that was loaded. */
    Errno start();

    /**
     * Begins a save session with nothing of an earlier one in it.
     *
     * @param running whether the device runs, so that only early data can be offered
     */
    Errno openSave(boolean running);

    /** Captures what is left, with the device stopped; from now on the stream has a final end. */
    Errno captureFinal();

    /** Bytes that can be fetched now; an estimate while the device runs. */
    long pending();

    /** Makes the next segment ready; returns when {@link #nextSegment()} can give it. */
    default Errno prepareSegment() {
        return Errno.OK;
    }

    /**
     * The next segment of the open save session, to be kept in one piece; empty if there is none. The array belongs to
     * the caller, who only reads it.
     */
    byte[] nextSegment();

    /** Ends or abandons the save session. */
    Errno closeSave();

    /** Begins a load session with nothing of an earlier one in it. */
    Errno openLoad();

    /** Takes one segment, as {@link #nextSegment()} gave it on the other side; the array now belongs to the device. */
    Errno acceptSegment(byte[] segment);

    /** Completes the load: final checks, then the device holds the state that was received. */
    Errno completeLoad();

    /** Abandons the load session: what was received is forgotten. */
    void discardLoad();

    /** The largest segment that {@link #nextSegment()} gives and {@link #acceptSegment} takes, in bytes. */
    int segmentLimit();

    /** Follows a reset of the function: forgets every session, the device runs. */
    void afterReset();
}
