package org.vfiospec.spec.blackbox;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.util.Comparator;
import java.util.List;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;

/** What the VMM does with its devices. */
public final class VmmSteps {
    private final World world;

    public VmmSteps(World world) {
        this.world = world;
    }

    @Given("a running guest with device {device}")
    public void runningGuest(String device) {
        world.start(List.of(device));
    }

    @Given("a running guest with devices {devices}")
    public void runningGuest(List<String> devices) {
        world.start(devices);
    }

    @Given("the VMM has moved {device} to {device state}")
    public void hasMoved(String device, DeviceState target) {
        world.vmm().move(device, target);
    }

    @Given("the VMM has set {device} to {bits}")
    public void hasSet(String device, DeviceState target) {
        world.vmm().move(device, target);
    }

    @When("the VMM opens {device}")
    public void opens(String device) {
        world.act(() -> world.open(List.of(device)));
    }

    @When("the VMM closes {device} and opens it again")
    public void reopens(String device) {
        world.act(() -> world.vmm().reopen(device));
    }

    @When("the VMM starts a migratable guest with devices {devices}")
    public void startsGuest(List<String> devices) {
        world.act(() -> world.start(devices));
    }

    @When("the VMM saves {device}")
    public void saves(String device) {
        world.act(() -> world.saved(world.vmm().save()));
    }

    @When("the VMM saves the guest")
    public void savesGuest() {
        world.act(() -> world.saved(world.vmm().save()));
    }

    @When("the VMM suspends the guest")
    public void suspends() {
        world.act(() -> world.saved(world.vmm().suspend()));
    }

    @When("the VMM moves {device} to {device state}")
    public void moves(String device, DeviceState target) {
        world.act(() -> world.vmm().move(device, target));
    }

    @When("the VMM sets {device} to {bits}")
    public void sets(String device, DeviceState target) {
        world.act(() -> world.vmm().move(device, target));
    }

    @When("the VMM stops the vCPUs and moves {device} to {device state}")
    public void stopsVcpusAndMoves(String device, DeviceState target) {
        world.act(() -> {
            world.vmm().stopVcpus();
            world.vmm().move(device, target);
        });
    }

    @When("the VMM tries to move {device} to {device state}")
    public void triesToMove(String device, DeviceState target) {
        world.attempt(() -> world.vmm().set(device, target));
    }

    @When("the VMM tries to set {device} to {bits}")
    public void triesToSet(String device, DeviceState target) {
        world.attempt(() -> world.vmm().set(device, target));
    }

    @When("the VMM tries to move {device} to each valid state")
    public void triesEach(String device) {
        boolean ndma = world.vmm().port(device).announcesNdma();
        world.attempt(() -> DeviceState.valid(ndma).stream()
                .map(target -> world.vmm().set(device, target))
                .min(Comparator.comparing(Errno::failed))
                .orElseThrow());
    }

    @Given("the VMM has reset {device}")
    public void hasReset(String device) {
        world.vmm().reset(device);
    }

    @When("the VMM resets {device}")
    public void resets(String device) {
        world.act(() -> world.vmm().reset(device));
    }

    @When("the VMM asks for the device information of {device}")
    public void asksForInformation(String device) {
        world.act(() -> world.vmm().opened(device).info());
    }

    @When("the VMM looks for the migration region of {device}")
    public void looksForRegion(String device) {
        world.act(() -> world.vmm().port(device).info());
    }
}
