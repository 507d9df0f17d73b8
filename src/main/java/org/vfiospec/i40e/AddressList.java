package org.vfiospec.i40e;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The body of ADD_ETH_ADDR and DEL_ETH_ADDR (struct virtchnl_ether_addr_list). */
public final class AddressList {
    private static final int HEADER = 4;
    private static final int SIZE = 8;

    private AddressList() {}

    public static byte[] message(List<MacAddress> addresses) {
        ByteBuffer out = ByteBuffer.allocate(HEADER + addresses.size() * SIZE).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) VfLayout.VSI).putShort((short) addresses.size());
        addresses.forEach(address -> out.put(address.bytes()).putShort((short) 0));
        return out.array();
    }

    /** The addresses in a message; an empty list if it is not well-formed. */
    public static List<MacAddress> in(byte[] body) {
        int count = body.length < HEADER
                ? 0
                : ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN).getChar(2);
        List<MacAddress> addresses = new ArrayList<>();
        for (int at = HEADER; body.length == HEADER + count * SIZE && at < body.length; at += SIZE) {
            addresses.add(MacAddress.in(body, at));
        }
        return addresses;
    }
}
