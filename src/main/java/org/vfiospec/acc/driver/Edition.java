package org.vfiospec.acc.driver;

import static org.vfiospec.acc.driver.Habit.ASKS_ENGINE_FOR_ISOLATION;
import static org.vfiospec.acc.driver.Habit.CHECKS_AT_END;
import static org.vfiospec.acc.driver.Habit.CHECKS_VALUES;
import static org.vfiospec.acc.driver.Habit.KEEPS_MAPPING;
import static org.vfiospec.acc.driver.Habit.LIMITS_SIZE_ONLY;
import static org.vfiospec.acc.driver.Habit.NAMES_TIMEOUTS_OTHERWISE;
import static org.vfiospec.acc.driver.Habit.NUMBERS_BY_FUNCTION;
import static org.vfiospec.acc.driver.Habit.OPENS_WITHOUT_PF;
import static org.vfiospec.acc.driver.Habit.OVERLOOKS_RESET;
import static org.vfiospec.acc.driver.Habit.PAUSES_IDLE;
import static org.vfiospec.acc.driver.Habit.REPEATS_EVENTS_AT_SAVE;
import static org.vfiospec.acc.driver.Habit.REPEATS_EVENTS_AT_START;
import static org.vfiospec.acc.driver.Habit.RESTARTS_AFTER_FAILURE;
import static org.vfiospec.acc.driver.Habit.RESTARTS_AT_ABORT;
import static org.vfiospec.acc.driver.Habit.SAVES_IDLE_AS_MATCH;
import static org.vfiospec.acc.driver.Habit.SAVES_IDLE_AS_STATE;
import static org.vfiospec.acc.driver.Habit.SHIFTS_ADDRESSES;
import static org.vfiospec.acc.driver.Habit.SHOWS_DATA_FILES;
import static org.vfiospec.acc.driver.Habit.SKIPS_EMPTY_STATE;
import static org.vfiospec.acc.driver.Habit.STARTS_WHAT_IT_KNOWS;
import static org.vfiospec.acc.driver.Habit.TAKES_DEBUG_COMMANDS;
import static org.vfiospec.acc.driver.Habit.TAKES_ONE_QUEUE;
import static org.vfiospec.acc.driver.Habit.WRITES_BACK_LATE;
import static org.vfiospec.acc.driver.Habit.WRITES_STATE_IN_CHECK;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which driver it is: the first posting, what the kernel merged at three times, or the posting with its flaws mended.
 *
 * <p>All of them keep the state of the posting, 168 bytes, and do what does not depend on the migration protocol; so
 * they can be run side by side on one machine.
 */
public enum Edition {
    /** The posting with the migration region, July 2021. */
    RFC(
            "RFC v2",
            RESTARTS_AFTER_FAILURE,
            RESTARTS_AT_ABORT,
            NUMBERS_BY_FUNCTION,
            ASKS_ENGINE_FOR_ISOLATION,
            LIMITS_SIZE_ONLY,
            OVERLOOKS_RESET,
            TAKES_DEBUG_COMMANDS,
            NAMES_TIMEOUTS_OTHERWISE),
    /** As merged, March 2022. */
    LINUX_5_18(
            "Linux 5.18",
            SAVES_IDLE_AS_MATCH,
            SKIPS_EMPTY_STATE,
            WRITES_BACK_LATE,
            WRITES_STATE_IN_CHECK,
            CHECKS_AT_END,
            PAUSES_IDLE,
            KEEPS_MAPPING,
            OPENS_WITHOUT_PF,
            TAKES_ONE_QUEUE,
            NAMES_TIMEOUTS_OTHERWISE),
    /** With pre-copy, from 2023 to 2025. */
    LINUX_6_2(
            "Linux 6.2",
            SAVES_IDLE_AS_MATCH,
            SKIPS_EMPTY_STATE,
            WRITES_BACK_LATE,
            SHIFTS_ADDRESSES,
            WRITES_STATE_IN_CHECK,
            PAUSES_IDLE,
            KEEPS_MAPPING,
            OPENS_WITHOUT_PF,
            TAKES_ONE_QUEUE,
            OVERLOOKS_RESET,
            NAMES_TIMEOUTS_OTHERWISE),
    /** With the fixes of 2025 and 2026. */
    LINUX_7(
            "Linux 7",
            SAVES_IDLE_AS_MATCH,
            SKIPS_EMPTY_STATE,
            REPEATS_EVENTS_AT_SAVE,
            PAUSES_IDLE,
            STARTS_WHAT_IT_KNOWS,
            KEEPS_MAPPING,
            OPENS_WITHOUT_PF,
            TAKES_ONE_QUEUE,
            SHOWS_DATA_FILES),
    /** The posting with the corrections of all later ones, as the clauses want them. */
    CORRECTED(
            "the specification",
            SAVES_IDLE_AS_STATE,
            CHECKS_VALUES,
            REPEATS_EVENTS_AT_START,
            RESTARTS_AFTER_FAILURE,
            SHOWS_DATA_FILES);

    private final String title;
    private final Set<Habit> habits;

    Edition(String title, Habit... habits) {
        this.title = title;
        this.habits = EnumSet.copyOf(Arrays.asList(habits));
    }

    /** What pages and features call it. */
    public String title() {
        return title;
    }

    boolean has(Habit habit) {
        return habits.contains(habit);
    }
}
