package org.vfiospec.iommu;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vfiospec.pci.Bus;
import org.vfiospec.pci.Isolation;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.Request;
import org.vfiospec.pci.config.Acs;

/**
 * Which group a function joins when it appears, by the kernel's algorithm ({@code pci_device_group},
 * drivers/iommu/iommu.c), its known deviation for siblings below a switch included.
 */
final class Groups {
    private final Map<PciFunction, IommuGroup> groups = new IdentityHashMap<>();
    private final Map<Integer, IommuGroup> byId = new TreeMap<>();
    private final Map<Integer, IommuGroup> byStream = new TreeMap<>();
    private int next;

    Optional<IommuGroup> of(PciFunction function) {
        return Optional.ofNullable(groups.get(function));
    }

    Collection<IommuGroup> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /** The group that the requester id on the wire belongs to, whoever put it there. */
    Optional<IommuGroup> ofStream(Request request) {
        int segment = request.requester().bdf().segment();
        return Optional.ofNullable(byStream.get(segment << 16 | request.requesterId()));
    }

    void add(PciFunction function) {
        IommuGroup group = find(function);
        group.add(function);
        groups.put(function, group);
        byStream.put(stream(function), group);
    }

    void remove(PciFunction function) {
        IommuGroup group = groups.remove(function);
        if (group != null) {
            group.remove(function);
            byStream.remove(stream(function));
        }
        if (group != null && group.members().isEmpty()) {
            byId.remove(group.id());
        }
    }

    private static int stream(PciFunction function) {
        return function.bdf().segment() << 16 | function.bdf().requesterId();
    }

    private IommuGroup find(PciFunction function) {
        PciFunction alias = alias(function);
        if (groups.containsKey(alias)) {
            return groups.get(alias);
        }
        PciFunction indistinct = indistinct(alias);
        if (groups.containsKey(indistinct)) {
            return groups.get(indistinct);
        }
        return besides(indistinct).orElseGet(this::create);
    }

    /** The function whose requester id the IOMMU sees: a conventional bridge speaks for all that is behind it. */
    private static PciFunction alias(PciFunction function) {
        PciFunction seen = function;
        for (Bus bus = function.bus(); !bus.isRoot(); bus = bus.bridge().bus()) {
            if (bus.bridge().config().portType().isConventionalBridge()) {
                seen = bus.bridge();
            }
        }
        return seen;
    }

    /** Climbs to the highest bridge that the function cannot be told apart from, or stays. */
    private PciFunction indistinct(PciFunction function) {
        PciFunction at = function;
        for (Bus bus = function.bus(); !bus.isRoot(); bus = bus.bridge().bus()) {
            if (Isolation.ofPath(bus.bridge(), Acs.ISOLATION)) {
                return at;
            }
            at = bus.bridge();
        }
        return at;
    }

    /** The group of another function of the same device, if neither keeps its requests apart. */
    private Optional<IommuGroup> besides(PciFunction function) {
        if (!function.isMultifunction() || Isolation.of(function, Acs.ISOLATION)) {
            return Optional.empty();
        }
        return function.bus().functions().stream()
                .filter(other -> other.bdf().device() == function.bdf().device())
                .filter(other -> !Isolation.of(other, Acs.ISOLATION) && groups.containsKey(other))
                .map(groups::get)
                .findFirst();
    }

    private IommuGroup create() {
        IommuGroup group = new IommuGroup(next++);
        byId.put(group.id(), group);
        return group;
    }
}
