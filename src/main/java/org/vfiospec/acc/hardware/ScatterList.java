package org.vfiospec.acc.hardware;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A buffer of a job as pieces of memory: one piece, or the pieces that a hardware scatter list names.
 *
 * <p>Layout of a list (sgl.c): next list at 0, entries in this list at 0x0a, entries from 0x40 on, 32 bytes each with
 * the address at 0 and the length at 0x10.
 */
final class ScatterList {
    private static final int HEADER = 0x40;
    private static final int ENTRY = 0x20;
    private static final int MOST_ENTRIES = 255;
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
        list.pieces.add(new Piece(address, length));
        return list;
    }

    /** The first {@code length} bytes of a chain of lists, after {@code skip} bytes of its first entry. */
    static ScatterList chain(Dma dma, long address, int skip, int length) {
        ScatterList list = new ScatterList();
        long next = address;
        int missing = length + skip;
        for (int lists = 0; next != 0 && missing > 0 && lists < MOST_LISTS; lists++) {
            ByteBuffer header = dma.readWords(next, HEADER);
            missing = list.take(dma, next + HEADER, Math.min(header.getShort(0x0a), MOST_ENTRIES), missing);
            next = dma.failed() ? 0 : header.getLong(0);
        }
        return list.without(skip);
    }

    private int take(Dma dma, long entries, int count, int bytes) {
        int missing = bytes;
        for (int i = 0; i < count && missing > 0; i++) {
            ByteBuffer entry = dma.readWords(entries + (long) i * ENTRY, ENTRY);
            int length = Math.min(missing, Math.max(0, entry.getInt(0x10)));
            pieces.add(new Piece(entry.getLong(0), length));
            missing -= length;
        }
        return missing;
    }

    private ScatterList without(int skip) {
        if (skip > 0 && !pieces.isEmpty() && pieces.get(0).length() >= skip) {
            Piece first = pieces.get(0);
            pieces.set(0, new Piece(first.address() + skip, first.length() - skip));
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
