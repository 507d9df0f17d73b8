package org.vfiospec.acc.driver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.vfiospec.acc.Engine;
import org.vfiospec.acc.Generation;
import org.vfiospec.acc.Vector;
import org.vfiospec.pci.DeviceId;
import org.vfiospec.pci.Mmio;
import org.vfiospec.pci.PciDriver;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.trace.DriverEvent;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.core.Kernel;

/** The native driver of an engine's PF, as far as its VFs depend on it: hisi_sec2, hisi_hpre, hisi_zip. */
public final class AccPfDriver implements PciDriver {
    private static final int REGISTERS = 2;

    private final Engine engine;
    private final int ownQueues;
    private final boolean isolation;
    private final Delay delay;
    private final Map<PciFunction, PfDevice> bound = new LinkedHashMap<>();
    private Kernel kernel;

    /**
     * @param ownQueues queue pairs that a PF keeps for itself: module parameter {@code pf_q_num}
     * @param isolation whether each queue gets a doorbell page of its own
     */
    public AccPfDriver(Engine engine, int ownQueues, boolean isolation, Delay delay) {
        this.engine = engine;
        this.ownQueues = ownQueues;
        this.isolation = isolation;
        this.delay = delay;
    }

    /** Gives the driver interrupts and a log; without them it neither hears its VFs nor meets errors. */
    public AccPfDriver in(Kernel newKernel) {
        kernel = newKernel;
        return this;
    }

    /** Does on plain registers of a V3 chip what a probe and {@code vfs_num} do. */
    public static Errno startOn(Engine engine, Mmio bar2, int ownQueues, int vfs) {
        QmAccess pf = new QmAccess(bar2, us -> {});
        QueueShares shares = new QueueShares(pf, ownQueues, false);
        Errno started = new ChipProbe(engine, Generation.V3, pf).start();
        Errno taken = started.failed() ? started : shares.takeOwn();
        return taken.failed() ? taken : shares.shareOut(vfs);
    }

    /** Takes the queues of a VF away, counted from 1, as when SR-IOV is switched off. */
    public static void takeBackOn(Mmio bar2, int vf) {
        new QueueShares(new QmAccess(bar2, us -> {}), 0, false).takeBack(vf, vf);
    }

    @Override
    public String name() {
        String module = "hisi_" + engine.name().toLowerCase(Locale.ROOT);
        return engine == Engine.SEC ? module + "2" : module;
    }

    @Override
    public List<DeviceId> ids() {
        return List.of(DeviceId.of(Engine.VENDOR, engine.pfId()));
    }

    public Engine engine() {
        return engine;
    }

    @Override
    public Errno probe(PciFunction function) {
        function.writeConfig(name(), ConfigSpace.COMMAND, 2, ConfigSpace.COMMAND_MEMORY | ConfigSpace.COMMAND_MASTER);
        PfDevice device = deviceOf(function);
        Errno started = device.start();
        if (!started.failed()) {
            bound.put(function, device);
            takeInterrupts(function, device);
        }
        return started;
    }

    private PfDevice deviceOf(PciFunction function) {
        QmAccess pf = new QmAccess(function.map(REGISTERS, name()), delay);
        Generation generation = Generation.of(function.id().revision());
        Consumer<String> log = line -> {
            if (kernel != null) {
                kernel.trace().record(new DriverEvent(name(), "logs", function.name(), line, ""));
            }
        };
        return new PfDevice(
                function,
                name(),
                log,
                pf,
                new QueueShares(pf, ownQueues, isolation),
                new ChipProbe(engine, generation, pf),
                new PfChannel(pf, delay, generation == Generation.V4));
    }

    private void takeInterrupts(PciFunction function, PfDevice device) {
        if (kernel != null) {
            new PfInterrupts(function, name())
                    .enable(
                            kernel.iommu().interrupts(),
                            Map.of(
                                    Vector.MESSAGE, device::messageInterrupt,
                                    Vector.ABNORMAL, device::errorInterrupt));
        }
    }

    @Override
    public void remove(PciFunction function) {
        disableVfs(function);
        bound.remove(function);
    }

    /** What a write to {@code sriov_numvfs} does: queues first, then the functions (hisi_qm_sriov_enable). */
    public Errno enableVfs(PciFunction function, int count) {
        if (count > function.sriov().total()) {
            return Errno.ERANGE;
        }
        return bound.get(function).enableVfs(count);
    }

    public void disableVfs(PciFunction function) {
        bound.get(function).disableVfs();
    }

    /** Does the work that interrupts of its PFs have left behind. */
    public void work() {
        bound.values().forEach(PfDevice::work);
    }

    /** Whether a PF has met an error after which only a reset helps. */
    public boolean needsReset(PciFunction function) {
        return bound.get(function).needsReset();
    }

    /** Resets a chip; its VFs are told. */
    public Errno resetChip(PciFunction function) {
        return bound.get(function).reset();
    }
}
