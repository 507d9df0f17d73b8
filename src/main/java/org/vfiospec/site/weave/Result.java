package org.vfiospec.site.weave;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.vfiospec.site.Problem;
import org.vfiospec.site.Verdict;
import org.vfiospec.site.evidence.Failure;

/**
 * What came of weaving a site.
 *
 * @param counts how many clauses have each verdict
 * @param scenarios how many scenarios there are
 * @param rendered how many pages of prose had to be rendered
 * @param written whether the site is in place; if not, the former one is as it was
 */
public record Result(
        Path output,
        Map<Verdict, Long> counts,
        int scenarios,
        List<Failure> failures,
        List<Problem> problems,
        int rendered,
        boolean written) {
    /** Whether a build may pass. */
    public boolean isGood() {
        return problems.isEmpty() && written;
    }
}
