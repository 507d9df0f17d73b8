package org.vfiospec.spec.whitebox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.util.List;
import org.vfiospec.mlx5.Mlx5PeerDriver;
import org.vfiospec.spec.Ledger;
import org.vfiospec.spec.World;
import org.vfiospec.vmm.Guest;

/** Devices that reach one another. */
public final class PeerSteps {
    private static final int SLICES = 30;

    private final World world;

    public PeerSteps(World world) {
        this.world = world;
    }

    @Given("a guest in which {device} keeps writing into {device}")
    public void keepsWriting(String from, String to) {
        world.open(List.of(to, from));
        Guest guest = new Guest();
        guest.install(from, Mlx5PeerDriver.aimedAt(world.vmm().device(to)));
        world.vmm().start(guest, true);
        guest.keepBusy(from);
        assertThat(world.pass(SLICES).accessesBy(from, to))
                .as("writes of %s into %s", from, to)
                .isNotEmpty();
    }

    @Given("the devices work on while {device} is being stopped")
    public void workOn(String device) {
        world.host().workDuring(device);
    }

    @Then("{device} has not touched {device} from when that left RUNNING")
    public void notTouchedAfterwards(String from, String to) {
        Ledger action = world.action();
        assertThat(action.accessesBy(from, to)).as("accesses before").isNotEmpty();
        assertThat(action.leavesRunning(to)).isNotNegative();
        assertThat(action.after(action.leavesRunning(to)).accessesBy(from, to)).isEmpty();
    }
}
