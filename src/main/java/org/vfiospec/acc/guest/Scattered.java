package org.vfiospec.acc.guest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.vfiospec.acc.ScatterEntry;
import org.vfiospec.acc.ScatterEntry.Head;
import org.vfiospec.acc.ScatterEntry.Piece;
import org.vfiospec.vmm.GuestMemory;

/**
 * A buffer in pieces, and the chain of scatter lists that names them. In memory the lists come first, then the pieces,
 * the last one in front, so that no two of them can be taken for one.
 */
final class Scattered {
    private static final int PER_LIST = 3;
    private static final int LIST_SIZE = 192;

    private final GuestMemory memory;
    private final long area;
    private final int length;
    private final int pieceSize;
    private final int count;

    /** Divides {@code length} bytes into pieces, and writes their lists to {@code area}, which is aligned to 64 bytes. */
    Scattered(GuestMemory memory, long area, int length, int pieceSize) {
        this.memory = memory;
        this.area = area;
        this.length = length;
        this.pieceSize = pieceSize;
        this.count = (length + pieceSize - 1) / pieceSize;
        for (int list = 0; list < lists(); list++) {
            memory.write(area + (long) list * LIST_SIZE, list(list));
        }
    }

    private int lists() {
        return (count + PER_LIST - 1) / PER_LIST;
    }

    private byte[] list(int list) {
        ByteBuffer bytes = ByteBuffer.allocate(LIST_SIZE).order(ByteOrder.LITTLE_ENDIAN);
        int here = Math.min(PER_LIST, count - list * PER_LIST);
        Head.NEXT.put(bytes, list + 1 < lists() ? area + (list + 1L) * LIST_SIZE : 0);
        Head.ENTRIES_IN_CHAIN.put(bytes, count);
        Head.ENTRIES.put(bytes, here);
        Head.ROOM.put(bytes, PER_LIST);
        for (int i = 0; i < here; i++) {
            int at = ScatterEntry.HEAD_SIZE + i * ScatterEntry.PIECE_SIZE;
            ByteBuffer piece = bytes.slice(at, ScatterEntry.PIECE_SIZE).order(ByteOrder.LITTLE_ENDIAN);
            Piece.ADDRESS.put(piece, piece(list * PER_LIST + i));
            Piece.LENGTH.put(piece, size(list * PER_LIST + i));
        }
        return bytes.array();
    }

    private long piece(int index) {
        return area + (long) lists() * LIST_SIZE + (long) (count - 1 - index) * pieceSize;
    }

    private int size(int index) {
        return Math.min(pieceSize, length - index * pieceSize);
    }

    /** Where the first list is. */
    long address() {
        return area;
    }

    void write(byte[] bytes) {
        for (int i = 0; i < count; i++) {
            memory.write(piece(i), Arrays.copyOfRange(bytes, i * pieceSize, i * pieceSize + size(i)));
        }
    }

    byte[] read(GuestMemory ram, int bytes) {
        ByteBuffer all = ByteBuffer.allocate(length);
        for (int i = 0; i < count; i++) {
            all.put(ram.read(piece(i), size(i)));
        }
        return Arrays.copyOf(all.array(), bytes);
    }
}
