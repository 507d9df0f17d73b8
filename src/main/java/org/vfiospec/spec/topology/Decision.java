package org.vfiospec.spec.topology;

import java.util.List;
import java.util.Optional;
import org.vfiospec.iommu.IommuGroup;
import org.vfiospec.iommu.Refusal;
import org.vfiospec.iommu.TopologyCheck;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.spec.topology.Place.Facts;
import org.vfiospec.trace.Trace;
import org.vfiospec.uapi.Errno;

/** What is decided about a place: by the check of a migration driver, by the kernel's groups, and by the fabric itself. */
public final class Decision {
    private static final String FUNCTION = "function";

    private final Bench bench;
    private final List<Refusal> refusals;
    private final Optional<Errno> claim;

    private Decision(Bench bench) {
        this.bench = bench;
        this.refusals = TopologyCheck.all(bench.iommu(), bench.function(FUNCTION));
        this.claim = bench.iommu().groupOf(bench.function(FUNCTION)).map(group -> group.claim(this));
    }

    public static Decision about(Place place, Trace trace) {
        boolean translated = place.facts() != Facts.UNTRANSLATED;
        Bench bench = Bench.of(place.tree(), place.facts().platform(), trace, translated);
        if (place.facts() == Facts.KERNEL_HAS_PEER) {
            bench.group("peer").useDefaultDomain();
        }
        return new Decision(bench);
    }

    Bench bench() {
        return bench;
    }

    /** Why a driver with control registers in the function's BAR refuses it; empty when it accepts. */
    public List<Refusal> refusals() {
        return refusals;
    }

    /** Whether a user could have the function without migration: it has a group, and the kernel does not use it. */
    public boolean isAssignable() {
        return claim.filter(errno -> !errno.failed()).isPresent();
    }

    /** The group of the function, if an IOMMU stands in front of it. */
    Optional<IommuGroup> group() {
        return bench.iommu().groupOf(bench.function(FUNCTION));
    }

    /** The functions whose requests reach the function's registers without a translation, itself included. */
    public List<String> exposedTo() {
        PciFunction function = bench.function(FUNCTION);
        return bench.fabric().functions().stream()
                .filter(from -> from.secondary() == null)
                .filter(from -> Arrival.of(bench.write(from, function)) == Arrival.UNTRANSLATED)
                .map(PciFunction::name)
                .toList();
    }
}
