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
    private String last;

    Path(String requester, long address) {
        this.address = address;
        add(requester, "");
    }

    /** The component lets the request go on. */
    Optional<Route> pass(PciFunction component, String how) {
        add(component.name(), how);
        return Optional.empty();
    }

    Optional<Route> reject(PciFunction component, String why) {
        add(component.name(), "rejects: " + why);
        return Optional.of(route(End.REJECTED, null, 0));
    }

    Route upstream() {
        return route(End.UPSTREAM, null, 0);
    }

    /** The component sends the request to whoever claims its address. */
    Optional<Route> deliver(Claim claim, String component, String how) {
        add(component, how);
        return deliver(claim);
    }

    /** Leads from a claim down through the windows of bridges to the BAR that takes the address. */
    Optional<Route> deliver(Claim claim) {
        if (claim.bar() != null) {
            FunctionBar bar = new FunctionBar(claim.function(), claim.bar().index());
            add(bar.toString(), "");
            return Optional.of(route(End.PEER, bar, address - claim.base()));
        }
        add(claim.function().name(), "");
        Claim below = claim.function().secondary().addresses().find(address);
        return below == null ? reject(claim.function(), "nobody below answers") : deliver(below);
    }

    /** A component that decides twice about one request, as ingress and as egress, is one hop. */
    private void add(String component, String how) {
        if (component.equals(last)) {
            String earlier = hops.remove(hops.size() - 1).substring(component.length());
            hops.add(earlier.isEmpty() ? hop(component, how) : component + earlier.replace(")", "; " + how + ")"));
        } else {
            hops.add(hop(component, how));
        }
        last = component;
    }

    private Route route(End end, FunctionBar bar, long offset) {
        return new Route(String.join(" \u2192 ", hops), end, bar, offset);
    }

    private static String hop(String component, String how) {
        return how.isEmpty() ? component : component + " (" + how + ")";
    }
}
