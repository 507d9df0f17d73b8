package org.vfiospec.pci;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * The routes that requests have taken since something that routes was changed last.
 *
 * <p>Who routes compares an address with nothing but the edges of BARs and windows, so between two edges all take the
 * same way. A route that ends at a BAR is not remembered, because it also says how far into the BAR it leads.
 */
final class KnownRoutes {
    private record Way(PciFunction requester, int requesterId, boolean translated, long edge) {}

    private final Fabric fabric;
    private final Map<Way, Route> routes = new HashMap<>();
    private final TreeSet<Long> edges = new TreeSet<>();
    private long validAt = -1;

    KnownRoutes(Fabric fabric) {
        this.fabric = fabric;
    }

    Route of(Request request) {
        refresh();
        Way way = new Way(
                request.requester(), request.requesterId(), request.translated(), edges.floor(request.address()));
        Route known = routes.get(way);
        return known == null ? find(way, request) : known;
    }

    private Route find(Way way, Request request) {
        Route found = new Router(request).route();
        if (!found.isUntranslated()) {
            routes.put(way, found);
        }
        return found;
    }

    private void refresh() {
        if (validAt != fabric.decoding()) {
            routes.clear();
            edges.clear();
            edges.add(Long.MIN_VALUE);
            fabric.functions().forEach(this::addEdges);
            validAt = fabric.decoding();
        }
    }

    private void addEdges(PciFunction function) {
        function.bars().forEach(bar -> add(bar.address(), bar.address() + bar.size()));
        function.windows().forEach(window -> add(window.base(), window.end()));
    }

    private void add(long base, long end) {
        edges.add(base);
        edges.add(end);
    }
}
