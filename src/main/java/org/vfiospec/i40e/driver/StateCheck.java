package org.vfiospec.i40e.driver;

import org.vfiospec.i40e.QueueContext;
import org.vfiospec.i40e.QueueType;
import org.vfiospec.i40e.StateField;
import org.vfiospec.i40e.VfLayout;

/** Whether a state that came from elsewhere is one that a VF can have: it comes from a stranger. */
record StateCheck(VfImage image) {
    private static final int CAUSE_ENABLE = 1 << 30;
    private static final int VECTOR = 0xff;
    private static final int ENTRIES = 0x3ff;
    private static final int HEAD = 3;
    private static final int TAIL = 4;

    boolean passes() {
        boolean fair = isFlag(StateField.ACTIVE)
                && isBelow(image.get(StateField.ADDRESS_COUNT), VfRecord.MOST_ADDRESSES + 1)
                && isFair(StateField.SEND_QUEUE)
                && isFair(StateField.RECEIVE_QUEUE);
        for (int queue = 0; fair && queue < VfLayout.QUEUES; queue++) {
            fair = isFair(QueueType.TRANSMIT, StateField.TX_CONTEXT, StateField.TX_TAIL, queue)
                    && isFair(QueueType.RECEIVE, StateField.RX_CONTEXT, StateField.RX_TAIL, queue)
                    && namesVector(StateField.TX_INTERRUPT, queue)
                    && namesVector(StateField.RX_INTERRUPT, queue);
        }
        return fair;
    }

    private boolean isFlag(StateField field) {
        return isBelow(image.get(field), 2);
    }

    /** An empty ring, or head and tail inside it. */
    private boolean isFair(StateField queue) {
        int entries = image.get(queue, AdminRegisters.LENGTH) & ENTRIES;
        return isInside(image.get(queue, HEAD), entries) && isInside(image.get(queue, TAIL), entries);
    }

    private boolean isFair(QueueType type, StateField field, StateField tail, int queue) {
        QueueContext context = QueueContext.of(image.getBytes(field, queue));
        int entries = context.length(type);
        return isInside(context.head(type), entries) && isInside(image.get(tail, queue), entries);
    }

    private boolean namesVector(StateField field, int queue) {
        int word = image.get(field, queue);
        return (word & CAUSE_ENABLE) == 0 || isBelow(word & VECTOR, VfLayout.VECTORS);
    }

    private static boolean isInside(int index, int entries) {
        return index == 0 || isBelow(index, entries);
    }

    private static boolean isBelow(int value, int limit) {
        return Integer.compareUnsigned(value, limit) < 0;
    }
}
