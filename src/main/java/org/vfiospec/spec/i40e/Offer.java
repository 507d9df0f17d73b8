package org.vfiospec.spec.i40e;

import java.util.List;
import java.util.function.Consumer;
import org.vfiospec.i40e.driver.I40ePfDriver;
import org.vfiospec.i40e.driver.I40eVfioDriver;
import org.vfiospec.i40e.hardware.I40ePf;
import org.vfiospec.iommu.HostMemory;
import org.vfiospec.iommu.Iommu;
import org.vfiospec.migration.Reading;
import org.vfiospec.pci.Fabric;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.Platform;
import org.vfiospec.pci.shape.Shape;
import org.vfiospec.trace.Trace;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.core.Kernel;
import org.vfiospec.vfio.pci.VfioPciDriver;

/** A function of an adapter that nobody has yet, by the words of the features. */
public enum Offer {
    PF("a PF alone", false, false),
    ORPHAN("a VF whose PF has no driver", true, false),
    VF("a VF whose PF has its driver", true, true);

    private final String words;
    private final boolean virtual;
    private final boolean driven;

    Offer(String words, boolean virtual, boolean driven) {
        this.words = words;
        this.virtual = virtual;
        this.driven = driven;
    }

    public static Offer named(String words) {
        return List.of(values()).stream()
                .filter(offer -> offer.words.equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no function is called " + words));
    }

    /** Offers the function to the migration driver; {@code action} runs the offer itself, after all that leads to it. */
    public Errno make(Trace trace, Consumer<Runnable> action) {
        Fabric fabric = new Fabric(trace, Platform.PLAIN);
        Kernel kernel = new Kernel(new Iommu(fabric, new HostMemory(), trace), trace);
        I40ePf chip = new I40ePf(List.of("vf0"), 64);
        PciFunction pf = Shape.ROOT_PORT_WITH_ACS.place(fabric.rootBus(0, 0x90), type -> chip.chip("net", type));
        fabric.boot();
        if (driven) {
            kernel.bind(pf, new I40ePfDriver(chip));
        }
        if (virtual) {
            pf.sriov().enable("administrator", 1);
        }
        PciFunction offered = virtual ? pf.virtualFunctions().get(0) : pf;
        Errno[] outcome = new Errno[1];
        action.accept(() -> outcome[0] = kernel.bind(
                offered,
                VfioPciDriver.of(
                        kernel, List.of(offered.id()), () -> new I40eVfioDriver(kernel, Reading.RECOMMENDED))));
        return outcome[0];
    }
}
