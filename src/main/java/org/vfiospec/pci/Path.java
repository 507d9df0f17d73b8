package org.vfiospec.pci;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfiospec.pci.AddressMap.Claim;
import org.vfiospec.pci.Route.End;
import org.vfiospec.pci.Route.FunctionBar;

/** The hops of one request while it is on its way. */
final class Path {
    private final long address;
    private final List<String> hops = new ArrayList<>();

    Path(String requester, long address) {
        this.address = address;
        hops.add(requester);
    }

    /** The component lets the request go on. */
    Optional<Route> pass(PciFunction component, String how) {
        hops.add(how.isEmpty() ? component.name() : component.name() + " (" + how + ")");
        return Optional.empty();
    }

    Optional<Route> reject(PciFunction component, String why) {
        hops.add(component.name() + " (rejects: " + why + ")");
        return Optional.of(new Route(hops, End.REJECTED, null, 0));
    }

    Route upstream() {
        return new Route(hops, End.UPSTREAM, null, 0);
    }

    /** Leads from a claim down through the windows of bridges to the BAR that takes the address. */
    Optional<Route> deliver(Claim claim, String by) {
        if (!by.isEmpty()) {
            hops.add(by);
        }
        if (claim.bar() == null) {
            hops.add(claim.function().name());
            Claim below = claim.function().secondary().addresses().find(address);
            return below == null ? reject(claim.function(), "nobody below answers") : deliver(below, "");
        }
        FunctionBar bar = new FunctionBar(claim.function(), claim.bar().index());
        hops.add(bar.toString());
        return Optional.of(new Route(hops, End.PEER, bar, address - claim.base()));
    }
}
