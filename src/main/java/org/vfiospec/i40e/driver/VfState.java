package org.vfiospec.i40e.driver;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vfiospec.i40e.ContextField;
import org.vfiospec.i40e.MacAddress;
import org.vfiospec.i40e.PfRegister;
import org.vfiospec.i40e.QueueContext;
import org.vfiospec.i40e.QueueType;
import org.vfiospec.i40e.StateField;
import org.vfiospec.i40e.VfLayout;
import org.vfiospec.uapi.Errno;

/** The registers and contexts of a VF at rest, taken from the PF's window, and put back there. */
final class VfState {
    private static final int KIND = 0x46563034;
    private static final int VERSION = 1;
    private static final int DEVICE = 0x154c_8086;

    private static final Set<ContextField> TRANSMIT = EnumSet.of(
            ContextField.TX_HEAD,
            ContextField.TX_NEW_CONTEXT,
            ContextField.TX_BASE,
            ContextField.TX_HEAD_WB_ENA,
            ContextField.TX_QLEN,
            ContextField.TX_HEAD_WB_ADDR);
    private static final Set<ContextField> RECEIVE = EnumSet.range(ContextField.RX_HEAD, ContextField.RX_PREFENA);

    private final PfAccess access;
    private final int vf;
    private final VfRecord known;
    private final QueueLink links;

    VfState(PfAccess access, int vf, VfRecord known) {
        this.access = access;
        this.vf = vf;
        this.known = known;
        this.links = new QueueLink(access, vf);
    }

    /** What a device of this kind says of itself, whatever its guest does. */
    static VfImage described() {
        VfImage image = new VfImage();
        image.put(StateField.KIND, KIND);
        image.put(StateField.VERSION, VERSION);
        image.put(StateField.DEVICE, DEVICE);
        image.put(StateField.QUEUES, VfLayout.QUEUES);
        image.put(StateField.VECTORS, VfLayout.VECTORS);
        return image;
    }

    Errno save(VfImage image) {
        saveKnown(image);
        image.put(StateField.RESET_STATE, access.read(PfRegister.VFGEN_RSTAT1, vf));
        image.put(StateField.CAUSES_ENABLED, access.read(PfRegister.VFINT_ICR0_ENA, vf));
        saveVectors(image);
        save(AdminRegisters.SEND, image);
        save(AdminRegisters.RECEIVE, image);
        Errno saved = Errno.OK;
        for (int queue = 0; !saved.failed() && queue < VfLayout.QUEUES; queue++) {
            saved = saveQueue(queue, image);
        }
        return saved;
    }

    private void saveKnown(VfImage image) {
        List<MacAddress> addresses = known.addresses;
        image.put(StateField.ACTIVE, known.active ? 1 : 0);
        image.put(StateField.ADDRESS_COUNT, addresses.size());
        for (int i = 0; i < addresses.size(); i++) {
            image.putBytes(StateField.ADDRESSES, i, addresses.get(i).bytes());
        }
    }

    private void saveVectors(VfImage image) {
        for (int vector = 1; vector < VfLayout.VECTORS; vector++) {
            int index = VfLayout.vectorIndex(vf, vector);
            image.put(StateField.FIRST_QUEUE, vector, links.first(access.read(PfRegister.VPINT_LNKLSTN, index)));
        }
        for (int row = 0; row < VfLayout.MODERATIONS; row++) {
            image.put(StateField.MODERATION, row * VfLayout.VECTORS, access.read(PfRegister.VFINT_ITR0, row, vf));
            for (int vector = 1; vector < VfLayout.VECTORS; vector++) {
                int index = VfLayout.vectorIndex(vf, vector);
                int place = row * VfLayout.VECTORS + vector;
                image.put(StateField.MODERATION, place, access.read(PfRegister.VFINT_ITRN, row, index));
            }
        }
    }

    private void save(AdminRegisters queue, VfImage image) {
        for (int i = 0; i < queue.registers().size(); i++) {
            if (i != AdminRegisters.LENGTH) {
                image.put(queue.field(), i, access.read(queue.registers().get(i), vf));
            }
        }
    }

