package org.vfiospec.i40e.guest;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.vfiospec.i40e.MacAddress;

/** Ethernet frames that a station sends to itself; number and station say what is in one, so it can be made again. */
record Frames(MacAddress station) {
    /** Local experimental EtherType. */
    private static final short TYPE = (short) 0x88b5;

    private static final int HEADER = 18;
    private static final int SMALLEST = 60;
    private static final int LARGEST = 1514;

    byte[] frame(int number) {
        SplittableRandom content = new SplittableRandom(number);
        byte[] payload = new byte[content.nextInt(SMALLEST, LARGEST + 1) - HEADER];
        content.nextBytes(payload);
        return ByteBuffer.allocate(HEADER + payload.length)
                .put(station.bytes())
                .put(station.bytes())
                .putShort(TYPE)
                .putInt(number)
                .put(payload)
                .array();
    }
}
