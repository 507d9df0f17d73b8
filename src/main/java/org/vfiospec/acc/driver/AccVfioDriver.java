package org.vfiospec.acc.driver;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.vfiospec.acc.ContextRegister;
import org.vfiospec.acc.Engine;
import org.vfiospec.acc.Generation;
import org.vfiospec.acc.PfRegister;
import org.vfiospec.iommu.Refusal;
import org.vfiospec.iommu.TopologyCheck;
import org.vfiospec.migration.FaultInjection;
import org.vfiospec.migration.Migratable;
import org.vfiospec.migration.MigrationLog;
import org.vfiospec.migration.MigrationRegion;
import org.vfiospec.migration.RegionDesign;
import org.vfiospec.pci.DeviceId;
import org.vfiospec.pci.Mmio;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.trace.DriverEvent;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.VariantDriver;
import org.vfiospec.vfio.VendorRegion;
import org.vfiospec.vfio.core.Kernel;

/** hisi-acc-vfio-pci: decides which VF it takes, hides the migration half of BAR2, and adds the migration region. */
public final class AccVfioDriver implements VariantDriver, Migratable {
    /** The functions it is made for; it binds only where user space overrides the driver. */
    public static final List<DeviceId> IDS = Arrays.stream(Engine.values())
            .map(engine -> DeviceId.of(Engine.VENDOR, engine.vfId()))
            .toList();

    private static final String NAME = "hisi-acc-vfio-pci";
    private static final int REGISTERS = 2;

    private final Kernel kernel;
    private final RegionDesign design;
    private final Edition edition;
    private final Delay delay;
    private PciFunction function;
    private Refusal refusal;
    private final DebugView debug;
    private MigrationRegion region;
    /** Whether half of BAR2 is hidden: not if the chip shows the migration registers in the PF, or they are not used. */
    private boolean hides;

    private VfBar bar;

    public AccVfioDriver(Kernel kernel, RegionDesign design, Edition edition, Delay delay) {
        this.kernel = kernel;
        this.design = design;
        this.edition = edition;
        this.debug = new DebugView(edition);
        this.delay = delay;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Why the last probe was refused, if its reason was the function's place or its PF. */
    public Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /**
     * Takes a VF of a known engine that sits where nobody but its own IOMMU domain can reach it; no register is touched.
     *
     * @return {@code ENODEV} for a function that is no such VF, {@code EPERM} for its place
     */
    @Override
    public Errno probe(PciFunction offered) {
        if (!offered.isVirtual() || Engine.ofVf(offered.id().device()).isEmpty()) {
            return Errno.ENODEV;
        }
        refusal = TopologyCheck.of(kernel.iommu(), offered).orElse(null);
        if (refusal != null) {
            kernel.trace().record(new DriverEvent(NAME, "refuses", offered.name(), refusal.toString(), "EPERM"));
            return Errno.EPERM;
        }
        function = offered;
        return Errno.OK;
    }

    /**
     * Looks for the PF that it depends on.
     *
     * @return {@code EINVAL} without a driver of the same engine on the PF, {@code ENODEV} if the chip cannot migrate
     */
    @Override
    public Errno open() {
        PciFunction physical = function.physicalFunction();
        Engine engine = Engine.ofVf(function.id().device()).orElseThrow();
        boolean managed = kernel.drivers()
                .driverOf(physical)
                .filter(driver -> driver instanceof AccPfDriver native0 && native0.engine() == engine)
                .isPresent();
        boolean able = Generation.of(physical.id().revision()).canMigrate();
        if (managed && able) {
            openMigratable(physical, engine);
            return Errno.OK;
        }
        hides = false;
        return edition.has(Habit.OPENS_WITHOUT_PF) ? Errno.OK : managed ? Errno.ENODEV : Errno.EINVAL;
    }

    private void openMigratable(PciFunction physical, Engine engine) {
        // A VF with number 7 has function number 0 of the next device.
        int number = edition.has(Habit.NUMBERS_BY_FUNCTION) ? function.bdf().function() : function.virtualNumber() + 1;
        Mmio pfBar2 = physical.map(REGISTERS, NAME);
        VfBar recorded = new RecordedBar(function, NAME, kernel.trace());
        VfBar own = edition.has(Habit.KEEPS_MAPPING) ? new KeptBar(recorded) : recorded;
        boolean byPf = Generation.of(physical.id().revision()) == Generation.V4
                && (pfBar2.read(PfRegister.QM_MIG_REGION_SEL.offset(), 4) & 1) != 0;
        hides = !byPf;
        bar = byPf ? new PfWindowBar(pfBar2, number, own) : own;
        AccMigrationDriver operations = new AccMigrationDriver(engine, number, bar, pfBar2, delay, edition);
        region = new MigrationRegion(operations, design, new MigrationLog(NAME, function.name(), kernel.trace()));
        debug.opened(new OpenDevice(operations, bar));
    }

    /** The files of debugfs, by name. */
    public Map<String, DebugFile> debugFiles() {
        return debug.files();
    }

    /** The open device as the debug view sees it. */
    private final class OpenDevice implements DebugView.Target {
        private final AccMigrationDriver operations;
        private final VfBar window;

        private OpenDevice(AccMigrationDriver operations, VfBar window) {
            this.operations = operations;
            this.window = window;
        }

        @Override
        public DebugFile.Answer onVf(Function<QmAccess, DebugFile.Answer> look) {
            Optional<DebugFile.Answer> seen = window.map().map(vf -> look.apply(new QmAccess(vf, delay)));
            window.unmap();
            return seen.orElse(DebugFile.Answer.refused(Errno.EIO));
        }

        @Override
        public VfState registers(QmAccess vf) {
            return new VfState(vf, window.contexts(), edition);
        }

        @Override
        public byte[] lastState() {
            return operations.lastState();
        }

        @Override
        public DeviceState state() {
            return region.state();
        }
    }

    @Override
    public List<VendorRegion> regions() {
        return region == null ? List.of() : List.of(region);
    }

    @Override
    public MigrationRegion region() {
        return region;
    }

    /** Failures that a test can plan for the open device. */
    public FaultInjection faults() {
        return region.faults();
    }

    @Override
    public long limit(int index, long size, Access access) {
        boolean forgotten = access != Access.INFO && edition.has(Habit.LIMITS_SIZE_ONLY);
        return index == REGISTERS && hides && !forgotten ? Math.min(size, ContextRegister.V3_BASE) : size;
    }

    @Override
    public void resetDone() {
        if (region != null && !edition.has(Habit.OVERLOOKS_RESET)) {
            region.resetDone();
        }
    }

    @Override
    public void close() {
        debug.closed();
        region = null;
        if (bar != null) {
            bar.release();
            bar = null;
        }
    }
}
