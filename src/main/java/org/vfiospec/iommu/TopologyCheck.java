package org.vfiospec.iommu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfiospec.iommu.Refusal.Reason;
import org.vfiospec.pci.Bus;
import org.vfiospec.pci.InternalPath;
import org.vfiospec.pci.Isolation;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.Platform;
import org.vfiospec.pci.Platform.PeerToPeer;
import org.vfiospec.pci.config.Acs;

/**
 * Whether requests of a function surely pass the IOMMU before they can reach the function's own registers.
 *
 * <p>A migration driver with control registers in a BAR that the device shares with a guest asks this before it touches
 * any of them. What is examined is the physical function: a virtual one sits where it sits. After Williamson's
 * advice to refuse unexpected topologies, 2021-05-13.
 */
public final class TopologyCheck {
    private final Iommu iommu;
    private final PciFunction function;
    private final PciFunction physical;
    private final Platform platform;
    private final List<Refusal> refusals = new ArrayList<>();

    private TopologyCheck(Iommu iommu, PciFunction function) {
        this.iommu = iommu;
        this.function = function;
        this.physical = function.physicalFunction();
        this.platform = iommu.platform();
    }

    /** The first reason against the place of a function, or none. */
    public static Optional<Refusal> of(Iommu iommu, PciFunction function) {
        return all(iommu, function).stream().findFirst();
    }

    /** Every reason against it. The alias comes first: behind one, every other answer is about somebody else. */
    public static List<Refusal> all(Iommu iommu, PciFunction function) {
        TopologyCheck check = new TopologyCheck(iommu, function);
        check.requesterIdIsItsOwn();
        check.isIntegrated();
        check.nothingAboveThatTurnsRequestsRound();
        check.isTranslated();
        check.deviceKeepsFunctionsApart();
        check.groupIsIsolated();
        check.platformRoutesNoPeerToPeer();
        check.translatedRequestsAreOff();
        return check.refusals;
    }

    private void requesterIdIsItsOwn() {
        for (Bus bus = physical.bus(); !bus.isRoot(); bus = bus.bridge().bus()) {
            refuseIf(
                    bus.bridge().config().portType().isConventionalBridge(),
                    Reason.ALIASED,
                    bus.bridge().name() + " speaks for it");
        }
    }

    private void isIntegrated() {
        boolean integrated = physical.config().portType().isIntegrated() || platform.isOnChipFunction(physical);
        refuseIf(!integrated, Reason.NOT_INTEGRATED, physical.name() + " is neither integrated nor a listed part");
    }

    private void nothingAboveThatTurnsRequestsRound() {
        for (Bus bus = physical.bus(); !bus.isRoot(); bus = bus.bridge().bus()) {
            boolean listed = platform.isOnChipBridge(bus.bridge());
            refuseIf(!listed, Reason.BRIDGE_ABOVE, bus.bridge().name() + " is no on-chip bridge");
            refuseIf(
                    listed && !Isolation.of(bus.bridge(), Acs.ISOLATION),
                    Reason.BRIDGE_ABOVE,
                    bus.bridge().name() + " does not isolate");
        }
    }

    private void isTranslated() {
        refuseIf(iommu.groupOf(function).isEmpty(), Reason.NO_TRANSLATION, "no IOMMU translates for it");
    }

    // Necessary, not sufficient: a group of its own does not prove that nobody reaches the function.
    private void groupIsIsolated() {
        iommu.groupOf(function)
                .map(IommuGroup::members)
                .filter(members -> members.size() > 1)
                .ifPresent(members -> members.forEach(member -> refuseIf(
                        !Isolation.of(member, Acs.ISOLATION),
                        Reason.SHARED_GROUP,
                        member.name() + " is in its group and does not isolate")));
    }

    private void deviceKeepsFunctionsApart() {
        refuseIf(
                physical.isMultifunction() && !Isolation.of(physical, Acs.ISOLATION),
                Reason.MF_NO_ACS,
                "its device has several functions and no ACS");
    }

    private void platformRoutesNoPeerToPeer() {
        refuseIf(
                platform.integrated() == PeerToPeer.DIRECT,
                Reason.PLATFORM_P2P,
                "the root complex routes between integrated endpoints");
        refuseIf(
                physical.silicon().internalPath() != InternalPath.NONE
                        && !physical.config().acsEnabled().contains(Acs.RR),
                Reason.PLATFORM_P2P,
                "its device routes requests inside");
    }

    private void translatedRequestsAreOff() {
        refuseIf(function.hasTranslationsOn(), Reason.ATS_DIRECT, "it may send requests that count as translated");
    }

    private void refuseIf(boolean refused, Reason reason, String why) {
        if (refused) {
            refusals.add(new Refusal(reason, why));
        }
    }
}
