package org.vfiospec.uapi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A structure of the uAPI: little-endian, its fields in the order of the header, no hidden padding. */
public interface Structure {

    /** The size in bytes, as the header's {@code sizeof}. */
    int sizeof();

    /** Writes every field in order, from the buffer's position. */
    void putTo(ByteBuffer out);

    /** The structure as the bytes that user space and the kernel exchange. */
    default ByteBuffer toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(sizeof()).order(ByteOrder.LITTLE_ENDIAN);
        putTo(bytes);
        return bytes.flip();
    }

    /** The fields by name, flags by the names of their bits; {@code argsz}, padding and zeros left out. */
    default String text() {
        return StructureText.of((Record) this);
    }
}
