package org.vfiospec.acc.hardware;

import static org.vfiospec.acc.PfRegister.ACC_MASTER_GLOBAL_CTRL;
import static org.vfiospec.acc.PfRegister.QM_MIG_REGION_SEL;
import static org.vfiospec.acc.PfRegister.QM_QUE_ISO_CFG;
import static org.vfiospec.acc.QmRegister.QM_QUE_ISO_CFG_V;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.vfiospec.acc.AbnormalError;
import org.vfiospec.acc.Doorbell;
import org.vfiospec.acc.DoorbellPage;
import org.vfiospec.acc.Engine;
import org.vfiospec.acc.EngineCapability;
import org.vfiospec.acc.EngineRegister;
import org.vfiospec.acc.Generation;
import org.vfiospec.acc.PfRegister;
import org.vfiospec.acc.PfWindow;
import org.vfiospec.acc.QmRegister;
import org.vfiospec.acc.Register;
import org.vfiospec.pci.BusMaster;
import org.vfiospec.pci.Chip;
import org.vfiospec.pci.Mmio;
import org.vfiospec.pci.SriovModel;
import org.vfiospec.pci.config.ConfigLayout;
import org.vfiospec.pci.config.PortType;

/** The physical function of an accelerator, and with it the chip: function table, error report, all queue managers. */
public final class AccPf implements SriovModel {
    /** VFs that a PF can have. */
    public static final int TOTAL_VFS = 63;

    private static final int REGISTERS = 2;
    private static final long PF_BYTES = 4 << 20;
    private static final long VF_BYTES = 64 << 10;
    /** Doorbell pages of each function; simplified: public texts do not tell the size of BAR 4. */
    private static final int PAGES = 64;

    private static final int PF_VECTORS = 4;
    private static final int VF_VECTORS = 4;
    private static final int SRIOV = 0x200;

    private String pfName = "";
    private final RegisterFile registers;
    private final Mmio bar2;
    private final QueueManager queues;
    private final FunctionTable table;
    private final Errors errors;
    private final Messages messages;
    private final Map<Integer, AccVf> vfs = new TreeMap<>();
    private final Engine engine;
    private final Generation generation;
    private final ComputeEngine compute;

    public AccPf(Engine engine, Generation generation) {
        this.engine = engine;
        this.generation = generation;
        this.compute = computes(engine);
        registers = new RegisterFile(ofThisChip(Stream.of(
                List.of(QmRegister.values()),
                EngineCapability.allOf(engine),
                List.of(PfRegister.values()),
                EngineRegister.of(engine))));
        table = new FunctionTable(registers);
        errors = new Errors(registers, engine.errors());
        messages = new Messages(registers, function -> table.entry(function) != 0);
        queues = new QueueManager(0, new Whole(), compute, registers);
        bar2 = new WindowMap(registers)
                .with(PfWindow.BASE, (TOTAL_VFS + 1L) * PfWindow.SIZE, new VfWindows(this::showsVfs, this::windowOf));
        registers.source(QM_QUE_ISO_CFG, () -> registers.get(QM_QUE_ISO_CFG_V) & 1);
        new Counters(registers, this::isIdle);
        ChipStart.wire(registers);
    }

    /** The registers that this generation has. */
    private List<Register> ofThisChip(Stream<List<? extends Register>> tables) {
        return tables.<Register>flatMap(List::stream)
                .filter(register -> register.since().compareTo(generation) <= 0)
                .toList();
    }

    private boolean isIdle() {
        return queues.isIdle() && vfs.values().stream().allMatch(AccVf::isIdle);
    }

    private static ComputeEngine computes(Engine engine) {
        return switch (engine) {
            case SEC -> new SecEngine();
            case HPRE -> new HpreEngine();
            case ZIP -> new ZipEngine();
        };
    }

