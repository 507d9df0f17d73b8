package org.vfiospec.pci;

import java.util.Map;

/** The inside of a function: what its registers do. Contains no recording and knows no topology. */
public interface FunctionModel {

    /**
     * The register windows by BAR index, and behind them the ROM and the addresses of VGA if it has them, in no order: who goes through all of them goes by the function's BARs. The size
     * belongs to the function's config space.
     */
    Map<Integer, Mmio> windows();

    /** Hands over the way out, once, when the function is put into the fabric. */
    void connect(BusMaster bus);

    /** A function-level reset: registers return to their reset values, work in progress is dropped. */
    void reset();

    /** The pages that the function asked for last are there now, or will not come. */
    default void pagesAnswered(boolean granted) {}

    /**
     * Lets the hardware take one step of the work it has, such as fetching, computing or completing one job.
     *
     * <p>Time passes in no other way: the machine's scheduler calls this, so that every interleaving can be repeated.
     *
     * @return whether anything was done
     */
    default boolean work() {
        return false;
    }
}
