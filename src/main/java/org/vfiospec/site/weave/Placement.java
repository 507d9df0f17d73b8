package org.vfiospec.site.weave;

import java.util.HashSet;
import java.util.Set;
import org.vfiospec.site.evidence.CaseReport;
import org.vfiospec.site.evidence.FeatureReport;
import org.vfiospec.site.evidence.ScenarioReport;
import org.vfiospec.site.sheet.Extent;
import org.vfiospec.site.sheet.Room;

/** Which executions have their steps and recordings on a page of their own, and which on the page of their feature. */
interface Placement {
    /** Everything beside what it belongs to, as in a book. */
    Placement TOGETHER = execution -> false;

    /** Everything apart, which is the least that a page of a feature must hold. */
    Placement APART = execution -> true;

    /** Whether the execution has a page of its own. */
    boolean isApart(CaseReport execution);

    /** Where the recorded execution stands. */
    default String addressOf(ScenarioReport scenario, CaseReport execution) {
        return isApart(execution) ? execution.detail() : scenario.page() + "#" + execution.anchor();
    }

    /** A placement that is made feature by feature: on the page what fits, from the top, and the rest apart. */
    final class ByRoom implements Placement {
        private final Set<String> apart = new HashSet<>();

        /** Places the executions of a feature, given the room that its page has for them. */
        void place(FeatureReport feature, Room room) {
            feature.allScenarios()
                    .forEach(scenario -> scenario.cases().forEach(execution -> {
                        Extent steps = scenario.isOutline() ? StepWriter.stepsExtent(execution) : Extent.NOTHING;
                        Extent extent = steps.plus(StepWriter.ledgerExtent(execution));
                        if (!extent.equals(Extent.NOTHING) && !room.reserve(extent)) {
                            apart.add(execution.detail());
                        }
                    }));
        }

        @Override
        public boolean isApart(CaseReport execution) {
            return apart.contains(execution.detail());
        }
    }
}
