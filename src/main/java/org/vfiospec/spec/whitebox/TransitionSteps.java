package org.vfiospec.spec.whitebox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.vfiospec.spec.World;
import org.vfiospec.trace.Dma;
import org.vfiospec.trace.DriverEvent;
import org.vfiospec.trace.StateChange;
import org.vfiospec.trace.TraceEvent;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.DeviceState.Bit;
import org.vfiospec.uapi.Errno;

/** Every change between two valid states, what the driver does for it, and what is left when it fails. */
public final class TransitionSteps {
    private static final int MOST_ACTIONS = 6;

    private final World world;
    private final List<Errno> outcomes = new ArrayList<>();
    private final List<DeviceState> olds = new ArrayList<>();
    private final List<DeviceState> ends = new ArrayList<>();
    private final List<Integer> waiting = new ArrayList<>();
    private long escaped;
    private final Set<String> unstable = new LinkedHashSet<>();

    public TransitionSteps(World world) {
        this.world = world;
    }

    @When("the VMM moves {device} between every two valid states")
    public void movesEverywhere(String device) {
        world.act(() -> eachPair(device));
    }

    @When("the VMM moves {device} between every two states that forbid DMA, with work waiting")
    public void movesQuietly(String device) {
        List<DeviceState> quiet =
                valid(device).stream().filter(DeviceState::isDmaQuiet).toList();
        world.host().afterEachOperation(device, () -> world.vmm().pass(12));
        world.act(() -> quiet.forEach(from -> quiet.forEach(to -> moveQuietly(device, from, to))));
        world.host().afterEachOperation(device, () -> {});
    }

    private void moveQuietly(String device, DeviceState from, DeviceState to) {
        if (!from.equals(to)) {
            world.vmm().move(device, DeviceState.RUN);
            world.vmm().move(device, from);
            waiting.add(world.vmm().guest().driver(device).outstanding());
            int mark = world.trace().mark();
            note(device, to);
            escaped += world.trace().since(mark).stream()
                    .filter(event -> event instanceof Dma)
                    .filter(event -> event.party().equals(world.host().nameOf(device)))
                    .count();
        }
    }

    @Then("{device} has started no DMA in any of {int} moves")
    public void startedNoDma(String device, int count) {
        assertThat(outcomes).hasSize(count).containsOnly(Errno.OK);
        assertThat(waiting).as("work that waited").allMatch(jobs -> jobs > 0);
        assertThat(escaped).isZero();
    }

    private void eachPair(String device) {
        List<DeviceState> states = valid(device);
        for (DeviceState from : states) {
            for (DeviceState to : states) {
                if (!from.equals(to)) {
                    enter(device, from);
                    note(device, to);
                }
            }
        }
    }

    private List<DeviceState> valid(String device) {
        return DeviceState.valid(world.vmm().port(device).announcesNdma());
    }

    private void enter(String device, DeviceState from) {
        world.vmm().reset(device);
        world.vmm().move(device, from);
        olds.add(from);
    }

    private void note(String device, DeviceState to) {
        outcomes.add(world.vmm().set(device, to));
        ends.add(world.vmm().state(device));
    }

    @Then("all {int} moves have succeeded")
    public void allSucceeded(int count) {
        assertThat(outcomes).hasSize(count).containsOnly(Errno.OK);
    }

    @Then("{device} has passed no invalid state")
    public void passedNoInvalid(String device) {
        assertThat(changes(device))
                .isNotEmpty()
                .noneMatch(state -> state.contains("RESUMING") && state.contains("SAVING"))
                .noneMatch(state -> state.contains("RESUMING") && state.contains("RUNNING"));
    }

    @When("each action of every move of {device} fails once")
    public void eachActionFails(String device) {
        world.act(() -> valid(device).forEach(from -> valid(device).forEach(to -> failEach(device, from, to))));
    }

