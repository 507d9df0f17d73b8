package org.vfiospec.i40e.hardware;

import static org.vfiospec.i40e.VfRegister.QRX_TAIL1;
import static org.vfiospec.i40e.VfRegister.QTX_TAIL1;
import static org.vfiospec.i40e.VfRegister.VFGEN_RSTAT;
import static org.vfiospec.i40e.VfRegister.VFINT_DYN_CTL01;
import static org.vfiospec.i40e.VfRegister.VFINT_DYN_CTLN1;
import static org.vfiospec.i40e.VfRegister.VFINT_ICR01;
import static org.vfiospec.i40e.VfRegister.VFINT_ICR0_ENA1;
import static org.vfiospec.i40e.VfRegister.VFINT_ITR01;
import static org.vfiospec.i40e.VfRegister.VFINT_ITRN1;
import static org.vfiospec.i40e.VfRegister.VF_ARQBAH1;
import static org.vfiospec.i40e.VfRegister.VF_ARQBAL1;
import static org.vfiospec.i40e.VfRegister.VF_ARQH1;
import static org.vfiospec.i40e.VfRegister.VF_ARQLEN1;
import static org.vfiospec.i40e.VfRegister.VF_ARQT1;
import static org.vfiospec.i40e.VfRegister.VF_ATQBAH1;
import static org.vfiospec.i40e.VfRegister.VF_ATQBAL1;
import static org.vfiospec.i40e.VfRegister.VF_ATQH1;
import static org.vfiospec.i40e.VfRegister.VF_ATQLEN1;
import static org.vfiospec.i40e.VfRegister.VF_ATQT1;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.vfiospec.i40e.VfLayout;
import org.vfiospec.pci.BusMaster;
import org.vfiospec.pci.FunctionModel;
import org.vfiospec.pci.Mmio;

/** A virtual function: four queue pairs, five vectors and two admin queues behind a BAR0 of 64 KiB. */
public final class I40eVf implements FunctionModel {
    static final int MSIX_BAR = 3;

    private static final int CAUSE_ADMIN = 1 << 30;
    private static final int ANY_CAUSE = 1;

    private final Adapter adapter;
    private final int number;
    private final RegisterFile registers = new RegisterFile();
    private final List<TransmitQueue> transmit;
    private final List<ReceiveQueue> receive;
    private final List<Vector> vectors;
    private final MsixTable messages = new MsixTable(VfLayout.VECTORS);
    private final Mailbox mailbox;
    private final VfWords words = new VfWords();
    private BusMaster bus;

    I40eVf(Adapter adapter, int number) {
        this.adapter = adapter;
        this.number = number;
        vectors = IntStream.range(0, VfLayout.VECTORS)
                .mapToObj(vector -> new Vector(vector, fired -> bus.interrupt(fired)))
                .toList();
        transmit = IntStream.range(0, VfLayout.QUEUES)
                .mapToObj(queue -> new TransmitQueue(frame -> adapter.send(number, queue, frame), this::finished))
                .toList();
        receive = IntStream.range(0, VfLayout.QUEUES)
                .mapToObj(queue -> new ReceiveQueue(this::finished))
                .toList();
        mailbox = new Mailbox(message -> adapter.message(number, message), this::mailArrived);
        place();
    }

    private void place() {
        for (int queue = 0; queue < VfLayout.QUEUES; queue++) {
            registers.place(QTX_TAIL1, queue, mapped(transmit(queue).tail()));
            registers.place(QRX_TAIL1, queue, mapped(receive(queue).tail()));
        }
        registers.place(VFINT_DYN_CTL01, vectors.get(0).control());
        for (int vector = 1; vector < VfLayout.VECTORS; vector++) {
            registers.place(VFINT_DYN_CTLN1, vector - 1, vectors.get(vector).control());
        }
        registers.place(VFINT_ICR01, words.causes());
        registers.place(VFINT_ICR0_ENA1, words.causesEnabled());
        registers.place(VFGEN_RSTAT, words.resetState());
        placeModeration();
        placeAdminQueues();
    }

    private void placeModeration() {
        for (int index = 0; index < VfLayout.MODERATIONS; index++) {
            registers.place(VFINT_ITR01, index, words.moderation(index, 0));
            for (int vector = 1; vector < VfLayout.VECTORS; vector++) {
                registers.place(VFINT_ITRN1, index, vector - 1, words.moderation(index, vector));
            }
        }
    }

    private void placeAdminQueues() {
        registers.place(VF_ATQBAL1, mailbox.send().low());
        registers.place(VF_ATQBAH1, mailbox.send().high());
        registers.place(VF_ATQLEN1, mailbox.send().length());
        registers.place(VF_ATQH1, mailbox.send().head());
        registers.place(VF_ATQT1, mailbox.send().tail());
        registers.place(VF_ARQBAL1, mailbox.receive().low());
        registers.place(VF_ARQBAH1, mailbox.receive().high());
        registers.place(VF_ARQLEN1, mailbox.receive().length());
        registers.place(VF_ARQH1, mailbox.receive().head());
        registers.place(VF_ARQT1, mailbox.receive().tail());
    }

    /** A tail as the VF sees it: there only while the PF has mapped the VF's queues. */
    private Word mapped(Word tail) {
        Word view = new Word(() -> words.queuesAreMapped() ? tail.get() : 0);
        return view.onWrite(value -> {
            if (words.queuesAreMapped()) {
                tail.set(value);
            }
        });
    }

    Queue transmit(int queue) {
        return transmit.get(queue).queue();
    }

    Queue receive(int queue) {
        return receive.get(queue).queue();
    }

    Vector vector(int vector) {
        return vectors.get(vector);
    }

    Mailbox mailbox() {
        return mailbox;
    }

    VfWords words() {
        return words;
    }

    /** A frame for this VF, sent from a queue with the given number. */
    void arrive(int queue, byte[] frame) {
        // Simplified: without receive-side scaling the number of the sending queue chooses the receiving one.
        ReceiveQueue same = receive.get(queue);
        ReceiveQueue chosen = same.queue().isRunning() ? same : receive.get(0);
        chosen.arrive(frame);
    }

    private void finished(int vector) {
        if (vector >= 0 && vector < VfLayout.VECTORS) {
            vectors.get(vector).raise();
        }
    }

    private void mailArrived() {
        words.causes().set(words.causes().get() | CAUSE_ADMIN | ANY_CAUSE);
        if ((words.causesEnabled().get() & CAUSE_ADMIN) != 0) {
            vectors.get(0).raise();
        }
    }

    @Override
    public Map<Integer, Mmio> windows() {
        return Map.of(0, registers, MSIX_BAR, messages);
    }

    @Override
    public void connect(BusMaster master) {
        bus = master;
        mailbox.connect(master);
        transmit.forEach(queue -> queue.connect(master));
        receive.forEach(queue -> queue.connect(master));
    }

    /** One message, or one buffer filled, or one entry fetched. */
    @Override
    public boolean work() {
        return mailbox.work()
                || receive.stream().anyMatch(ReceiveQueue::work)
                || transmit.stream().anyMatch(TransmitQueue::work);
    }

    /** A function-level reset, of which the PF's driver hears. */
    @Override
    public void reset() {
        clear();
        messages.reset();
        adapter.wasReset(number);
    }

    /** A reset by the PF. */
    void clear() {
        transmit.forEach(TransmitQueue::reset);
        receive.forEach(ReceiveQueue::reset);
        vectors.forEach(Vector::reset);
        mailbox.reset();
        words.reset();
    }
}
