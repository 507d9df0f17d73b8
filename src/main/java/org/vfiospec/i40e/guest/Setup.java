package org.vfiospec.i40e.guest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.vfiospec.i40e.AddressList;
import org.vfiospec.i40e.MacAddress;
import org.vfiospec.i40e.Message;
import org.vfiospec.i40e.QueuePair;
import org.vfiospec.i40e.QueueSelect;
import org.vfiospec.i40e.VectorMap;
import org.vfiospec.i40e.Virtchnl;

/** The questions by which a VF's driver gets its queues, asked one after the other. */
final class Setup {
    private static final int LARGEST_FRAME = 1522;

    private record Question(Virtchnl operation, byte[] body) {}

    private final AdminChannel channel;
    private final Deque<Question> questions = new ArrayDeque<>();
    private String complaint = "";

    Setup(AdminChannel channel, MacAddress station, List<SendRing> sendRings, List<ReceiveRing> receiveRings) {
        this.channel = channel;
        List<QueuePair> pairs = new ArrayList<>();
        List<VectorMap> vectors = new ArrayList<>();
        for (int pair = 0; pair < sendRings.size(); pair++) {
            QueuePair.Ring send = sendRings.get(pair).description();
            QueuePair.Ring receive = receiveRings.get(pair).description();
            pairs.add(new QueuePair(pair, send, receive, ReceiveRing.BUFFER, LARGEST_FRAME));
            vectors.add(new VectorMap(pair + 1, 1 << pair, 1 << pair));
        }
        int all = (1 << pairs.size()) - 1;
        plan(Virtchnl.VERSION, version());
        plan(Virtchnl.GET_VF_RESOURCES, new byte[0]);
        plan(Virtchnl.ADD_ETH_ADDR, AddressList.message(List.of(station)));
        plan(Virtchnl.CONFIG_VSI_QUEUES, QueuePair.message(pairs));
        plan(Virtchnl.CONFIG_IRQ_MAP, VectorMap.message(vectors));
        plan(Virtchnl.ENABLE_QUEUES, new QueueSelect(all, all).toBytes());
    }

    private void plan(Virtchnl operation, byte[] body) {
        questions.add(new Question(operation, body));
    }

    private static byte[] version() {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(1)
                .putInt(1)
                .array();
    }

    void begin() {
        channel.open();
        ask();
    }

    private void ask() {
        if (!questions.isEmpty()) {
            channel.ask(questions.peek().operation(), questions.peek().body());
        }
    }

    /** Takes an answer, if there is one, and asks the next question. */
    void proceed() {
        Optional<Message> answer = channel.answer();
        if (answer.isPresent() && !questions.isEmpty()) {
            check(questions.remove(), answer.get());
            ask();
        }
    }

    private void check(Question question, Message answer) {
        boolean good = answer.operation() == question.operation().number() && answer.status() == Message.OK;
        if (!good && complaint.isEmpty()) {
            complaint = "%s was answered with status %d".formatted(question.operation(), answer.status());
        }
    }

    boolean isFinished() {
        return questions.isEmpty();
    }

    String complaint() {
        return complaint;
    }
}