    /** The chip as a part to put into a fabric; its VFs are called like it, with a number from 0 behind. */
    public Chip chip(String name, PortType type) {
        pfName = name;
        ConfigLayout layout = ConfigLayout.endpoint(Engine.VENDOR, engine.pfId())
                .revision(generation.revision())
                .classCode(engine.classCode())
                .memory64(REGISTERS, PF_BYTES)
                .msi(PF_VECTORS);
        Map<Integer, Long> vfBars = new TreeMap<>(Map.of(REGISTERS, VF_BYTES));
        if (generation != Generation.V2) {
            layout.memory64(DoorbellPage.BAR, pageBytes());
            vfBars.put(DoorbellPage.BAR, pageBytes());
        }
        return new Chip(name, layout.express(type).sriov(SRIOV, TOTAL_VFS, 1, 1, engine.vfId(), vfBars), this);
    }

    private static long pageBytes() {
        return (long) PAGES * DoorbellPage.SIZE;
    }

    @Override
    public Chip virtualFunction(int number) {
        ConfigLayout layout = ConfigLayout.virtualFunction()
                .revision(generation.revision())
                .classCode(engine.classCode())
                .msi(VF_VECTORS)
                .express(PortType.INTEGRATED_ENDPOINT);
        return new Chip(pfName + number, layout, vf(number));
    }

    /** What is inside VF {@code number}, counted from 0; the function table calls it {@code number + 1}. */
    public AccVf vf(int number) {
        return vfs.computeIfAbsent(number, this::makeVf);
    }

    private AccVf makeVf(int number) {
        RegisterFile ofVf =
                new RegisterFile(ofThisChip(Stream.of(List.of(QmRegister.values()), EngineCapability.allOf(engine))));
        QueueManager manager = new QueueManager(number + 1, new Whole(), compute, ofVf);
        return new AccVf(manager, generation, this::showsVfs, () -> messages.forget(number + 1));
    }

    private boolean showsVfs() {
        return generation == Generation.V4 && (registers.get(QM_MIG_REGION_SEL) & 1) != 0;
    }

    private Mmio windowOf(int function) {
        return function <= TOTAL_VFS ? vf(function - 1).pfWindow() : VfWindows.NOBODY;
    }

    /** The next write of a register of the PF gets lost on its way. */
    public void loseNextWrite(Register register) {
        registers.loseNextWrite(register);
    }

    /** The engine meets an error of its own; bits as in its source register. */
    public void reportEngineError(int bits) {
        errors.reportEngine(bits);
    }

    /** The queue manager meets an error. */
    public void reportError(AbnormalError error) {
        errors.report(error);
    }

    @Override
    public Map<Integer, Mmio> windows() {
        return generation == Generation.V2
                ? Map.of(REGISTERS, bar2)
                : Map.of(REGISTERS, bar2, DoorbellPage.BAR, queues.pages());
    }

    @Override
    public void connect(BusMaster bus) {
        queues.connect(bus);
        errors.connect(bus);
    }

    @Override
    public boolean work() {
        return queues.work();
    }

    /** The VFs go with their PF. */
    @Override
    public void reset() {
        queues.reset();
        errors.forget();
        table.clear();
        vfs.values().forEach(AccVf::reset);
    }

    /** The chip as its queue managers see it. */
    private final class Whole implements Accelerator {
        @Override
        public long entry(int function) {
            return table.entry(function);
        }

        @Override
        public int isolation() {
            return registers.get(QM_QUE_ISO_CFG_V) & 1;
        }

        @Override
        public Generation generation() {
            return generation;
        }

        @Override
        public void report(AbnormalError error) {
            errors.report(error);
        }

        @Override
        public void overflow(Doorbell.Kind kind, int function, int queue) {
            errors.overflow(kind, function, queue);
        }

        @Override
        public void count(PfRegister counter) {
            registers.set(counter, registers.get(counter) + 1);
        }

        @Override
        public Messages messages() {
            return messages;
        }

        @Override
        public boolean busIsOpen() {
            return (registers.get(ACC_MASTER_GLOBAL_CTRL) & 1) == 0 && !errors.closeTheBus();
        }
    }
}
