package org.vfiospec.acc.hardware;

import static org.vfiospec.acc.PfRegister.QM_ABNORMAL_INT_MASK;
import static org.vfiospec.acc.PfRegister.QM_ABNORMAL_INT_SET;
import static org.vfiospec.acc.PfRegister.QM_ABNORMAL_INT_SOURCE;
import static org.vfiospec.acc.PfRegister.QM_ABNORMAL_INT_STATUS;
import static org.vfiospec.acc.PfRegister.QM_MEM_INIT_DONE;
import static org.vfiospec.acc.PfRegister.QM_MEM_START_INIT;
import static org.vfiospec.acc.PfRegister.QM_QUE_ISO_CFG;
import static org.vfiospec.acc.QmRegister.QM_QUE_ISO_CFG_V;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vfiospec.acc.AbnormalError;
import org.vfiospec.acc.Engine;
import org.vfiospec.acc.EngineRegister;
import org.vfiospec.acc.Generation;
import org.vfiospec.acc.PfRegister;
import org.vfiospec.acc.QmRegister;
import org.vfiospec.acc.Register;
import org.vfiospec.pci.BusMaster;
import org.vfiospec.pci.FunctionModel;
import org.vfiospec.pci.Mmio;

/** The physical function of an accelerator, and with it the chip: function table, error report, all queue managers. */
public final class AccPf implements FunctionModel {
    /** VFs that a PF can have. */
    public static final int TOTAL_VFS = 63;

    private final RegisterFile registers;
    private final QueueManager queues;
    private final FunctionTable table;
    private final ErrorSource errors;
    private final ErrorSource engineErrors;
    private final List<AccVf> vfs = new ArrayList<>();

    public AccPf(Engine engine, Generation generation, int vfCount) {
        ComputeEngine compute = new ZipEngine();
        queues = new QueueManager(0, new Whole(), compute, registersOf(engine));
        registers = queues.registers();
        table = new FunctionTable(registers);
        errors = new ErrorSource(registers, QM_ABNORMAL_INT_SOURCE, QM_ABNORMAL_INT_MASK, QM_ABNORMAL_INT_STATUS);
        engineErrors = new ErrorSource(registers, engine.source(), engine.mask(), engine.status());
        registers.source(QM_QUE_ISO_CFG, () -> registers.get(QM_QUE_ISO_CFG_V) & 1);
        registers.onWrite(QM_ABNORMAL_INT_SET, errors::report);
        registers.onWrite(QM_MEM_START_INIT, start -> registers.set(QM_MEM_INIT_DONE, start & 1));
        IntStream.rangeClosed(1, vfCount)
                .mapToObj(number -> new QueueManager(number, new Whole(), compute, List.of(QmRegister.values())))
                .forEach(manager -> vfs.add(new AccVf(manager, generation)));
    }

    private static List<Register> registersOf(Engine engine) {
        return Stream.<List<? extends Register>>of(
                        List.of(QmRegister.values()), List.of(PfRegister.values()), EngineRegister.of(engine))
                .<Register>flatMap(List::stream)
                .toList();
    }

    /** VF {@code number}, counted from 1. */
    public AccVf virtualFunction(int number) {
        return vfs.get(number - 1);
    }

    /** The engine meets an error of its own; bits as in its source register. */
    public void reportEngineError(int bits) {
        engineErrors.report(bits);
    }

    /** The queue manager meets an error. */
    public void reportError(AbnormalError error) {
        errors.report(error.bit());
    }

    @Override
    public Map<Integer, Mmio> windows() {
        return Map.of(2, registers);
    }

    @Override
    public void connect(BusMaster bus) {
        queues.connect(bus);
    }

    @Override
    public boolean work() {
        return queues.work();
    }

    /** The VFs go with their PF. */
    @Override
    public void reset() {
        queues.reset();
        table.clear();
        vfs.forEach(AccVf::reset);
    }

    /** The chip as its queue managers see it. */
    private final class Whole implements Chip {
        @Override
        public long entry(int function) {
            return table.entry(function);
        }

        @Override
        public int isolation() {
            return registers.get(QM_QUE_ISO_CFG_V) & 1;
        }

        @Override
        public void report(AbnormalError error) {
            errors.report(error.bit());
        }
    }
}
