package org.vfiospec.acc.driver;

/** Something that some drivers of this family do and others do not; what an {@link Edition} is made of. */
enum Habit {
    /** A function that no guest uses is saved as match data alone, as a stream that was cut off would look. */
    SAVES_IDLE_AS_MATCH,
    /** A function that no guest uses is saved as a state that says so. */
    SAVES_IDLE_AS_STATE,
    /** Values that no function can have had are refused. */
    CHECKS_VALUES,
    /** A state without addresses of rings counts as loaded, and nothing is written (merged driver). */
    SKIPS_EMPTY_STATE,
    /** Both event queues are rung at the end of the save, on the source (Linux 6.16). */
    REPEATS_EVENTS_AT_SAVE,
    /** Both event queues are rung when the function starts. */
    REPEATS_EVENTS_AT_START,
    /** The caches are written back when the state is read, and not when the function stops (until Linux 6.15). */
    WRITES_BACK_LATE,
    /** The addresses of the event rings are taken from dwords 0 and 1 of their contexts (Linux 6.1 to 6.15). */
    SHIFTS_ADDRESSES,
    /** The comparison of match data writes the state of the VF (until Linux 6.15). */
    WRITES_STATE_IN_CHECK,
    /** Match data are compared when the load ends (Linux 5.18 to 6.1). */
    CHECKS_AT_END,
    /** Queues go on after a stop that failed (RFC; the merged driver leaves them to the guest's next doorbell). */
    RESTARTS_AFTER_FAILURE,
    /** Queues go on when a save is given up, although the device stays stopped (RFC). */
    RESTARTS_AT_ABORT,
    /** A function that no guest uses is paused like any other (merged driver). */
    PAUSES_IDLE,
    /** Queues go on only after an earlier save or load found a guest driver (Linux 6.16). */
    STARTS_WHAT_IT_KNOWS,
    /** BAR2 of the VF is mapped for as long as the device is open (merged driver). */
    KEEPS_MAPPING,
    /** A VF whose PF cannot help it migrate is opened without a migration region (merged driver). */
    OPENS_WITHOUT_PF,
    /** A VF with one queue is described like any other; so one without queues is, too (merged driver). */
    TAKES_ONE_QUEUE,
    /** The number of a VF is taken for its PCI function number (RFC). */
    NUMBERS_BY_FUNCTION,
    /** The kind of doorbell pages is read from a register of the engine, and compared with one of the VF (RFC). */
    ASKS_ENGINE_FOR_ISOLATION,
    /** Only the reported size of BAR2 is halved; read, write and mmap reach all of it (RFC). */
    LIMITS_SIZE_ONLY,
    /** A reset of the function leaves the state of the device as it was (RFC; Linux 6.2 until 2026). */
    OVERLOOKS_RESET,
    /** A mailbox that stays busy is EBUSY, caches that are not written back are EINVAL (until Linux 6.15). */
    NAMES_TIMEOUTS_OTHERWISE,
    /** debugfs has the files dev_data, migf_data and cmd_state (Linux 6.13). */
    SHOWS_DATA_FILES,
    /** debugfs has the files state and debug (the tree of the RFC). */
    TAKES_DEBUG_COMMANDS
}
