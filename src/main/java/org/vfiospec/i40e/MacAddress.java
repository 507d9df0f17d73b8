package org.vfiospec.i40e;

import java.util.Arrays;
import java.util.HexFormat;

/** The address of an Ethernet station, as {@code 02:00:00:00:00:01}. */
public record MacAddress(String text) {
    public static final int SIZE = 6;

    private static final HexFormat HEX = HexFormat.ofDelimiter(":");

    /** The six bytes that begin at {@code from}. */
    public static MacAddress in(byte[] bytes, int from) {
        return new MacAddress(HEX.formatHex(Arrays.copyOfRange(bytes, from, from + SIZE)));
    }

    public byte[] bytes() {
        return HEX.parseHex(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
