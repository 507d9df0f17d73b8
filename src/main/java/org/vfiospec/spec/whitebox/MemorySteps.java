package org.vfiospec.spec.whitebox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import org.vfiospec.spec.Lines;
import org.vfiospec.spec.World;
import org.vfiospec.vmm.SavedGuest;

/** Where the bytes of guest memory are. */
public final class MemorySteps {
    private final World world;

    public MemorySteps(World world) {
        this.world = world;
    }

    @Then("the migration data of {device} repeat no line of guest memory")
    public void repeatNoLine(String device) {
        SavedGuest saved = world.saved();
        Lines ofMemory = Lines.of(saved.memory().values());
        assertThat(ofMemory.count())
                .as("lines of guest memory that hold something")
                .isPositive();
        assertThat(ofMemory.sharedWith(Lines.of(saved.device(device).segments())))
                .as("lines that the migration data of %s repeat", device)
                .isEmpty();
    }
}
