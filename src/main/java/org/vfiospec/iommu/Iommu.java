package org.vfiospec.iommu;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vfiospec.pci.Bus;
import org.vfiospec.pci.Destination;
import org.vfiospec.pci.Fabric;
import org.vfiospec.pci.PageRequest;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.Platform;
import org.vfiospec.pci.Request;
import org.vfiospec.pci.Upstream;
import org.vfiospec.trace.Trace;

/** What stands between the fabric and memory: finds the domain of a request and sends it where that domain says. */
public final class Iommu implements Upstream {
    /** The IOVA at which every paging domain shows the doorbell (region type SW_MSI); length 1 MiB. */
    public static final long MSI_WINDOW = 0x800_0000L;

    public static final long MSI_WINDOW_SIZE = 0x10_0000L;

    private final Fabric fabric;
    private final HostMemory memory;
    private final InterruptController interrupts;
    private final PageRequestQueue pageRequests;
    private final Map<PciFunction, List<ReservedRegion>> reserved = new IdentityHashMap<>();
    private final Groups groups = new Groups();
    private final List<Fault> faults = new ArrayList<>();
    private final List<Bus> uncovered = new ArrayList<>();

    public Iommu(Fabric fabric, HostMemory memory, Trace trace) {
        this.fabric = fabric;
        this.memory = memory;
        this.interrupts = new InterruptController(trace);
        this.pageRequests = new PageRequestQueue(fabric);
        fabric.connect(this);
    }

    /** Declares a root bus that no IOMMU stands in front of; before the machine boots. */
    public void leaveUncovered(Bus root) {
        uncovered.add(root);
    }

    /** Shows the doorbell in a paging domain, as {@code iommu_get_msi_cookie} prepares it. */
    public static Domain withInterrupts(Domain domain) {
        domain.map(MSI_WINDOW, InterruptController.PAGE, HostMemory.PAGE, false, true);
        return domain;
    }

    /** Firmware tells that a function needs a region; a direct one is mapped for the kernel as it is. */
    public void reserve(PciFunction function, ReservedRegion region) {
        reserved.computeIfAbsent(function, ignored -> new ArrayList<>()).add(region);
        if (region.isDirect()) {
            groupOf(function)
                    .orElseThrow()
                    .defaultDomain()
                    .map(region.first(), region.first(), region.size(), true, true);
        }
    }

    /** The regions of all functions of a group, the window of the doorbell among them. */
    public List<ReservedRegion> reserved(IommuGroup group) {
        List<ReservedRegion> regions = new ArrayList<>(
                List.of(new ReservedRegion(ReservedRegion.Type.SW_MSI, MSI_WINDOW, MSI_WINDOW + MSI_WINDOW_SIZE - 1)));
        group.members().forEach(member -> regions.addAll(reserved.getOrDefault(member, List.of())));
        return regions;
    }

    /** The group of a function; empty where no IOMMU stands in front of it. */
    public Optional<IommuGroup> groupOf(PciFunction function) {
        return groups.of(function);
    }

    public Optional<IommuGroup> group(int id) {
        return groups.all().stream().filter(group -> group.id() == id).findFirst();
    }

    /** All groups, by number. */
    public Collection<IommuGroup> groups() {
        return groups.all();
    }

    /** The requests that were not let through, oldest first. */
    public List<Fault> faults() {
        return Collections.unmodifiableList(faults);
    }

    public Platform platform() {
        return fabric.platform();
    }

    public HostMemory memory() {
        return memory;
    }

    public InterruptController interrupts() {
        return interrupts;
    }

    /** What functions have asked for and nobody has answered. */
    public PageRequestQueue pageRequests() {
        return pageRequests;
    }

    @Override
    public boolean translates(Request request) {
        return groups.ofStream(request)
                .map(group -> group.domain().translate(request.address(), request.write()))
                .filter(translation -> translation.fault() == null)
                .isPresent();
    }

    @Override
    public String asked(PageRequest request) {
        return pageRequests.put(request);
    }

    @Override
    public void appeared(PciFunction function) {
        if (!uncovered.contains(rootOf(function))) {
            groups.add(function);
        }
    }

    @Override
    public void vanished(PciFunction function) {
        groups.remove(function);
    }

    @Override
    public String pin(PciFunction function, boolean asserted) {
        return interrupts.pin(function);
    }

    @Override
    public Destination admit(Request request) {
        if (uncovered.contains(rootOf(request.requester()))) {
            return at(request, request.address(), "untranslated");
        }
        Optional<IommuGroup> group = groups.ofStream(request);
        if (group.isEmpty()) {
            return fault(request, Fault.Code.BAD_STREAM);
        }
        if (request.translated()) {
            return translated(request, group.get());
        }
        Translation translation = group.get().domain().translate(request.address(), request.write());
        return translation.fault() == null
                ? at(request, translation.physical(), "translated")
                : fault(request, translation.fault());
    }

    /** The IOMMU checks no translation of its own; it only knows whether the function may claim to have one. */
    private Destination translated(Request request, IommuGroup group) {
        return request.requester().hasTranslationsOn() && group.domain().kind() != Domain.Kind.BLOCKING
                ? at(request, request.address(), "taken as translated")
                : fault(request, Fault.Code.TRANSLATED);
    }

    // A request never crosses a page, so the translation of its first byte holds for all of it.
    private Destination at(Request request, long physical, String how) {
        if (memory.contains(physical, request.length())) {
            return new Ram(memory, physical, how);
        }
        if (interrupts.isDoorbell(physical)) {
            return interrupts.message(request, physical);
        }
        return fabric.registersAt(physical, request.requester().name(), how)
                .orElseGet(() -> fault(request, Fault.Code.ADDRESS_SIZE));
    }

    private Destination fault(Request request, Fault.Code code) {
        faults.add(new Fault(code, request.requesterId(), request.write(), request.address()));
        return Destination.nowhere("fault: " + code.words());
    }

    private static Bus rootOf(PciFunction function) {
        Bus bus = function.bus();
        while (!bus.isRoot()) {
            bus = bus.bridge().bus();
        }
        return bus;
    }
}
