package org.vfiospec.spec.whitebox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;
import org.vfiospec.acc.AbnormalError;
import org.vfiospec.acc.ContextRegister;
import org.vfiospec.acc.Engine;
import org.vfiospec.acc.EngineCapability;
import org.vfiospec.acc.Mail;
import org.vfiospec.acc.MailboxCommand;
import org.vfiospec.acc.PfRegister;
import org.vfiospec.acc.QmRegister;
import org.vfiospec.acc.QueueRange;
import org.vfiospec.acc.Register;
import org.vfiospec.acc.hardware.AccPf;
import org.vfiospec.acc.hardware.AccVf;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.spec.World;
import org.vfiospec.trace.RegisterAccess;

/** Errors of an accelerator's chip, and troubles of its queues. */
public final class AccErrorSteps {
    private static final int BAR = 2;
    private static final int PATIENCE = 20;
    private static final int CONTEXT = 32;
    private static final int COMPLETION_QUEUE = 0x18;

    private final World world;

    public AccErrorSteps(World world) {
        this.world = world;
    }

    private PciFunction pf(String device) {
        return world.host().function(device).physicalFunction();
    }

    private AccPf chip(String device) {
        return (AccPf) pf(device).model();
    }

    private Engine engine(String device) {
        return Engine.ofPf(pf(device).id().device()).orElseThrow();
    }

    private void order(String device, Mail mail) {
        world.vmm().device(device).writePair(BAR, QmRegister.QM_MB_CMD_SEND_BASE.offset(), mail.low(), mail.high());
    }

    @Given("queue {int} of {device} completes into the ring of queue {int}")
    public void completesElsewhere(int queue, String device, int other) {
        long scratch = world.vmm().memory().allocate(CONTEXT);
        order(device, Mail.get(MailboxCommand.SQC, queue, scratch));
        ByteBuffer context = ByteBuffer.wrap(world.vmm().memory().read(scratch, CONTEXT));
        context.order(ByteOrder.LITTLE_ENDIAN).putShort(COMPLETION_QUEUE, (short) other);
        world.vmm().memory().write(scratch, context.array());
        order(device, Mail.set(MailboxCommand.SQC, queue, scratch));
    }

    @Given("the next write of {word} to {device} gets lost")
    public void loses(String register, String device) {
        AccVf vf = (AccVf) world.host().function(device).model();
        Stream.<Register[]>of(QmRegister.values(), ContextRegister.values())
                .flatMap(Stream::of)
                .filter(known -> known.name().equals(register))
                .forEach(vf::loseNextWrite);
    }

    @Given("the next write of {word} to the PF of {device} gets lost")
    public void pfLoses(String register, String device) {
        chip(device).loseNextWrite(PfRegister.valueOf(register));
    }

    @When("the queue manager of {device} reports {abnormalError}")
    public void reports(String device, AbnormalError error) {
        world.act(() -> {
            chip(device).reportError(error);
            world.vmm().pass(PATIENCE);
        });
    }

    @When("the engine of {device} reports an error that it has corrected")
    public void corrected(String device) {
        int corrected = Integer.lowestOneBit(EngineCapability.ENGINE_RAS_CE_TYPE.value(engine(device)));
        world.act(() -> {
            chip(device).reportEngineError(corrected);
            world.vmm().pass(PATIENCE);
        });
    }

    @Then("the PF of {device} shows no error")
    public void showsNone(String device) {
        assertThat(source(device, PfRegister.QM_ABNORMAL_INT_SOURCE)).isZero();
        assertThat(source(device, engine(device).errors().source())).isZero();
    }

    @Then("the PF of {device} has met {abnormalError}")
    public void hasMet(String device, AbnormalError error) {
        List<RegisterAccess> looks = world.action().accessesTo(pf(device).name()).stream()
                .filter(access -> access.register().equals(PfRegister.QM_ABNORMAL_INT_STATUS.name()))
                .toList();
        assertThat(looks).isNotEmpty().anyMatch(look -> (Long.decode(look.content()) & error.bit()) != 0);
    }

    private long source(String device, Register register) {
        return chip(device).windows().get(BAR).read(register.offset(), 4);
    }

    @Then("{device} still owns {int} queues")
    public void ownsQueues(String device, int count) {
        order(device, Mail.get(MailboxCommand.SQC_VFT_V2, 0, 0));
        long low = world.vmm().device(device).read(BAR, QmRegister.QM_MB_CMD_SEND_BASE.offset(), 8);
        long high = world.vmm().device(device).read(BAR, QmRegister.QM_MB_CMD_SEND_BASE.offset() + 8, 8);
        assertThat(QueueRange.of(Mail.of(low, high).base()).count()).isEqualTo(count);
    }

    @Then("the driver of the PF of {device} waits for a reset")
    public void waitsForReset(String device) {
        assertThat(world.host().needsReset(device)).isTrue();
    }
}
