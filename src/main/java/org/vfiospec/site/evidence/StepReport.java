package org.vfiospec.site.evidence;

import io.cucumber.messages.types.TestStepResultStatus;
import java.util.List;
import java.util.Locale;

/**
 * One step as it was executed.
 *
 * @param line where it is written; 0 for a hook
 * @param message why it failed; empty when it did not
 * @param advice for an undefined step, what to write; empty otherwise
 */
public record StepReport(
        String keyword,
        String text,
        int line,
        StepArgument argument,
        TestStepResultStatus status,
        String message,
        String advice,
        List<Exhibit> exhibits) {

    /** The result in one lower-case word. */
    public String word() {
        return status.name().toLowerCase(Locale.ROOT);
    }

    public boolean passed() {
        return status == TestStepResultStatus.PASSED;
    }

    int events() {
        return exhibits.stream().mapToInt(exhibit -> exhibit.ledger().size()).sum();
    }
}
