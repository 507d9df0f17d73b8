package org.vfiospec.uapi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The capabilities behind an info structure, linked by offsets from the structure's start.
 *
 * <p>The kernel starts each link at a multiple of 8; a reader follows the offsets.
 */
public final class CapabilityChain {
    private static final int ALIGNMENT = 8;

    private CapabilityChain() {}

    /** The bytes of a chain that starts {@code start} bytes into its buffer. */
    public static ByteBuffer toBytes(List<Capability> capabilities, int start) {
        int size = capabilities.stream().mapToInt(CapabilityChain::room).sum();
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < capabilities.size(); i++) {
            put(bytes, capabilities.get(i), start, i == capabilities.size() - 1);
        }
        return bytes.flip();
    }

    private static void put(ByteBuffer bytes, Capability capability, int start, boolean last) {
        int end = bytes.position() + room(capability);
        bytes.putShort((short) capability.id()).putShort((short) capability.version());
        bytes.putInt(last ? 0 : start + end).put(capability.body()).position(end);
    }

    private static int room(Capability capability) {
        int size = Capability.HEADER + capability.body().remaining();
        return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /**
     * The capabilities of an info structure's buffer.
     *
     * @param info the whole buffer, the structure at its position
     * @param first the structure's {@code cap_offset}; 0 for no chain
     * @throws IllegalArgumentException where an offset leads out of the buffer or backwards
     */
    public static List<Capability> parse(ByteBuffer info, int first) {
        ByteBuffer bytes = info.slice().order(ByteOrder.LITTLE_ENDIAN);
        List<Capability> found = new ArrayList<>();
        for (int at = first, next; at != 0; at = next) {
            next = next(bytes, at);
            int end = next == 0 ? bytes.limit() : next;
            ByteBuffer body = bytes.slice(at + Capability.HEADER, end - at - Capability.HEADER);
            found.add(new Capability(bytes.getShort(at) & 0xffff, bytes.getShort(at + 2) & 0xffff, body));
        }
        return found;
    }

    private static int next(ByteBuffer bytes, int at) {
        boolean inside = at > 0 && at <= bytes.limit() - Capability.HEADER;
        int next = inside ? bytes.getInt(at + 4) : -1;
        boolean forward = next == 0 || next >= at + Capability.HEADER && next <= bytes.limit();
        if (!forward) {
            throw new IllegalArgumentException("capability at 0x%x links to 0x%x".formatted(at, next));
        }
        return next;
    }
}
