package org.vfiospec.pci;

import static org.vfiospec.pci.config.Acs.DT;
import static org.vfiospec.pci.config.Acs.EC;
import static org.vfiospec.pci.config.Acs.RR;
import static org.vfiospec.pci.config.Acs.SV;
import static org.vfiospec.pci.config.Acs.TB;
import static org.vfiospec.pci.config.Acs.UF;

import java.util.Optional;
import java.util.Set;
import org.vfiospec.pci.AddressMap.Claim;
import org.vfiospec.pci.config.Acs;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.pci.config.PortType;

/**
 * Follows one request from its function to the root complex, or to where its way ends before.
 *
 * <p>Each component either ends the way or, with an empty answer, lets the request pass. What is decided here is
 * section 6.12 of the PCI Express base specification where it is decided there, and a parameter of the part elsewhere.
 */
final class Router {
    private final Request request;
    private final Fabric fabric;
    private final Path path;

    Router(Request request) {
        this.request = request;
        this.fabric = request.requester().fabric();
        this.path = new Path(request.requester().name(), request.address());
    }

    Route route() {
        return inside(request.requester()).orElseGet(() -> climb(request.requester()));
    }

    private Route climb(PciFunction from) {
        Optional<Route> taken = onBus(from);
        if (taken.isEmpty() && from.bus().isRoot()) {
            return atRootComplex(from);
        }
        return taken.or(() -> atBridge(from.bus().bridge()))
                .orElseGet(() -> climb(from.bus().bridge()));
    }

    /** Inside a device nothing but the device's own design decides. */
    private Optional<Route> inside(PciFunction function) {
        Claim claim = claimBeside(function);
        boolean kept = claim != null && keeps(function, claim.function());
        return kept ? path.deliver(claim, "its device", "keeps it inside") : Optional.empty();
    }

    private boolean keeps(PciFunction function, PciFunction target) {
        return switch (function.physicalFunction().silicon().internalPath()) {
            case NONE -> false;
            case SIBLINGS -> function.isSibling(target) && !redirects(function);
            case LOOPBACK -> function == target || function.isSibling(target) && !redirects(function);
        };
    }

    /** A shared bus, or the inside of a switch, where somebody may answer before the way leads up. */
    private Optional<Route> onBus(PciFunction from) {
        Claim claim = claimBeside(from);
        if (claim == null) {
            return Optional.empty();
        }
        if (from.sharesBusWith(claim.function())) {
            return path.deliver(claim, "the shared bus", "");
        }
        return from.bus().isInsideSwitch() && claim.function() != from ? besidePeer(from, claim) : Optional.empty();
    }

    // PCIe 6.12.3: with egress control the vector decides, and redirect about what the vector denies.
    private Optional<Route> besidePeer(PciFunction port, Claim claim) {
        boolean controlled = port.config().acsEnabled().contains(EC);
        if (controlled ? !isEgressDenied(port, claim.function()) : !redirects(port)) {
            return path.deliver(claim, port.name(), "straight to its peer");
        }
        return redirects(port) ? path.pass(port, "redirects upstream") : path.reject(port, "egress control");
    }

    private Optional<Route> atBridge(PciFunction bridge) {
        PortType type = bridge.config().portType();
        if (!bridge.isBusMaster()) {
            return path.reject(bridge, "bus mastering is off");
        }
        if (type.hasDownstreamLink()) {
            return atPort(bridge, bridge.config().acsEnabled());
        }
        return type.isConventionalBridge() && isBelow(bridge)
                ? path.reject(bridge, "nobody on the shared bus answers")
                : path.pass(bridge, "");
    }

    private Optional<Route> atPort(PciFunction port, Set<Acs> enabled) {
        if (enabled.contains(SV) && !isRequesterBelow(port)) {
            return path.reject(port, "source validation");
        }
        if (enabled.contains(TB) && request.translated()) {
            return path.reject(port, "translation blocking");
        }
        if (!isBelow(port)) {
            return path.pass(port, "");
        }
        return enabled.contains(UF) ? path.pass(port, "forwards upstream") : turnAround(port);
    }

    private Optional<Route> turnAround(PciFunction port) {
        return switch (port.silicon().turnAround()) {
            case FORWARD_UPSTREAM -> path.pass(port, "forwards upstream of its own");
            case REJECT -> path.reject(port, "unsupported request");
            case REFLECT -> {
                Claim claim = port.secondary().addresses().find(request.address());
                yield claim == null
                        ? path.reject(port, "turns it round, nobody answers")
                        : path.deliver(claim, port.name(), "turns it round");
            }
        };
    }

    private Route atRootComplex(PciFunction from) {
        Claim claim = fabric.claimAtRoot(request.address());
        boolean ownBranch =
                claim == null || claim.function() == from && from.config().isBridge();
        if (ownBranch || !fabric.routesDirectly(from)) {
            return path.upstream();
        }
        return redirects(from)
                ? path.pass(from, "redirects upstream").orElseGet(path::upstream)
                : path.deliver(claim, "root complex", "straight to the peer").orElseThrow();
    }

    private Claim claimBeside(PciFunction function) {
        return function.bus().addresses().find(request.address());
    }

    private boolean redirects(PciFunction function) {
        Set<Acs> enabled = function.physicalFunction().config().acsEnabled();
        return enabled.contains(RR) && !(request.translated() && enabled.contains(DT));
    }

    /** The egress control vector has one bit for each port of the switch; ours are numbered by device. */
    private static boolean isEgressDenied(PciFunction port, PciFunction peer) {
        int acs = port.config().find(Capability.ACS);
        return port.config().has(acs + 8, 4, 1 << peer.bdf().device());
    }

    private boolean isBelow(PciFunction bridge) {
        return bridge.windows().stream().anyMatch(window -> window.contains(request.address()));
    }

    private boolean isRequesterBelow(PciFunction port) {
        int bus = request.requesterId() >> 8;
        return bus >= port.config().read(ConfigSpace.SECONDARY_BUS, 1)
                && bus <= port.config().read(ConfigSpace.SUBORDINATE_BUS, 1);
    }
}
