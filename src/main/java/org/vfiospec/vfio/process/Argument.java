package org.vfiospec.vfio.process;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.vfiospec.uapi.Errno;

/**
 * The third argument of an ioctl: a number, or the address of memory that ends where the user's buffer ends.
 *
 * <p>The kernel copies: nothing that user space does to its buffer afterwards changes what was read.
 */
public final class Argument {
    private final ByteBuffer memory;
    private final long number;

    private Argument(ByteBuffer memory, long number) {
        this.memory = memory;
        this.number = number;
    }

    public static Argument of(long number) {
        return new Argument(ByteBuffer.allocate(0), number);
    }

    public static Argument of(ByteBuffer memory) {
        return new Argument(memory.slice(), -1);
    }

    /** The argument as a number; of a buffer it is an address that no request can mean. */
    public long number() {
        return number;
    }

    /** {@code copy_from_user}: the bytes, or nothing if the range is not all readable. */
    public Optional<ByteBuffer> copyIn(long offset, long length) {
        if (offset < 0 || length < 0 || offset > memory.capacity() - length) {
            return Optional.empty();
        }
        ByteBuffer copy = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
        return Optional.of(copy.put(memory.slice((int) offset, (int) length)).flip());
    }

    /** {@code copy_to_user}: all of the bytes, or none if the range is not all writable. */
    public Errno copyOut(long offset, ByteBuffer bytes) {
        boolean reachable = offset >= 0 && offset <= memory.capacity() - bytes.remaining() && !memory.isReadOnly();
        if (!reachable) {
            return Errno.EFAULT;
        }
        memory.slice((int) offset, bytes.remaining()).put(bytes.duplicate());
        return Errno.OK;
    }

    /** A string of at most {@code limit} bytes with its end mark, as {@code strndup_user} takes it. */
    public Optional<String> string(int limit) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(limit, memory.capacity()); i++) {
            if (memory.get(i) == 0) {
                return Optional.of(text.toString());
            }
            text.append((char) (memory.get(i) & 0xff));
        }
        return Optional.empty();
    }

    /**
     * A structure that starts with {@code argsz}.
     *
     * @param minimum what the caller must offer at least, in bytes
     * @param size the whole structure: what the caller did not offer is zero
     * @return what {@code body} makes of it, or the errno of a buffer that cannot be
     */
    public int structure(int minimum, int size, ToIntFunction<ByteBuffer> body) {
        Optional<ByteBuffer> head = copyIn(0, minimum);
        if (head.isEmpty()) {
            return Errno.EFAULT.result();
        }
        long argsz = Integer.toUnsignedLong(head.get().getInt(0));
        if (argsz < minimum) {
            return Errno.EINVAL.result();
        }
        Optional<ByteBuffer> whole = copyIn(0, Math.min(argsz, size));
        return whole.isEmpty() ? Errno.EFAULT.result() : body.applyAsInt(padded(whole.get(), size));
    }

    private static ByteBuffer padded(ByteBuffer bytes, int size) {
        ByteBuffer padded = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        return padded.put(bytes).rewind();
    }
}
