package org.vfiospec.site.evidence;

import io.cucumber.messages.types.TestStepResultStatus;
import java.util.Collection;
import org.vfiospec.site.Verdict;

/** How results of steps become verdicts of scenarios, and those become the verdict of a clause. */
final class Verdicts {
    private Verdicts() {}

    static Verdict of(TestStepResultStatus status) {
        return switch (status) {
            case PASSED -> Verdict.VERIFIED;
            case FAILED, AMBIGUOUS -> Verdict.BROKEN;
            case UNKNOWN, SKIPPED, PENDING, UNDEFINED -> Verdict.PENDING;
        };
    }

    /** Broken wins over pending, pending over verified; nothing at all is pending. */
    static Verdict worst(Collection<Verdict> verdicts) {
        if (verdicts.contains(Verdict.BROKEN)) {
            return Verdict.BROKEN;
        }
        return verdicts.isEmpty() || verdicts.contains(Verdict.PENDING) ? Verdict.PENDING : Verdict.VERIFIED;
    }
}
