package org.vfiospec.spec.whitebox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import org.vfiospec.acc.FunctionMessage;
import org.vfiospec.acc.Mail;
import org.vfiospec.acc.MailboxCommand;
import org.vfiospec.acc.PfRegister;
import org.vfiospec.acc.QmRegister;
import org.vfiospec.acc.Register;
import org.vfiospec.acc.guest.AccGuestDriver;
import org.vfiospec.pci.Mmio;
import org.vfiospec.spec.AccActs;
import org.vfiospec.spec.World;
import org.vfiospec.trace.ConfigAccess;
import org.vfiospec.trace.RegisterAccess;
import org.vfiospec.trace.TraceEvent;
import org.vfiospec.uapi.Errno;

/** What the PF of an accelerator and its VFs say to one another, and the reset of the chip under them. */
public final class AccMessageSteps {
    private static final int BAR = 2;
    private static final int PATIENCE = 200;
    private static final int ALL = 0x7f;
    private static final int OTHER_VF = 2;
    /** The PF's SR-IOV control register and its bit "VF memory space". */
    private static final int SRIOV_CONTROL = 0x208;

    private static final int VF_MEMORY = 0x8;

    private final World world;

    public AccMessageSteps(World world) {
        this.world = world;
    }

    private AccGuestDriver driver(String device) {
        return (AccGuestDriver) world.vmm().guest().driver(device);
    }

    private List<String> story(String device) {
        return new AccActs(world, device).ofEverybody();
    }

    private Mmio pf(String device) {
        return world.host().function(device).physicalFunction().map(BAR, "hisi_zip");
    }

    private Mmio vf(String device) {
        return world.host().function(device).model().windows().get(BAR);
    }

    private static void order(Mmio function, Mail mail) {
        function.writePair(QmRegister.QM_MB_CMD_SEND_BASE.offset(), mail.low(), mail.high());
    }

    @Given("the guest has masked the messages of {device}")
    public void maskedMessages(String device) {
        vf(device).write(QmRegister.QM_IFC_INT_MASK.offset(), 4, 1);
    }

    @Given("the guest has just begun to keep {device} busy")
    public void hasJustBegun(String device) {
        driver(device).submit();
        driver(device).submit();
        world.vmm().guest().keepBusy(device);
    }

    @When("the guest asks the PF of {device} for its bandwidth")
    public void asksForBandwidth(String device) {
        world.act(() -> {
            driver(device).askForBandwidth();
            world.vmm().pass(PATIENCE);
        });
    }

    @When("the PF of {device} posts a message to all VFs and rings them")
    public void tellsAll(String device) {
        world.act(() -> {
            order(pf(device), Mail.set(MailboxCommand.SRC, 0xffff, FunctionMessage.PF_SET_QOS.with(7)));
            pf(device).write(PfRegister.QM_IFC_INT_CFG.offset(), 4, ALL);
            pf(device).write(PfRegister.QM_IFC_INT_SET_P.offset(), 4, 1);
        });
    }

    @When("the guest posts a message of {device} to another VF")
    public void tellsAnotherVf(String device) {
        Mail mail = Mail.set(MailboxCommand.SRC, OTHER_VF, FunctionMessage.VF_GET_QOS.with(0));
        world.act(() -> world.vmm()
                .device(device)
                .writePair(BAR, QmRegister.QM_MB_CMD_SEND_BASE.offset(), mail.low(), mail.high()));
    }

    @When("the driver of the PF resets the chip of {device}")
    public void resetsChip(String device) {
        world.attempt(() -> world.host().resetChip(device));
    }

    @Then("between {device} and its PF there was, in order:")
    public void story(String device, List<List<String>> expected) {
        assertThat(story(device))
                .containsSubsequence(
                        expected.stream().map(row -> String.join(" ", row)).toList());
    }

    @Then("nobody did {string} to {device} or its PF")
    public void nobodyDid(String act, String device) {
        assertThat(story(device)).isNotEmpty().noneMatch(line -> line.endsWith(act));
    }

    @Then("{word} did {string} to {device} or its PF {int} time(s)")
    public void didTimes(String party, String act, String device, int times) {
        assertThat(story(device)).filteredOn((party + " " + act)::equals).hasSize(times);
    }

    @Then("the guest knows that {device} has a bandwidth of {int}")
    public void knowsBandwidth(String device, int bandwidth) {
        assertThat(driver(device).bandwidth()).isEqualTo(bandwidth);
    }

    @Then("a message waits for {device}")
    public void messageWaits(String device) {
        assertThat(read(vf(device), QmRegister.QM_IFC_INT_SOURCE_V)).isEqualTo(1);
    }

    @Then("the PF of {device} still rings {int} VF(s)")
    public void stillRings(String device, int count) {
        Mmio pf = world.host()
                .function(device)
                .physicalFunction()
                .model()
                .windows()
                .get(BAR);
        assertThat(Long.bitCount(pf.read(PfRegister.QM_IFC_READY_STATUS.offset(), 8)))
                .isEqualTo(count);
        assertThat(read(pf, PfRegister.QM_IFC_INT_SET_P)).isEqualTo(count == 0 ? 0 : 1);
    }

    private static long read(Mmio function, Register register) {
        return function.read(register.offset(), 4);
    }

    @Given("the driver of the PF has reset the chip of {device}")
    public void hasResetChip(String device) {
        assertThat(world.host().resetChip(device)).isEqualTo(Errno.OK);
    }

    @Then("it has succeeded")
    public void succeeded() {
        assertThat(world.attempt()).isEqualTo(Errno.OK);
    }

    @Then("{device} was hidden while its chip was reset")
    public void wasHidden(String device) {
        List<ConfigAccess> switches = world.sinceAction().stream()
                .filter(ConfigAccess.class::isInstance)
                .map(ConfigAccess.class::cast)
                .filter(access -> access.write() && access.offset() == SRIOV_CONTROL)
                .toList();
        assertThat(switches).extracting(access -> access.content() & VF_MEMORY).containsExactly(0, VF_MEMORY);
        List<TraceEvent> events = world.sinceAction();
        assertThat(events.subList(events.indexOf(switches.get(0)), events.indexOf(switches.get(1))))
                .filteredOn(event -> event instanceof RegisterAccess access
                        && access.register().equals("ACC_MASTER_GLOBAL_CTRL"))
                .hasSize(1);
    }

    @Then("no doorbell of {device} was rung between its two answers")
    public void noDoorbellBetween(String device) {
        List<String> story = story(device);
        int first = story.indexOf("guest orders SRC");
        int second = story.lastIndexOf("guest orders SRC");
        assertThat(story.subList(first, second)).isNotEmpty().noneMatch(act -> act.startsWith("guest rings SQ"));
        assertThat(story.subList(second, story.size())).anyMatch(act -> act.startsWith("guest rings SQ"));
    }

    @Then("the chip of {device} has been reset")
    public void wasReset(String device) {
        assertThat(world.attempt().failed()).isFalse();
        assertThat(story(device)).contains("hisi_zip writes ACC_MASTER_GLOBAL_CTRL");
    }

    @Then("each job of {device} has completed or was given back")
    public void completedOrGivenBack(String device) {
        world.vmm().guest().calm(device);
        world.vmm().pass(PATIENCE);
        assertThat(driver(device).complaint()).isEmpty();
        assertThat(driver(device).outstanding()).isZero();
        assertThat(driver(device).givenBack()).isPositive();
        assertThat(driver(device).completed() + driver(device).givenBack())
                .isEqualTo(driver(device).submitted());
    }
}
