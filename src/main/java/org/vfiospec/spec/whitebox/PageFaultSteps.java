package org.vfiospec.spec.whitebox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.vfiospec.pci.PageRequest;
import org.vfiospec.spec.World;
import org.vfiospec.trace.Milestone;
import org.vfiospec.trace.PageEvent;
import org.vfiospec.trace.TraceEvent;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;

/** Devices that wait for pages, and the guest that brings them. */
public final class PageFaultSteps {
    private static final int SLICES = 60;
    private static final int JOBS = 2;

    private final World world;
    private List<Errno> answers = List.of();

    public PageFaultSteps(World world) {
        this.world = world;
    }

    @Given("a guest that brings the pages of {device}")
    public void bringsPages(String device) {
        start(List.of(device), true, true);
    }

    @When("the VMM starts a migratable guest with page faults for {devices}")
    public void startsMigratable(List<String> devices) {
        world.act(() -> start(devices, true, false));
    }

    @When("the VMM starts a guest that stays, with page faults for {devices}")
    public void startsStaying(List<String> devices) {
        world.act(() -> start(devices, false, false));
    }

    @When("the VMM combines migration with page faults for {devices}")
    public void combines(List<String> devices) {
        world.act(() -> start(devices, true, true));
    }

    private void start(List<String> devices, boolean migratable, boolean combined) {
        world.open(devices);
        world.vmm().offerFaults(world.host().faultPort(), combined);
        world.startGuest(devices, migratable);
    }

    @Given("the firmware of {device} lets go of what waits for a page")
    public void letsGo(String device) {
        world.host().cancelFaults(device, true);
    }

    @Given("the firmware of {device} waits with what waits for a page")
    public void waitsToo(String device) {
        world.host().cancelFaults(device, false);
    }

    @Given("{device} waits for a page")
    public void waitsForPage(String device) {
        waits(device, request -> true);
    }

    @Given("{device} waits for a page to write to")
    public void waitsForPageToWrite(String device) {
        waits(device, PageRequest::write);
    }

    private void waits(String device, Predicate<PageRequest> which) {
        world.vmm().guest().driver(device).submit();
        for (int i = 0; i < SLICES && awaited(device).stream().noneMatch(which); i++) {
            world.vmm().pass();
        }
        assertThat(awaited(device)).as("pages that %s waits for", device).anyMatch(which);
    }

    @Given("the guest takes pages of {device} back whenever it can")
    public void takesBack(String device) {
        world.vmm().reclaimPages();
        world.vmm().guest().keepBusy(device);
    }

    @When("{device} comes to wait for a page")
    public void comesToWait(String device) {
        world.act(() -> waitsForPage(device));
    }

    @When("the guest brings the page and the VMM sets {device} to {bits}")
    public void bringsAndSets(String device, DeviceState target) {
        world.act(() -> {
            world.vmm().pass(SLICES);
            world.vmm().move(device, target);
        });
    }

    @When("the VMM tries {int} times to set {device} to {bits}")
    public void triesOften(int times, String device, DeviceState target) {
        world.act(() -> answers = Stream.generate(() -> {
                    world.vmm().pass();
                    return world.vmm().set(device, target);
                })
                .limit(times)
                .toList());
    }

    @Then("each write failed with {errno}")
    public void eachFailed(Errno errno) {
        assertThat(answers).isNotEmpty().containsOnly(errno);
    }

    @Then("the VMM can set {device} to {bits} meanwhile")
    public void canSet(String device, DeviceState target) {
        assertThat(world.vmm().set(device, target)).isEqualTo(Errno.OK);
        assertThat(awaited(device)).as("pages that %s still waits for", device).isNotEmpty();
    }

    @Then("the guest goes on using {device} when it has brought the page")
    public void goesOn(String device) {
        int done = world.vmm().guest().driver(device).completed();
        world.passUntilDone(device, done + 1);
        assertThat(world.vmm().guest().driver(device).completed()).isGreaterThan(done);
    }

    @Then("the guest goes on using {device} once its vCPUs run")
    public void goesOnOnceRunning(String device) {
        world.vmm().runVcpus();
        goesOn(device);
    }

    @Then("the guest goes on using {device} after NDMA was cleared")
    public void goesOnAfterwards(String device) {
        world.vmm().move(device, DeviceState.RUN);
        goesOn(device);
    }

    @Then("{device} waits for no page")
    public void waitsForNone(String device) {
        assertThat(awaited(device)).isEmpty();
    }

    /** Requests and answers since the action began, up to the stop of the vCPUs. */
    @Then("no device waited for a page when the vCPUs stopped")
    public void nobodyWaited() {
        List<TraceEvent> all = world.trace().all();
        int stop = all.lastIndexOf(new Milestone("VMM", "stops", "vCPUs", ""));
        List<PageEvent> before = pageEvents(all.subList(0, stop));
        assertThat(before).isNotEmpty();
        assertThat(before.stream().filter(e -> e.event().equals("page request")))
                .hasSameSizeAs(before.stream()
                        .filter(e -> e.event().equals("page response"))
                        .toList());
        assertThat(pageEvents(all.subList(stop, all.size()))).isEmpty();
    }

    @Then("the VMM has offered page faults of {device}")
    public void offered(String device) {
        assertThat(world.sinceAction()).contains(new Milestone("VMM", "offers", "page faults of " + device, ""));
    }

    @Then("the VMM has withheld page faults of {device}")
    public void withheld(String device) {
        assertThat(world.sinceAction()).contains(new Milestone("VMM", "withholds", "page faults of " + device, ""));
    }

    @Then("the guest uses {device}, which asks for pages")
    public void asks(String device) {
        use(device);
        assertThat(pageEvents(world.sinceAction())).isNotEmpty();
    }

    @Then("the guest uses {device}, which asks for no page")
    public void asksForNone(String device) {
        use(device);
        assertThat(pageEvents(world.sinceAction())).isEmpty();
    }

    private void use(String device) {
        world.vmm().guest().keepBusy(device);
        world.passUntilDone(device, JOBS);
        assertThat(world.vmm().guest().driver(device).completed()).isGreaterThanOrEqualTo(JOBS);
    }

    private List<PageRequest> awaited(String device) {
        return world.host().pageRequests(device);
    }

    private static List<PageEvent> pageEvents(List<TraceEvent> events) {
        return events.stream()
                .filter(PageEvent.class::isInstance)
                .map(PageEvent.class::cast)
                .toList();
    }
}
