package org.vfiospec.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.After;
import io.cucumber.java.AfterStep;
import io.cucumber.java.Scenario;
import java.util.List;
import org.vfiospec.trace.TraceEvent;

/** Hangs onto each step what it did, and lets no failed call go unnoticed. */
public final class LedgerHooks {
    private final World world;
    private int mark;

    public LedgerHooks(World world) {
        this.world = world;
    }

    @AfterStep
    public void attachWhatTheStepDid(Scenario scenario) {
        List<TraceEvent> events = world.trace().since(mark);
        if (!events.isEmpty()) {
            scenario.attach(TraceAttachment.of(events, mark + 1), TraceAttachment.MEDIA_TYPE, "recorded execution");
        }
        mark = world.trace().mark();
    }

    @After
    public void everyFailureWasLookedAt() {
        assertThat(world.hasUnreadFailure())
                .as("a call has failed and no step asked how it ended")
                .isFalse();
    }
}