    private void failEach(String device, DeviceState from, DeviceState to) {
        boolean failed = true;
        for (int passed = 0; failed && passed < MOST_ACTIONS; passed++) {
            enter(device, from);
            world.host().faults(device).failAfter(passed);
            note(device, to);
            world.host().faults(device).clear();
            failed = outcomes.get(outcomes.size() - 1).failed();
        }
        if (!failed) {
            forgetLast();
        }
    }

    // The last round of a move is the one in which nothing failed any more.
    private void forgetLast() {
        int last = outcomes.size() - 1;
        outcomes.remove(last);
        olds.remove(last);
        ends.remove(last);
    }

    @Then("every one of more than {int} writes has failed")
    public void everyWriteFailed(int count) {
        assertThat(outcomes).hasSizeGreaterThan(count).allMatch(Errno::failed);
    }

    @Then("after each of them {device} was in the old state or in error")
    public void oldStateOrError(String device) {
        for (int i = 0; i < ends.size(); i++) {
            assertThat(ends.get(i)).isIn(olds.get(i), DeviceState.ERROR);
        }
    }

    @Then("{device} was in error only when a load had failed")
    public void errorOnlyAfterLoad(String device) {
        for (int i = 0; i < ends.size(); i++) {
            boolean loaded = olds.get(i).has(Bit.RESUMING);
            assertThat(loaded || !ends.get(i).equals(DeviceState.ERROR))
                    .as("from %s", olds.get(i))
                    .isTrue();
        }
    }

    @When("the VMM moves {device} between every two valid states twice")
    public void movesTwice(String device) {
        world.act(() -> valid(device).forEach(from -> valid(device).forEach(to -> compare(device, from, to))));
    }

    private void compare(String device, DeviceState from, DeviceState to) {
        if (!operations(device, from, to).equals(operations(device, from, to))) {
            unstable.add(from + " to " + to);
        }
    }

    private List<String> operations(String device, DeviceState from, DeviceState to) {
        enter(device, from);
        int mark = world.trace().mark();
        note(device, to);
        return world.trace().since(mark).stream()
                .filter(DriverEvent.class::isInstance)
                .map(TraceEvent::event)
                .toList();
    }

    @Then("the driver took the same actions both times")
    public void sameActions() {
        assertThat(unstable).isEmpty();
        assertThat(outcomes).isNotEmpty();
    }

    @Then("the migration driver of {device} has done, in order:")
    public void hasDone(String device, List<String> actions) {
        assertThat(world.sinceAction().stream()
                        .filter(DriverEvent.class::isInstance)
                        .map(TraceEvent::event))
                .containsExactlyElementsOf(actions);
    }

    @Then("the migration driver of {device} has taken it through, in order:")
    public void hasTakenThrough(String device, List<String> states) {
        assertThat(changes(device)).containsExactlyElementsOf(states);
    }

    @Then("the state of {device} has not changed by itself")
    public void notChangedByItself(String device) {
        assertThat(world.sinceAction()).isNotEmpty();
        assertThat(changes(device)).isEmpty();
    }

    @When("{int} slices of time pass")
    public void timePasses(int slices) {
        world.act(() -> world.vmm().pass(slices));
    }

    @Given("no reset of {device} can be carried out")
    public void resetsAreBlocked(String device) {
        world.host().blockResets(device);
    }

    @When("the VMM tries to reset {device}")
    public void triesToReset(String device) {
        world.attempt(() -> world.vmm().reset(device));
    }

    @Then("the reset fails")
    public void resetFails() {
        assertThat(world.attempt()).isNotEqualTo(Errno.OK);
    }

    private List<StateChange> stateChanges(String device) {
        return world.sinceAction().stream()
                .filter(StateChange.class::isInstance)
                .map(StateChange.class::cast)
                .toList();
    }

    private List<String> changes(String device) {
        return stateChanges(device).stream().map(StateChange::to).toList();
    }
}
