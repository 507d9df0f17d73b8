package org.vfiospec.i40e.hardware;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.vfiospec.i40e.MacAddress;

/**
 * The switch inside the chip: says which VFs a frame goes to.
 *
 * <p>It loops frames back to their sender (I40E_AQ_VSI_SW_ID_FLAG_LOCAL_LB). Simplified: no network is behind the port.
 */
final class Switch {
    private static final int GROUP_ADDRESS = 1;

    private final Map<String, Set<Integer>> ports = new TreeMap<>();

    void add(int vf, MacAddress address) {
        ports.computeIfAbsent(address.text(), none -> new TreeSet<>()).add(vf);
    }

    void remove(int vf, MacAddress address) {
        ports.getOrDefault(address.text(), new TreeSet<>()).remove(vf);
    }

    /** The VFs that get a frame of {@code sender}; a group address means all others that have an address at all. */
    Set<Integer> destinations(int sender, byte[] frame) {
        Set<Integer> found = new TreeSet<>();
        if (frame.length < 2 * MacAddress.SIZE) {
            return found;
        }
        if ((frame[0] & GROUP_ADDRESS) != 0) {
            ports.values().forEach(found::addAll);
            found.remove(sender);
        } else {
            found.addAll(ports.getOrDefault(MacAddress.in(frame, 0).text(), Set.of()));
        }
        return found;
    }
}
