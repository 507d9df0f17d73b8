package org.vfiospec.migration;

/** The operations of {@link MigrationOperations} that can fail, by the words of the ledger. */
public enum Operation {
    SILENCE_DMA("silences DMA"),
    ALLOW_DMA("allows DMA"),
    STOP("stops"),
    START("starts"),
    OPEN_SAVE("opens a save session"),
    CAPTURE_FINAL("captures the final state"),
    PREPARE_SEGMENT("prepares a segment"),
    CLOSE_SAVE("closes the save session"),
    OPEN_LOAD("opens a load session"),
    ACCEPT_SEGMENT("accepts a segment"),
    COMPLETE_LOAD("completes the load");

    private final String words;

    Operation(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
