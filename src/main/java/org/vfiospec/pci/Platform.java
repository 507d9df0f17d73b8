package org.vfiospec.pci;

import java.util.List;

/**
 * What only the maker of a platform can tell about it.
 *
 * @param integrated what the root complex does with a request between integrated endpoints
 * @param rootPorts what it does with a request from one root port to another, unless ACS redirects it
 * @param onChipFunctions functions that are part of the chip whatever their device/port type says
 * @param onChipBridges bridges that are part of the chip and have neither slot nor link
 * @param isolated functions whose vendor states that they do not talk to each other, as in the kernel's quirk table
 */
public record Platform(
        PeerToPeer integrated,
        PeerToPeer rootPorts,
        List<DeviceId> onChipFunctions,
        List<DeviceId> onChipBridges,
        List<DeviceId> isolated) {

    /** How a root complex treats a request from one function to another. */
    public enum PeerToPeer {
        /** Not routed: every request goes to the IOMMU. */
        NONE,
        /** Routed, but through the IOMMU. */
        REDIRECTED,
        /** Routed directly, untranslated. */
        DIRECT
    }

    /** Nothing is routed between peers and nothing is known of any chip. */
    public static final Platform PLAIN =
            new Platform(PeerToPeer.NONE, PeerToPeer.NONE, List.of(), List.of(), List.of());

    public Platform withIntegrated(PeerToPeer how) {
        return new Platform(how, rootPorts, onChipFunctions, onChipBridges, isolated);
    }

    public Platform withRootPorts(PeerToPeer how) {
        return new Platform(integrated, how, onChipFunctions, onChipBridges, isolated);
    }

    public Platform withOnChip(List<DeviceId> functions, List<DeviceId> bridges) {
        return new Platform(integrated, rootPorts, functions, bridges, isolated);
    }

    public Platform withIsolated(List<DeviceId> functions) {
        return new Platform(integrated, rootPorts, onChipFunctions, onChipBridges, functions);
    }

    public boolean isOnChipFunction(PciFunction function) {
        return onChipFunctions.stream().anyMatch(id -> id.matches(function.id()));
    }

    public boolean isOnChipBridge(PciFunction function) {
        return onChipBridges.stream().anyMatch(id -> id.matches(function.id()));
    }
}
