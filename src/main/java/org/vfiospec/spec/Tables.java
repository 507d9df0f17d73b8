package org.vfiospec.spec;

import org.vfiospec.site.Generated;
import org.vfiospec.spec.i40e.I40eTables;

/** Every table that the machine makes for a page; a room's own are made in a class of their own. */
public final class Tables {
    private Tables() {}

    public static Generated all() {
        return Generated.all(
                Generated.of(RegisterTables.all()),
                Generated.of(AccTables.all()),
                Generated.of(AccLayouts.all()),
                AccEditions.all(),
                AccSweep.all(),
                Generated.of(I40eTables.all()));
    }
}
