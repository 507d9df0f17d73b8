package org.vfiospec.spec.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.ByteBuffer;
import org.vfiospec.uapi.IrqSet;

/** Vectors and the eventfds that stand for them. */
public final class InterruptSteps {
    private static final int MSI = 1;
    private static final int MSIX = 2;
    private static final int EVENTFD = IrqSet.DATA_EVENTFD | IrqSet.ACTION_TRIGGER;
    private static final ByteBuffer NOTHING = User.little(0);

    private final Bench bench;

    public InterruptSteps(Bench bench) {
        this.bench = bench;
    }

    @Given("the user has enabled {interrupt}")
    public void hasEnabled(int index) {
        Bench.demand(bench.enable(index, 1));
    }

    @When("the user enables {interrupt}")
    public void enables(int index) {
        bench.attempt(() -> bench.enable(index, 1));
    }

    @When("the user enables {int} vectors of {interrupt}")
    public void enables(int count, int index) {
        bench.attempt(() -> bench.enable(index, count));
    }

    @Then("the user can enable {interrupt}")
    public void canEnable(int index) {
        assertThat(bench.enable(index, 1)).isZero();
    }

    @When("the user sends an interrupt request with index {long}")
    public void withIndex(long index) {
        send(IrqSet.DATA_NONE | IrqSet.ACTION_TRIGGER, (int) index, 0, 1, NOTHING);
    }

    @When("the user sends an interrupt request with no data type")
    public void withoutType() {
        send(IrqSet.ACTION_TRIGGER, MSIX, 0, 1, User.int32(0));
    }

    @When("the user sends an interrupt request with two data types")
    public void withTwoTypes() {
        send(EVENTFD | IrqSet.DATA_BOOL, MSIX, 0, 1, User.int32(0));
    }

    @When("the user sends an interrupt request with an unknown flag")
    public void withUnknownFlag() {
        send(EVENTFD | 1 << 6, MSIX, 0, 1, User.int32(-1));
    }

    @When("the user sends an interrupt request with a start past the last vector")
    public void withStartPast() {
        send(EVENTFD, MSIX, Cards.VECTORS, 1, User.int32(-1));
    }

    @When("the user sends an interrupt request with one vector too many")
    public void withTooMany() {
        send(EVENTFD, MSIX, Cards.VECTORS - 1, 2, User.little(8));
    }

    @When("the user sends an interrupt request with a count that wraps around")
    public void withWrap() {
        send(EVENTFD, MSIX, 2, -2, User.little(8));
    }

    @When("the user sends an interrupt request with a payload that is too short")
    public void withShortPayload() {
        send(EVENTFD, MSIX, 0, 2, User.int32(-1));
    }

    @When("the user sends an interrupt request with a huge count and no payload")
    public void withHugeCount() {
        send(EVENTFD, MSIX, 0, 1 << 31, NOTHING);
    }

    private void send(int flags, int index, int start, int count, ByteBuffer data) {
        bench.attempt(() -> bench.user().irqs(flags, index, start, count, data.duplicate()));
    }

    @When("the user masks {interrupt}")
    public void masks(int index) {
        bench.attempt(() -> bench.user().bare(IrqSet.ACTION_MASK, index, 1));
    }

    @When("the user unmasks {interrupt}")
    public void unmasks(int index) {
        bench.attempt(() -> bench.user().bare(IrqSet.ACTION_UNMASK, index, 1));
    }

    @Given("{device} has asserted its pin")
    public void asserted(String device) {
        bench.card(device).bus().interrupt(0);
    }

    @Given("{device} has lowered its pin")
    public void lowered(String device) {
        bench.card(device).bus().lowerPin();
    }

    @When("{device} asserts its pin twice")
    public void assertsTwice(String device) {
        asserted(device);
        asserted(device);
    }

    @Given("the host has {int} vectors left")
    public void vectorsLeft(int vectors) {
        bench.kernel().limitVectors(vectors);
    }

    @When("the user gives vector 0 of MSI-X the descriptor -1")
    public void takesAway() {
        bench.attempt(() -> bench.user().trigger(MSIX, -1));
    }

    @When("the user disables {interrupt}")
    public void disables(int index) {
        bench.attempt(() -> bench.user().bare(IrqSet.ACTION_TRIGGER, index, 0));
    }

    @When("the user enables MSI-X with a closed descriptor in its last vector")
    public void enablesWithClosed() {
        enablesWith(999);
    }

    @When("the user enables MSI-X with the group's file in its last vector")
    public void enablesWithGroup() {
        enablesWith(bench.user().group());
    }

    private void enablesWith(int fd) {
        Bench.demand(bench.enable(MSI, 1));
        Bench.demand(bench.user().bare(IrqSet.ACTION_TRIGGER, MSI, 0));
        bench.attempt(() -> bench.user().trigger(MSIX, bench.eventfd(), fd));
    }

    @When("{device} sends an MSI-X message as a bus master")
    public void sendsMessage(String device) {
        bench.user(device);
        bench.master();
        bench.card(device).bus().interrupt(0);
    }
}
