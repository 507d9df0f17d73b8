package org.vfiospec.pci;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.vfiospec.pci.AddressMap.Claim;
import org.vfiospec.pci.Platform.PeerToPeer;
import org.vfiospec.trace.Dma;
import org.vfiospec.trace.PageEvent;
import org.vfiospec.trace.Trace;
import org.vfiospec.trace.TraceEvent;

/** The PCI world of one machine: its root buses, what is plugged in below them, and the way of every request. */
public final class Fabric {
    /** No request crosses a boundary of this many bytes (PCIe 2.2.7). */
    private static final int BOUNDARY = 0x1000;

    private final Trace trace;
    private final Platform platform;
    private final List<Bus> roots = new ArrayList<>();
    private final KnownRoutes known = new KnownRoutes(this);
    private Upstream upstream = new Nothing();
    private long decoding;

    public Fabric(Trace trace, Platform platform) {
        this.trace = trace;
        this.platform = platform;
    }

    /** Puts the IOMMU above the root complex; without one nothing that leaves the fabric arrives anywhere. */
    public void connect(Upstream above) {
        upstream = above;
    }

    public Platform platform() {
        return platform;
    }

    public Bus rootBus(int segment, int number) {
        Bus bus = Bus.root(this, segment, number);
        roots.add(bus);
        return bus;
    }

    /** Powers the machine on: firmware gives numbers and addresses to what is plugged in, and software finds it. */
    public void boot() {
        new Firmware().assign(roots);
        functions().forEach(upstream::appeared);
    }

    /** Every function, virtual ones behind their physical one, in the order of enumeration. */
    public List<PciFunction> functions() {
        List<PciFunction> found = new ArrayList<>();
        roots.forEach(root -> enumerate(root, found::add));
        return found;
    }

    public Optional<PciFunction> function(String name) {
        return functions().stream().filter(f -> f.name().equals(name)).findFirst();
    }

    public Optional<PciFunction> function(Bdf place) {
        return functions().stream().filter(f -> f.bdf().equals(place)).findFirst();
    }

    /** The way that an untranslated request of {@code from} to an address would take now. */
    public Route route(PciFunction from, long address) {
        return route(Request.write(from, address, 1));
    }

    public Route route(Request request) {
        return known.of(request);
    }

    /** Carries out a request, piece by piece where it crosses a boundary; returns whether all of it completed. */
    public boolean issue(Request request, ByteBuffer data) {
        boolean completed = true;
        for (int done = 0; done < request.length() && completed; ) {
            int bytes = (int) Math.min(BOUNDARY - (request.address() + done & BOUNDARY - 1), request.length() - done);
            completed =
                    deliver(request.part(done, bytes), data.limit(done + bytes).position(done));
            done += bytes;
        }
        return completed;
    }

    /** The registers at a bus address, seen from the top; {@code how} the request got its address, for the verdict. */
    public Optional<Destination> registersAt(long address, String requester, String how) {
        Claim claim = claimAtRoot(address);
        return Optional.ofNullable(claim)
                .flatMap(found -> new Path(requester, address).deliver(found))
                .filter(Route::isUntranslated)
                .map(route -> window(route, requester, how));
    }

    /** Carries a page request to the root complex: a message that no port turns round. */
    void ask(PageRequest request) {
        String outcome = upstream.asked(request);
        record(new PageEvent(request.requester().name(), "page request", request.toString(), request.group(), outcome));
    }

    boolean translates(Request request) {
        return upstream.translates(request);
    }

    /** Carries the answer to a page request back to the function. */
    public void answer(PageRequest request, PageResponse response) {
        String outcome = request.requester().pageRequests().answer(request, response);
        record(new PageEvent("IOMMU", "page response", request.requester().name(), request.group(), outcome));
    }

    private boolean deliver(Request request, ByteBuffer data) {
        Route route = route(request);
        Destination destination = destination(route, request);
        trace.record(new Dma(
                request.requester().name(),
                request.write(),
                request.address(),
                request.length(),
                route.way(),
                destination.verdict()));
        return request.write() ? destination.write(data) : destination.read(data);
    }

    private Destination destination(Route route, Request request) {
        return switch (route.end()) {
            case UPSTREAM -> upstream.admit(request);
            case REJECTED -> Destination.nowhere("rejected");
            case PEER -> window(route, request.requester().name(), "untranslated");
        };
    }

    private static Destination window(Route route, String requester, String how) {
        return new FunctionWindow(route.bar().function(), route.bar().index(), route.offset(), requester, how);
    }

    /** Who directly below the root complex takes an address, or null. */
    Claim claimAtRoot(long address) {
        for (Bus root : roots) {
            Claim claim = root.addresses().find(address);
            if (claim != null) {
                return claim;
            }
        }
        return null;
    }

    boolean routesDirectly(PciFunction from) {
        return (from.config().isBridge() ? platform.rootPorts() : platform.integrated()) == PeerToPeer.DIRECT;
    }

    String pin(PciFunction function, boolean asserted) {
        return upstream.pin(function, asserted);
    }

    void appeared(PciFunction function) {
        upstream.appeared(function);
    }

    void vanished(PciFunction function) {
        upstream.vanished(function);
    }

    void record(TraceEvent event) {
        trace.record(event);
    }

    /** Grows with every change that may move a BAR or a window, or lead a request another way. */
    long decoding() {
        return decoding;
    }

    void decodingChanged() {
        decoding++;
    }

    private static void enumerate(Bus bus, Consumer<PciFunction> found) {
        for (PciFunction function : bus.functions()) {
            found.accept(function);
            function.virtualFunctions().forEach(found);
            if (function.secondary() != null) {
                enumerate(function.secondary(), found);
            }
        }
    }

    /** What is above a fabric that was never connected. */
    private static final class Nothing implements Upstream {
        @Override
        public Destination admit(Request request) {
            return Destination.nowhere("nothing above the root complex");
        }

        @Override
        public boolean translates(Request request) {
            return false;
        }

        @Override
        public String asked(PageRequest request) {
            return "nothing above the root complex";
        }

        @Override
        public void appeared(PciFunction function) {}

        @Override
        public void vanished(PciFunction function) {}

        @Override
        public String pin(PciFunction function, boolean asserted) {
            return "nobody: nothing above the root complex";
        }
    }
}
