package org.vfiospec.acc.hardware;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.vfiospec.acc.ScatterEntry;
import org.vfiospec.acc.ScatterEntry.Head;

/** A buffer of a job as pieces of memory: one piece, or the pieces that a hardware scatter list names. */
final class ScatterList {
    /** Simplified: a chain that is longer, or runs in a circle, ends here. */
    private static final int MOST_LISTS = 64;

    /** Bytes of one buffer that a job may name. */
    static final int MOST_BYTES = 8 << 20;

    private record Piece(long address, int length) {}

    private final List<Piece> pieces = new ArrayList<>();

    private ScatterList() {}

    /** One piece of memory. */
    static ScatterList flat(long address, int length) {
        ScatterList list = new ScatterList();
        if (length > 0) {
            list.pieces.add(new Piece(address, length));
        }
        return list;
    }

    /** Of a chain of lists, the {@code length} bytes behind the first {@code skip}. */
    static ScatterList chain(Dma dma, long address, int skip, int length) {
        ScatterList list = new ScatterList();
        long next = address;
        int missing = length + skip;
        for (int lists = 0; next != 0 && missing > 0 && lists < MOST_LISTS; lists++) {
            ByteBuffer head = dma.readWords(next, ScatterEntry.HEAD_SIZE);
            int count = Math.min(Head.ENTRIES.get(head), ScatterEntry.MOST_PIECES);
            missing = list.take(dma, next + ScatterEntry.HEAD_SIZE, count, missing);
            next = dma.failed() ? 0 : Head.NEXT.getLong(head);
        }
        return list.without(skip);
    }

    private int take(Dma dma, long entries, int count, int bytes) {
        int missing = bytes;
        for (int i = 0; i < count && missing > 0; i++) {
            ByteBuffer entry = dma.readWords(entries + (long) i * ScatterEntry.PIECE_SIZE, ScatterEntry.PIECE_SIZE);
            int length = (int) Math.min(missing, ScatterEntry.Piece.LENGTH.getLong(entry));
            pieces.add(new Piece(ScatterEntry.Piece.ADDRESS.getLong(entry), length));
            missing -= length;
        }
        return missing;
    }

    private ScatterList without(int skip) {
        int missing = skip;
        while (missing > 0 && !pieces.isEmpty()) {
            Piece first = pieces.remove(0);
            int passed = Math.min(missing, first.length());
            missing -= passed;
            if (passed < first.length()) {
                pieces.add(0, new Piece(first.address() + passed, first.length() - passed));
            }
        }
        return this;
    }

    /** Bytes that the pieces hold; less than was asked for if the list was too short. */
    int length() {
        return pieces.stream().mapToInt(Piece::length).sum();
    }

    byte[] gather(Dma dma) {
        if (pieces.size() == 1) {
            return dma.read(pieces.get(0).address(), length());
        }
        ByteBuffer all = ByteBuffer.allocate(length());
        pieces.forEach(piece -> all.put(dma.read(piece.address(), piece.length())));
        return all.array();
    }

    /** What to write where, so that the pieces hold {@code bytes}; what does not fit is left out. */
    List<ComputeEngine.Output> scatter(byte[] bytes) {
        if (pieces.size() == 1 && bytes.length > 0 && bytes.length <= length()) {
            return List.of(new ComputeEngine.Output(pieces.get(0).address(), bytes));
        }
        List<ComputeEngine.Output> outputs = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        for (Piece piece : pieces) {
            byte[] part = new byte[Math.min(piece.length(), rest.remaining())];
            rest.get(part);
            if (part.length > 0) {
                outputs.add(new ComputeEngine.Output(piece.address(), part));
            }
        }
        return outputs;
    }
}
