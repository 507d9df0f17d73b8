package org.vfiospec.spec.topology;

import java.util.List;
import org.vfiospec.iommu.Refusal;
import org.vfiospec.iommu.Refusal.Reason;

/**
 * One row of the table of decisions.
 *
 * @param reasons why a driver with control registers in the BAR does not offer migration; empty if it does
 * @param assignable whether a user can have the function without migration
 * @param reachedBy who reaches the control registers past the IOMMU
 */
record Verdict(String row, String words, List<Reason> reasons, boolean assignable, List<String> reachedBy) {

    static Verdict of(Place place, Decision decision) {
        List<Reason> reasons =
                decision.refusals().stream().map(Refusal::reason).distinct().toList();
        return new Verdict(place.row(), place.words(), reasons, decision.isAssignable(), decision.exposedTo());
    }

    String migration() {
        return reasons.isEmpty() ? "accepted" : "refused";
    }

    String withoutMigration() {
        return assignable ? "assignable" : "not assignable";
    }

    String exposure() {
        return reachedBy.isEmpty() ? "nobody" : String.join(", ", reachedBy);
    }

    String allReasons() {
        return reasons.isEmpty()
                ? "none"
                : String.join(", ", reasons.stream().map(Reason::name).toList());
    }
}
