package org.vfiospec.site.evidence;

import java.util.List;
import org.vfiospec.site.Verdict;

/**
 * One execution of a scenario.
 *
 * @param name the name with parameters filled in
 * @param anchor its id on the page of the feature; that of the scenario where there is but one
 * @param line where it is written: the scenario, or the row of examples
 * @param detail the page that holds its recorded execution when the page of the feature has no room for it
 */
public record CaseReport(String name, String anchor, int line, String detail, Verdict verdict, List<StepReport> steps) {
    /** How many entries of the ledger its steps recorded. */
    public int events() {
        return steps.stream().mapToInt(StepReport::events).sum();
    }
}
