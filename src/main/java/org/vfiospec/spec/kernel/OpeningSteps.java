package org.vfiospec.spec.kernel;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import org.vfiospec.vfio.core.InterruptIsolation;

/** The way from nothing to a device, and back. */
public final class OpeningSteps {
    private final Bench bench;

    public OpeningSteps(Bench bench) {
        this.bench = bench;
    }

    @Given("a user with {device} open")
    public void opened(String device) {
        bench.open(device);
    }

    @Given("another user with {device} open")
    public void anotherOpened(String device) {
        String subject = bench.subject();
        bench.open(device);
        bench.user(subject);
    }

    @Given("a user who has opened {device} and made it a bus master")
    public void openedMaster(String device) {
        bench.open(device);
        bench.master();
    }

    @Given("a user who has opened {device} and enabled its MSI-X vectors")
    public void openedWithVectors(String device) {
        bench.open(device);
        bench.enable(Bench.MSIX, 1);
    }

    @Given("the user of {device} has closed everything")
    public void closedEverything(String device) {
        bench.user(device).exit();
    }

    @When("another user opens the group of {device}")
    public void opensGroup(String device) {
        User another = bench.newUser(device, "another user");
        bench.attempt(another::openGroup);
    }

    @Given("a user who holds the group of {device} alone")
    public void holdsGroup(String device) {
        Bench.demand(bench.bind(device).result());
        Bench.demand(bench.user(device).openGroup());
    }

    @Given("a user who has put the group of {device} into a container")
    public void joined(String device) {
        holdsGroup(device);
        Bench.demand(bench.user().openContainer());
        Bench.demand(bench.user().joinContainer());
    }

    @Given("a user who holds the group of {device} in a container with an IOMMU")
    public void joinedWithIommu(String device) {
        joined(device);
        Bench.demand(bench.user().chooseIommu(User.TYPE1V2));
    }

    @Given("a host whose interrupt controller cannot tell devices apart")
    public void withoutIsolation() {
        bench.powerOn(new InterruptIsolation(false, false));
    }

    @Given("a host whose interrupt controller cannot tell devices apart, which its administrator accepts")
    public void withoutIsolationAccepted() {
        bench.powerOn(new InterruptIsolation(false, true));
    }

    @When("the user chooses an IOMMU type")
    public void choosesIommu() {
        bench.attempt(() -> bench.user().chooseIommu(User.TYPE1V2));
    }

    @When("the user asks the group for {device}")
    public void asksForDevice(String device) {
        bench.attempt(() -> bench.user(device).openDevice(""));
    }

    @Given("the user of {device} has come back")
    public void comeBack(String device) {
        bench.openBound(device);
    }

    @When("a user opens {device}")
    public void opens(String device) {
        bench.open(device);
    }

    @When("the user takes the group of {device} out of its container")
    public void leaves(String device) {
        bench.attempt(() -> bench.user(device).leaveContainer());
    }

    @Given("the kernel has written the registers of {device}")
    public void kernelWrote(String device) {
        bench.function(device).map(2, "kernel").write(0x10, 4, 0x55aa);
    }

    @Given("somebody holds the device lock of {device}")
    public void holdsLock(String device) {
        bench.kernel().lock(bench.function(device), true);
    }

    @When("the user closes {device}")
    public void closes(String device) {
        bench.attempt(() -> bench.user(device).close());
    }

    @Given("{device} in the hands of a user, with its virtual functions bound to vfio-pci")
    public void physicalInHands(String device) {
        bench.open(device);
        bench.machine().enableVirtualFunctions();
        Bench.demand(bench.bind("vf0").result());
    }

    @Given("the user of {device} has set token {word}")
    public void setToken(String device, String uuid) {
        Bench.demand(bench.user(device).setToken(uuid));
    }

    @When("a user asks for {device} with no options")
    public void asksPlain(String device) {
        bench.attempt(() -> bench.user(device).openAll(""));
    }

    @When("a user asks for {device} with token {word}")
    public void asksWithToken(String device, String uuid) {
        bench.attempt(() -> bench.user(device).openAll(" vf_token=" + uuid));
    }

    @When("a user asks for {device} with an odd word")
    public void asksOddly(String device) {
        bench.attempt(() -> bench.user(device).openAll(" please"));
    }
}
