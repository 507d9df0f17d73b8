package org.vfiospec.spec.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import org.vfiospec.spec.DirtyQuery;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vmm.DirtyLog;

/** What a VMM asks the log of dirty pages, and what the log answers. */
public final class DirtyLogSteps {
    private static final int PAGE = 4096;
    private static final int SLICES = 10;

    private final World world;
    private final List<List<Long>> answers = new ArrayList<>();
    private DirtyLog log;

    public DirtyLogSteps(World world) {
        this.world = world;
    }

    private DirtyLog log() {
        log = log == null ? world.vmm().dirtyLog() : log;
        return log;
    }

    private void take() {
        answers.add(log().take());
    }

    @Given("the VMM has started the log")
    public void hasStarted() {
        log().start();
    }

    @Given("the VMM has stopped the log")
    public void hasStopped() {
        log().stop();
    }

    @Given("the VMM has read the log")
    public void hasRead() {
        take();
        answers.clear();
    }

    @When("the VMM starts the log")
    public void starts() {
        world.act(log()::start);
    }

    @When("the VMM stops the log, starts it again and reads it")
    public void restarts() {
        world.act(() -> {
            log().stop();
            log().start();
            take();
        });
    }

    @When("the VMM reads the log")
    public void reads() {
        world.act(this::take);
    }

    @When("the VMM reads the log {int} times while time passes")
    public void reads(int times) {
        world.act(() -> {
            for (int i = 0; i < times; i++) {
                world.vmm().pass(SLICES);
                take();
            }
        });
    }

    @When("the VMM tries to read the log")
    public void triesToRead() {
        world.attempt(() -> log().query(log().base(), log().size(), PAGE, log().bitmapSize()));
    }

    @When("the VMM asks the log with {dirtyQuery}")
    public void asks(DirtyQuery query) {
        world.attempt(() -> query.ask(log()));
    }

    @When("the VMM sends the flags {int} to the log")
    public void sendsFlags(int flags) {
        world.attempt(() -> log().request(flags));
    }

    @Then("the container refuses with EINVAL")
    public void refuses() {
        assertThat(world.attempt()).isEqualTo(Errno.EINVAL);
    }

    @Then("the container accepts")
    public void accepts() {
        assertThat(world.attempt()).isEqualTo(Errno.OK);
    }

    @Then("the log can be read")
    public void canBeRead() {
        assertThat(log().query(log().base(), log().size(), PAGE, log().bitmapSize()))
                .isEqualTo(Errno.OK);
    }

    @Then("the log names each page of guest memory")
    public void namesEachPage() {
        assertThat(last()).hasSize((int) (log().size() / PAGE)).doesNotHaveDuplicates();
    }

    @Then("the log names some pages of guest memory and not all")
    public void namesSome() {
        assertThat(last()).isNotEmpty().hasSizeLessThan((int) (log().size() / PAGE));
    }

    @Then("the log names no page of guest memory")
    public void namesNone() {
        assertThat(last()).isEmpty();
    }

    @Then("the log has named pages {int} times")
    public void hasNamedPages(int times) {
        assertThat(answers).hasSize(times).noneMatch(List::isEmpty);
    }

    private List<Long> last() {
        assertThat(answers).as("answers of the log").isNotEmpty();
        return answers.get(answers.size() - 1);
    }
}
