package org.vfiospec.acc.driver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vfiospec.acc.Engine;
import org.vfiospec.pci.DeviceId;
import org.vfiospec.pci.Mmio;
import org.vfiospec.pci.PciDriver;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.uapi.Errno;

/** The native driver of an engine's PF, as far as its VFs depend on it: hisi_sec2, hisi_hpre, hisi_zip. */
public final class AccPfDriver implements PciDriver {
    private static final int REGISTERS = 2;

    private final Engine engine;
    private final int ownQueues;
    private final boolean isolation;
    private final Delay delay;
    private final Map<PciFunction, QueueShares> bound = new LinkedHashMap<>();

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

    /** Does on plain registers what a probe and {@code vfs_num} do. */
    public static Errno startOn(Mmio bar2, int ownQueues, int vfs) {
        QueueShares shares = new QueueShares(bar2, ownQueues, false, us -> {});
        Errno started = shares.start();
        return started.failed() ? started : shares.shareOut(vfs);
    }

    /** Takes the queues of a VF away, counted from 1, as when SR-IOV is switched off. */
    public static void takeBackOn(Mmio bar2, int vf) {
        new QueueShares(bar2, 0, false, us -> {}).takeBack(vf, vf);
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
        QueueShares shares = new QueueShares(function.map(REGISTERS, name()), ownQueues, isolation, delay);
        Errno started = shares.start();
        if (!started.failed()) {
            bound.put(function, shares);
        }
        return started;
    }

    @Override
    public void remove(PciFunction function) {
        disableVfs(function);
        bound.remove(function);
    }

    /** What a write to {@code sriov_numvfs} does: queues first, then the functions (hisi_qm_sriov_enable). */
    public Errno enableVfs(PciFunction function, int count) {
        QueueShares shares = bound.get(function);
        if (count > function.sriov().total()) {
            return Errno.ERANGE;
        }
        Errno shared = shares.shareOut(count);
        return shared.failed() ? shared : function.sriov().enable(name(), count);
    }

    public void disableVfs(PciFunction function) {
        int count = function.virtualFunctions().size();
        function.sriov().disable(name());
        bound.get(function).takeBack(1, count);
    }
}
