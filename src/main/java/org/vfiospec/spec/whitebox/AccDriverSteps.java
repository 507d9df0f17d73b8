package org.vfiospec.spec.whitebox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Then;
import java.util.List;
import org.vfiospec.acc.QmRegister;
import org.vfiospec.spec.AccActs;
import org.vfiospec.spec.World;
import org.vfiospec.trace.RegisterAccess;

/** What the migration driver of an accelerator does to registers. */
public final class AccDriverSteps {
    private static final String MAPS = "maps BAR2";
    private static final String UNMAPS = "unmaps BAR2";

    private final World world;

    public AccDriverSteps(World world) {
        this.world = world;
    }

    private List<String> acts(String device) {
        return new AccActs(world, device).ofMigrationDriver();
    }

    @Then("the migration driver of {device} does, in order:")
    public void doesInOrder(String device, List<String> expected) {
        assertThat(acts(device)).containsSubsequence(expected);
    }

    @Then("the migration driver of {device} does next to each other:")
    public void doesInARow(String device, List<String> expected) {
        assertThat(acts(device)).containsSequence(expected);
    }

    @Then("the migration driver of {device} does {string} {int} time(s)")
    public void doesTimes(String device, String act, int times) {
        assertThat(acts(device)).isNotEmpty().filteredOn(act::equals).hasSize(times);
    }

    @Then("the migration driver of {device} touches registers of the PF alone")
    public void touchesThePfAlone(String device) {
        assertThat(acts(device)).isNotEmpty().doesNotContain(MAPS);
        assertThat(new AccActs(world, device).toVf()).isEmpty();
    }

    @Then("each mapping of BAR 2 of {device} has ended")
    public void mappingsEnd(String device) {
        List<String> mappings =
                acts(device).stream().filter(act -> act.endsWith("BAR2")).toList();
        assertThat(mappings).isNotEmpty();
        for (int i = 0; i < mappings.size(); i++) {
            assertThat(mappings.get(i)).isEqualTo(i % 2 == 0 ? MAPS : UNMAPS);
        }
        assertThat(mappings).last().isEqualTo(UNMAPS);
    }

    @Then("the migration driver has written no register of {device}")
    public void hasWrittenNothing(String device) {
        assertThat(acts(device)).as("what the driver looked at").isNotEmpty();
        assertThat(new AccActs(world, device).toVf())
                .filteredOn(RegisterAccess::write)
                .allMatch(access -> access.register().equals(QmRegister.QM_MB_CMD_SEND_BASE.name()));
    }
}
