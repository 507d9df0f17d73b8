package org.vfiospec.spec.whitebox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.stream.Stream;
import org.vfiospec.acc.AbnormalError;
import org.vfiospec.acc.Doorbell;
import org.vfiospec.acc.Mail;
import org.vfiospec.acc.MailboxCommand;
import org.vfiospec.acc.PfRegister;
import org.vfiospec.acc.QmRegister;
import org.vfiospec.acc.hardware.AccPf;
import org.vfiospec.spec.AccTroubles;
import org.vfiospec.spec.World;
import org.vfiospec.trace.Dma;
import org.vfiospec.trace.Interrupt;
import org.vfiospec.trace.TraceEvent;
import org.vfiospec.vmm.GuestDevice;

/** What the chip of an accelerator does, and what meets it. */
public final class AccChipSteps {
    private static final int BAR = 2;
    private static final int MAILBOX = QmRegister.QM_MB_CMD_SEND_BASE.offset();
    private static final int FOREIGN = 600;
    /** An error of every engine that only a reset of the chip clears. */
    private static final int NEEDS_RESET = 1 << 2;

    private static final int PATIENCE = 200;

    private final World world;

    public AccChipSteps(World world) {
        this.world = world;
    }

    private AccPf chip(String device) {
        return (AccPf) world.host().function(device).physicalFunction().model();
    }

    private GuestDevice guest(String device) {
        return world.vmm().device(device);
    }

    @Given("the queue manager of {device} has reported {abnormalError}")
    public void reported(String device, AbnormalError error) {
        chip(device).reportError(error);
    }

    @Given("the engine of {device} has reported an error")
    public void engineReported(String device) {
        chip(device).reportEngineError(NEEDS_RESET);
    }

    @Given("the guest has rung the PF of {device} and got no answer")
    public void rungThePf(String device) {
        new AccTroubles(world, device).ringUnanswered();
    }

    @Given("the guest has masked the events of {device}")
    public void maskedEvents(String device) {
        guest(device).write(BAR, QmRegister.QM_VF_EQ_INT_MASK.offset(), 4, 1);
    }

    @Given("the guest has given {device} jobs and takes no completions")
    public void takesNoCompletions(String device) {
        givesJobsAtOnce(device, 2);
    }

    @When("the guest gives {device} {int} job(s)")
    public void givesJobs(String device, int count) {
        world.act(() -> {
            for (int i = 0; i < count; i++) {
                world.vmm().guest().driver(device).submit();
                world.vmm().pass(PATIENCE);
            }
        });
    }

    @Given("the guest has given the contexts of {device} another table")
    public void movedTable(String device) {
        Mail mail = Mail.set(MailboxCommand.SQC_BT, 0, world.vmm().memory().allocate(4096));
        guest(device).writePair(BAR, MAILBOX, mail.low(), mail.high());
    }

    @When("a guest starts on {device}")
    public void guestStarts(String device) {
        world.act(() -> world.startGuest(List.of(device)));
    }

    @When("the guest gives {device} {int} jobs at once")
    public void givesJobsAtOnce(String device, int count) {
        world.act(() -> {
            for (int i = 0; i < count; i++) {
                world.vmm().guest().driver(device).submit();
            }
            world.vmm().stopVcpus();
            world.vmm().pass(PATIENCE);
        });
    }

    @When("the guest writes a command to the mailbox of {device} in two pieces")
    public void writesInPieces(String device) {
        Mail mail = Mail.get(MailboxCommand.SQC_VFT_V2, 0, 0);
        world.act(() -> {
            guest(device).write(BAR, MAILBOX + 8, 8, mail.high());
            guest(device).write(BAR, MAILBOX, 8, mail.low());
        });
    }

    @When("the guest writes command {int} to the mailbox of {device}")
    public void writesCommand(int command, String device) {
        long busy = Mail.set(MailboxCommand.SQC, 0, 0).low();
        world.act(() -> guest(device).writePair(BAR, MAILBOX, busy | command, 0));
    }

    @When("the guest asks {device} for its own queues")
    public void asksForQueues(String device) {
        Mail mail = Mail.get(MailboxCommand.SQC_VFT_V2, 0, 0);
        world.act(() -> guest(device).writePair(BAR, MAILBOX, mail.low(), mail.high()));
    }

