package org.vfiospec.spec.topology;

import org.vfiospec.pci.Platform;
import org.vfiospec.spec.World;
import org.vfiospec.trace.Dma;

/** The machine that the steps of one scenario speak of, and the last request on it. */
public final class Situation {
    private final World world;
    private Bench bench;
    private Dma last;

    public Situation(World world) {
        this.world = world;
    }

    void build(String tree, Platform platform) {
        bench = Bench.of(tree, platform, world.trace());
    }

    Bench bench() {
        if (bench == null) {
            throw new IllegalStateException("no step has built a machine yet");
        }
        return bench;
    }

    World world() {
        return world;
    }

    void sent(Dma request) {
        last = request;
    }

    /** What the ledger has of the last request. */
    Dma last() {
        if (last == null) {
            throw new IllegalStateException("no function has issued a request yet");
        }
        return last;
    }
}
