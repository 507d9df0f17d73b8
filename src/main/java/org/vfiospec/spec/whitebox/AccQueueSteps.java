package org.vfiospec.spec.whitebox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.vfiospec.acc.Doorbell;
import org.vfiospec.acc.DoorbellPage;
import org.vfiospec.acc.Engine;
import org.vfiospec.acc.EngineCapability;
import org.vfiospec.acc.Mail;
import org.vfiospec.acc.MailboxCommand;
import org.vfiospec.acc.QmRegister;
import org.vfiospec.acc.Register;
import org.vfiospec.pci.Mmio;
import org.vfiospec.spec.World;
import org.vfiospec.trace.RegisterAccess;

/** Doorbell pages, stopped queues, commands of later chips, and what a chip says of itself. */
public final class AccQueueSteps {
    private static final int BAR = 2;
    private static final int MAILBOX = QmRegister.QM_MB_CMD_SEND_BASE.offset();
    private static final int PATIENCE = 200;
    private static final int COMPLETION = 16;
    private static final int OTHER_RANDOM = 0xaaaa;

    private final World world;
    private final Map<String, Long> seen = new TreeMap<>();

    public AccQueueSteps(World world) {
        this.world = world;
    }

    @Given("hosts with a doorbell page for each queue")
    public void hostsWithPages() {
        world.build(world.build().withPages(true));
    }

    @Given("hosts without doorbell pages")
    public void hostsWithoutPages() {
        world.build(world.build().withPages(false));
    }

    @Given("the guest has stopped queue {int} of {device}")
    public void hasStopped(int queue, String device) {
        order(device, Mail.set(MailboxCommand.STOP_QP, queue, 0));
        assertThat(Mail.of(world.vmm().device(device).read(BAR, MAILBOX, 8), 0).status())
                .isZero();
    }

    private void order(String device, Mail mail) {
        world.vmm().device(device).writePair(BAR, MAILBOX, mail.low(), mail.high());
    }

    @When("the guest orders {word} of queue {int} of {device}")
    public void orders(String command, int queue, String device) {
        world.act(() -> order(device, Mail.set(MailboxCommand.valueOf(command), queue, 0)));
    }

    @When("the guest rings queue {int} of {device} in the page of queue {int}")
    public void ringsInPage(int queue, String device, int page) {
        ring(device, DoorbellPage.BAR, DoorbellPage.of(page), new Doorbell(Doorbell.Kind.SQ, queue, 1, 0));
    }

    @When("the guest rings queue {int} of {device}")
    public void rings(int queue, String device) {
        ring(device, new Doorbell(Doorbell.Kind.SQ, queue, 1, 0));
    }

    @When("the guest rings queue {int} of {device} with another random value")
    public void ringsAtRandom(int queue, String device) {
        ring(device, new Doorbell(Doorbell.Kind.SQ, queue, OTHER_RANDOM, 1, 0));
    }

    private void ring(String device, Doorbell doorbell) {
        ring(device, BAR, doorbell.register().offset(), doorbell);
    }

    private void ring(String device, int bar, long offset, Doorbell doorbell) {
        world.act(() -> {
            world.vmm().device(device).write(bar, offset, 8, doorbell.bits());
            world.vmm().pass(PATIENCE);
        });
    }

    @When("the driver of the PF of {device} orders {word}")
    public void pfOrders(String device, String command) {
        Mail mail = Mail.set(MailboxCommand.valueOf(command), 0, 0);
        world.act(() -> pf(device).writePair(MAILBOX, mail.low(), mail.high()));
    }

    private Mmio pf(String device) {
        return world.host().function(device).physicalFunction().map(BAR, "hisi_zip");
    }

    @When("the guest reads the capability registers of {device}")
    public void readsCapabilities(String device) {
        Engine engine = Engine.ofVf(world.host().function(device).id().device()).orElseThrow();
        Stream<Register> common = List.<Register>of(QmRegister.values()).stream()
                .filter(register -> register.name().startsWith("QM_CAP_"));
        world.act(() -> Stream.concat(common, EngineCapability.allOf(engine).stream())
                .forEach(register ->
                        seen.put(register.name(), world.vmm().device(device).read(BAR, register.offset(), 4))));
    }

    @When("the host is powered on")
    public void poweredOn() {
        world.powerOnInTheStory();
    }

    @Then("it has read:")
    public void hasRead(Map<String, String> expected) {
        assertThat(seen).hasSameSizeAs(expected);
        assertThat(expected)
                .allSatisfy((register, value) ->
                        assertThat(seen.get(register)).as(register).isEqualTo(Long.decode(value)));
    }

    @Then("the mailbox of the PF of {device} reports {word}")
    public void pfReports(String device, String outcome) {
        Mail mail = Mail.of(pf(device).read(MAILBOX, 8), 0);
        assertThat(mail.busy()).isFalse();
        assertThat(mail.status() == 0 ? "success" : "failure").isEqualTo(outcome);
    }

    @Then("{int} jobs of {device} wait for the guest")
    public void jobsWait(int count, String device) {
        assertThat(world.action().dmaOf(device))
                .filteredOn(dma -> dma.write() && dma.length() == COMPLETION)
                .hasSize(count);
    }

    @Then("the guest rang {device} in BAR 4")
    public void rangInPages(String device) {
        List<RegisterAccess> rings = world.action().registerAccesses(device).stream()
                .filter(access -> access.party().endsWith("guest"))
                .filter(access -> access.register().equals(DoorbellPage.NAME))
                .toList();
        assertThat(rings).isNotEmpty().extracting(RegisterAccess::bar).containsOnly(DoorbellPage.BAR);
    }
}