    private Errno saveQueue(int queue, VfImage image) {
        int number = access.queueNumber(vf, queue);
        image.put(StateField.TX_TAIL, queue, access.read(PfRegister.QTX_TAIL, number));
        image.put(StateField.RX_TAIL, queue, access.read(PfRegister.QRX_TAIL, number));
        image.put(StateField.TX_INTERRUPT, queue, links.next(access.read(PfRegister.QINT_TQCTL, number)));
        image.put(StateField.RX_INTERRUPT, queue, links.next(access.read(PfRegister.QINT_RQCTL, number)));
        Optional<QueueContext> transmit = access.context(QueueType.TRANSMIT, number);
        Optional<QueueContext> receive = access.context(QueueType.RECEIVE, number);
        if (transmit.isEmpty() || receive.isEmpty()) {
            return Errno.EIO;
        }
        image.putBytes(StateField.TX_CONTEXT, queue, own(QueueType.TRANSMIT, transmit.get()));
        image.putBytes(StateField.RX_CONTEXT, queue, own(QueueType.RECEIVE, receive.get()));
        return Errno.OK;
    }

    /** The part of a context that is the VF's; the rest belongs to the chip, and may not come from elsewhere. */
    private static byte[] own(QueueType type, QueueContext context) {
        return copy(type, context).bytes();
    }

    private static QueueContext copy(QueueType type, QueueContext from) {
        QueueContext copy = QueueContext.empty(type);
        (type == QueueType.TRANSMIT ? TRANSMIT : RECEIVE).forEach(field -> copy.set(field, from.get(field)));
        return copy;
    }

    /** Writes a state that {@link StateCheck} has passed into a VF that was reset, with everything still off. */
    Errno load(VfImage image) {
        access.write(PfRegister.VFGEN_RSTAT1, vf, image.get(StateField.RESET_STATE));
        access.write(PfRegister.VFINT_ICR0_ENA, vf, image.get(StateField.CAUSES_ENABLED));
        loadVectors(image);
        load(AdminRegisters.SEND, image);
        load(AdminRegisters.RECEIVE, image);
        Errno loaded = Errno.OK;
        for (int queue = 0; !loaded.failed() && queue < VfLayout.QUEUES; queue++) {
            loaded = loadQueue(queue, image);
        }
        return loaded;
    }

    private void loadVectors(VfImage image) {
        for (int vector = 1; vector < VfLayout.VECTORS; vector++) {
            int index = VfLayout.vectorIndex(vf, vector);
            access.write(PfRegister.VPINT_LNKLSTN, index, links.firstHere(image.get(StateField.FIRST_QUEUE, vector)));
        }
        for (int row = 0; row < VfLayout.MODERATIONS; row++) {
            access.write(PfRegister.VFINT_ITR0, row, vf, image.get(StateField.MODERATION, row * VfLayout.VECTORS));
            for (int vector = 1; vector < VfLayout.VECTORS; vector++) {
                int index = VfLayout.vectorIndex(vf, vector);
                int place = row * VfLayout.VECTORS + vector;
                access.write(PfRegister.VFINT_ITRN, row, index, image.get(StateField.MODERATION, place));
            }
        }
    }

    private void load(AdminRegisters queue, VfImage image) {
        for (int i = 0; i < queue.registers().size(); i++) {
            if (i != AdminRegisters.LENGTH) {
                access.write(queue.registers().get(i), vf, image.get(queue.field(), i));
            }
        }
    }

    private Errno loadQueue(int queue, VfImage image) {
        int number = access.queueNumber(vf, queue);
        access.write(PfRegister.QTX_TAIL, number, image.get(StateField.TX_TAIL, queue));
        access.write(PfRegister.QRX_TAIL, number, image.get(StateField.RX_TAIL, queue));
        access.write(PfRegister.QINT_TQCTL, number, links.nextHere(image.get(StateField.TX_INTERRUPT, queue)));
        access.write(PfRegister.QINT_RQCTL, number, links.nextHere(image.get(StateField.RX_INTERRUPT, queue)));
        QueueContext transmit = copy(QueueType.TRANSMIT, QueueContext.of(image.getBytes(StateField.TX_CONTEXT, queue)))
                .set(ContextField.TX_RDYLIST, new VfQueues(access, vf).schedulerList());
        QueueContext receive = copy(QueueType.RECEIVE, QueueContext.of(image.getBytes(StateField.RX_CONTEXT, queue)));
        Errno loaded = access.setContext(QueueType.TRANSMIT, number, transmit);
        return loaded.failed() ? loaded : access.setContext(QueueType.RECEIVE, number, receive);
    }
}
