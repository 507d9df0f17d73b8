package org.vfiospec.spec.i40e;

import java.util.List;
import java.util.stream.IntStream;
import org.vfiospec.i40e.ContextField;
import org.vfiospec.i40e.ContextOrder;
import org.vfiospec.i40e.PfRegister;
import org.vfiospec.i40e.QueueContext;
import org.vfiospec.i40e.QueueType;
import org.vfiospec.i40e.VfLayout;
import org.vfiospec.pci.Mmio;
import org.vfiospec.pci.PciFunction;

/** A look at the chip of a VF, past all who record. */
public record AdapterView(Mmio registers, int vf) {
    private static final int RUNNING = 1 << 2;

    public static AdapterView of(PciFunction vf) {
        return new AdapterView(vf.physicalFunction().model().windows().get(0), vf.virtualNumber());
    }

    /** The chip's numbers of the VF's queues. */
    public List<Integer> queues() {
        return IntStream.range(0, VfLayout.QUEUES)
                .map(queue -> (int) registers.read(PfRegister.VPLAN_QTABLE.at(queue, vf), 4))
                .boxed()
                .toList();
    }

    /** The scheduler's lists of the transmit queues that run. */
    public List<Integer> schedulerListsInUse() {
        return queues().stream()
                .filter(queue -> (registers.read(PfRegister.QTX_ENA.at(queue), 4) & RUNNING) != 0)
                .map(this::schedulerList)
                .toList();
    }

    private int schedulerList(int queue) {
        int line = ContextField.TX_RDYLIST.lsb() / 8 / QueueContext.LINE;
        int bit = ContextField.TX_RDYLIST.lsb() % (8 * QueueContext.LINE);
        int order = new ContextOrder(queue, line, QueueType.TRANSMIT, false).word();
        registers.write(PfRegister.PFCM_LANCTXCTL.offset(), 4, order);
        long word = registers.read(PfRegister.PFCM_LANCTXDATA.at(bit / 32, 0), 4);
        return (int) (word >>> bit % 32) & (1 << ContextField.TX_RDYLIST.width()) - 1;
    }
}