    @When("the guest rings a queue of {device} that is not its own")
    public void ringsForeignQueue(String device) {
        ring(device, new Doorbell(Doorbell.Kind.SQ, FOREIGN, 1, 0));
    }

    @When("the guest rings the event doorbell of {device} with the old head")
    public void ringsEvents(String device) {
        world.act(() -> guest(device).write(BAR, QmRegister.QM_DOORBELL_EQ_AEQ_BASE_V2.offset(), 8, 0x2000));
    }

    @When("the guest rings a doorbell of {device} in two halves")
    public void ringsHalves(String device) {
        int offset = QmRegister.QM_DOORBELL_SQ_CQ_BASE_V2.offset();
        world.act(() -> {
            guest(device).write(BAR, offset, 4, 0);
            guest(device).write(BAR, offset + 4, 4, 1);
            world.vmm().pass(PATIENCE);
        });
    }

    private void ring(String device, Doorbell doorbell) {
        world.act(() -> {
            guest(device).write(BAR, doorbell.register().offset(), 8, doorbell.bits());
            world.vmm().pass(PATIENCE);
        });
    }

    @Then("the mailbox of {device} is done and reports {word}")
    public void mailboxReports(String device, String outcome) {
        Mail mail = Mail.of(guest(device).read(BAR, MAILBOX, 8), 0);
        assertThat(mail.busy()).isFalse();
        assertThat(mail.status() == 0 ? "success" : "failure").isEqualTo(outcome);
    }

    @Then("the mailbox of {device} answers {int} queues")
    public void mailboxAnswers(String device, int queues) {
        Mail mail = Mail.of(guest(device).read(BAR, MAILBOX, 8), guest(device).read(BAR, MAILBOX + 8, 8));
        assertThat(org.vfiospec.acc.QueueRange.of(mail.base()).count()).isEqualTo(queues);
    }

    @Then("the PF of {device} shows {abnormalError}")
    public void pfShows(String device, AbnormalError error) {
        long source = chip(device).windows().get(BAR).read(PfRegister.QM_ABNORMAL_INT_SOURCE.offset(), 4);
        assertThat(source & error.bit()).isNotZero();
    }

    @Then("{device} has read no entry")
    public void readNoEntry(String device) {
        assertThat(world.sinceAction()).as("what has happened").isNotEmpty();
        assertThat(world.action().dmaOf(device)).noneMatch(dma -> !dma.write() && dma.length() == 128);
    }

    @Then("{device} has started no DMA")
    public void noDma(String device) {
        assertThat(world.sinceAction()).as("what has happened").isNotEmpty();
        assertThat(world.action().dmaOf(device)).isEmpty();
    }

    @Then("each of the {int} jobs of {device} has completed once and right")
    public void jobsCompleted(int count, String device) {
        assertThat(world.vmm().guest().driver(device).complaint()).isEmpty();
        assertThat(world.vmm().guest().driver(device).outstanding()).isZero();
        assertThat(world.vmm().guest().driver(device).completed()).isEqualTo(count);
    }

    @Then("every job of {device} completes once and right")
    public void everyJobCompletes(String device) {
        world.vmm().guest().calm(device);
        world.vmm().pass(PATIENCE);
        int completed = world.vmm().guest().driver(device).completed();
        assertThat(completed).isPositive();
        jobsCompleted(completed, device);
    }

    @Then("{device} has passed, in order:")
    public void passed(String device, List<String> expected) {
        assertThat(passages(device)).containsSubsequence(expected);
    }

    @Then("{device} has raised {int} interrupt(s)")
    public void raised(String device, int count) {
        assertThat(passages(device)).filteredOn("interrupt"::equals).hasSize(count);
    }

    private List<String> passages(String device) {
        String name = world.host().function(device).name();
        return world.sinceAction().stream()
                .filter(event -> event.party().equals(name))
                .flatMap(AccChipSteps::passage)
                .toList();
    }

    private static Stream<String> passage(TraceEvent event) {
        if (event instanceof Dma dma) {
            return Stream.of("%s %d bytes".formatted(dma.write() ? "writes" : "reads", dma.length()));
        }
        return event instanceof Interrupt ? Stream.of("interrupt") : Stream.empty();
    }
}
