package org.vfiospec;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.vfiospec.site.Generated;

/** The runs of all variants, on a thread beside the main run: no run knows of another. */
final class VariantTrial {
    private final FutureTask<List<VariantRun>> runs;

    private VariantTrial(Path features) {
        this.runs = new FutureTask<>(() -> VariantRun.all(features));
    }

    static VariantTrial begin(Path features) {
        VariantTrial trial = new VariantTrial(features);
        new Thread(trial.runs, "variants").start();
        return trial;
    }

    /** What came of them, once all are there. */
    Generated generated() {
        try {
            return VariantTables.of(runs.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while the variants were tried", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the variants cannot be tried", e.getCause());
        }
    }
}
