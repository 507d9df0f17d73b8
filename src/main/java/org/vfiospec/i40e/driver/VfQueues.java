package org.vfiospec.i40e.driver;

import static org.vfiospec.i40e.ContextField.RX_CRCSTRIP;
import static org.vfiospec.i40e.ContextField.RX_DBUFF;
import static org.vfiospec.i40e.ContextField.RX_DSIZE;
import static org.vfiospec.i40e.ContextField.RX_L2TSEL;
import static org.vfiospec.i40e.ContextField.RX_LRXQTHRESH;
import static org.vfiospec.i40e.ContextField.RX_PREFENA;
import static org.vfiospec.i40e.ContextField.RX_RXMAX;
import static org.vfiospec.i40e.ContextField.TX_NEW_CONTEXT;
import static org.vfiospec.i40e.ContextField.TX_RDYLIST;

import java.util.ArrayList;
import java.util.List;
import org.vfiospec.i40e.PfRegister;
import org.vfiospec.i40e.QueueContext;
import org.vfiospec.i40e.QueuePair;
import org.vfiospec.i40e.QueueType;
import org.vfiospec.i40e.VectorMap;
import org.vfiospec.i40e.VfLayout;

/** The queues of one VF, as the PF's driver sets them up; each answers whether the VF may have what it asks for. */
record VfQueues(PfAccess access, int vf) {
    private static final int LONGEST_RING = 8192 - 32;
    private static final int BUFFER_UNIT = 128;
    private static final int SMALLEST_BUFFER = 1024;
    private static final int LARGEST_BUFFER = 16 * 1024 - BUFFER_UNIT;
    private static final int NEXT_SHIFT = 16;
    private static final int NEXT_TYPE_SHIFT = 27;
    private static final int END = VfLayout.NO_QUEUE << NEXT_SHIFT;
    private static final int TYPE_SHIFT = 11;
    private static final int CAUSE_ENABLE = 1 << 30;

    private record Member(QueueType type, int queue) {}

    boolean configure(List<QueuePair> pairs) {
        return !pairs.isEmpty()
                && pairs.stream().allMatch(VfQueues::isFair)
                && pairs.stream().allMatch(this::configure);
    }

    private static boolean isFair(QueuePair pair) {
        return pair.number() < VfLayout.QUEUES
                && isFair(pair.transmit())
                && isFair(pair.receive())
                && pair.bufferSize() >= SMALLEST_BUFFER
                && pair.bufferSize() <= LARGEST_BUFFER;
    }

    private static boolean isFair(QueuePair.Ring ring) {
        return ring.entries() > 0
                && ring.entries() <= LONGEST_RING
                && ring.entries() % 8 == 0
                && ring.address() % BUFFER_UNIT == 0;
    }

    // i40e_config_vsi_tx_queue, i40e_config_vsi_rx_queue
    private boolean configure(QueuePair pair) {
        int queue = access.queueNumber(vf, pair.number());
        QueueContext transmit = context(QueueType.TRANSMIT, pair.transmit())
                .set(TX_NEW_CONTEXT, 1)
                .set(TX_RDYLIST, schedulerList());
        QueueContext receive = context(QueueType.RECEIVE, pair.receive())
                .set(RX_DBUFF, pair.bufferSize() / BUFFER_UNIT)
                .set(RX_RXMAX, pair.largest())
                .set(RX_DSIZE, 1)
                .set(RX_CRCSTRIP, 1)
                .set(RX_L2TSEL, 1)
                .set(RX_LRXQTHRESH, 1)
                .set(RX_PREFENA, 1);
        return !access.setContext(QueueType.TRANSMIT, queue, transmit).failed()
                && !access.setContext(QueueType.RECEIVE, queue, receive).failed();
    }

    private static QueueContext context(QueueType type, QueuePair.Ring ring) {
        return QueueContext.empty(type).place(type, ring.address(), ring.entries());
    }

    /** The list by which the scheduler of this chip serves the VF; on another host it is another. */
    int schedulerList() {
        return access.queueNumber(vf, 0);
    }

    // i40e_config_irq_link_list
    boolean map(List<VectorMap> maps) {
        boolean fair = !maps.isEmpty() && maps.stream().allMatch(VfQueues::isFair);
        if (fair) {
            maps.forEach(this::map);
        }
        return fair;
    }

    private static boolean isFair(VectorMap map) {
        return map.vector() < VfLayout.VECTORS && (map.receive() | map.transmit()) < 1 << VfLayout.QUEUES;
    }

    private void map(VectorMap map) {
        List<Member> members = new ArrayList<>();
        for (int queue = 0; queue < VfLayout.QUEUES; queue++) {
            addIf((map.receive() >> queue & 1) != 0, members, new Member(QueueType.RECEIVE, queue));
            addIf((map.transmit() >> queue & 1) != 0, members, new Member(QueueType.TRANSMIT, queue));
        }
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            int next = i + 1 < members.size() ? link(members.get(i + 1), NEXT_SHIFT, NEXT_TYPE_SHIFT) : END;
            write(member, map.vector() | next | CAUSE_ENABLE);
        }
        if (map.vector() > 0) {
            int first = members.isEmpty() ? VfLayout.NO_QUEUE : link(members.get(0), 0, TYPE_SHIFT);
            access.write(PfRegister.VPINT_LNKLSTN, VfLayout.vectorIndex(vf, map.vector()), first);
        }
    }

    private static void addIf(boolean wanted, List<Member> members, Member member) {
        if (wanted) {
            members.add(member);
        }
    }

    private int link(Member member, int numberShift, int typeShift) {
        return access.queueNumber(vf, member.queue) << numberShift | member.type.ordinal() << typeShift;
    }

    private void write(Member member, int value) {
        access.write(member.type.interrupt(), access.queueNumber(vf, member.queue), value);
    }

    boolean enable(QueueType type, int queues, boolean on) {
        boolean good = true;
        for (int queue = 0; queue < VfLayout.QUEUES; queue++) {
            if ((queues >> queue & 1) != 0) {
                good &= !access.enable(type, access.queueNumber(vf, queue), on).failed();
            }
        }
        return good;
    }
}
