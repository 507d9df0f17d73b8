package org.vfiospec.i40e.driver;

import java.util.ArrayList;
import java.util.List;
import org.vfiospec.i40e.MacAddress;

/** What the PF's driver remembers of a VF. */
final class VfRecord {
    static final int MOST_ADDRESSES = 16;

    final List<MacAddress> addresses = new ArrayList<>();
    /** The VF's driver has been given its resources. */
    boolean active;

    Runnable listener = () -> {};
}
