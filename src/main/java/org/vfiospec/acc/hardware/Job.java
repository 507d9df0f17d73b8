package org.vfiospec.acc.hardware;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** A submission queue entry on its way through the chip. */
final class Job {

    /** What has happened to it so far. */
    enum Stage {
        FETCHED,
        COMPUTED,
        WRITTEN,
        COMPLETED,
        ANNOUNCED
    }

    private final int queue;
    private final int index;
    private final ByteBuffer sqe;
    private Stage stage = Stage.FETCHED;
    private List<ComputeEngine.Output> outputs = List.of();

    Job(int queue, int index, byte[] sqe) {
        this.queue = queue;
        this.index = index;
        this.sqe = ByteBuffer.wrap(sqe).order(ByteOrder.LITTLE_ENDIAN);
    }

    int queue() {
        return queue;
    }

    /** Place in the submission ring. */
    int index() {
        return index;
    }

    ByteBuffer sqe() {
        return sqe;
    }

    Stage stage() {
        return stage;
    }

    void reached(Stage next) {
        stage = next;
    }

    List<ComputeEngine.Output> outputs() {
        return outputs;
    }

    void outputs(List<ComputeEngine.Output> computed) {
        outputs = computed;
    }
}
