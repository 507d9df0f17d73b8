package org.vfiospec.spec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import org.vfiospec.acc.Mail;
import org.vfiospec.acc.MailboxCommand;
import org.vfiospec.acc.QmRegister;
import org.vfiospec.acc.StateField;
import org.vfiospec.acc.driver.AccPfDriver;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.vmm.SavedDevice;

/** What can go wrong around one VF of an accelerator. */
public record AccTroubles(World world, String device) {
    private static final int BAR = 2;
    private static final int CONTEXT = 32;
    private static final int SRIOV_CONTROL = 0x208;
    private static final int ENABLE_WITHOUT_MEMORY = 1;
    /** No guest has memory there. */
    private static final long NOWHERE = 0x7f_0000_0000L;

    private PciFunction physical() {
        return world.host().function(device).physicalFunction();
    }

    /** The VF rings a PF that does not hear it. */
    public void ringUnanswered() {
        physical().model().windows().get(BAR).write(QmRegister.QM_IFC_INT_MASK.offset(), 4, 1);
        world.vmm().device(device).write(BAR, QmRegister.QM_IFC_INT_SET_V.offset(), 4, 1);
    }

    /** The guest tells the chip to keep its contexts where no memory is, and uses one of them. */
    public void tablesNowhere() {
        long context = world.vmm().memory().allocate(CONTEXT);
        ByteBuffer image = ByteBuffer.allocate(CONTEXT).order(ByteOrder.LITTLE_ENDIAN);
        // Eight entries of 128 bytes.
        world.vmm().memory().write(context, image.putInt(0x0c, 7 | 7 << 12).array());
        order(Mail.set(MailboxCommand.SQC_BT, 0, NOWHERE));
        order(Mail.set(MailboxCommand.SQC, 0, context));
    }

    private void order(Mail mail) {
        world.vmm().device(device).writePair(BAR, QmRegister.QM_MB_CMD_SEND_BASE.offset(), mail.low(), mail.high());
    }

    /** The PF's driver gives the queues of the VF to somebody else. */
    public void queuesTakenBack() {
        int number = world.host().function(device).virtualNumber() + 1;
        AccPfDriver.takeBackOn(physical().map(BAR, "hisi_zip"), number);
    }

    /** The VFs of the chip answer to no memory request any more. */
    public void silent() {
        physical().writeConfig("hisi_zip", SRIOV_CONTROL, 2, ENABLE_WITHOUT_MEMORY);
    }

    /** The interrupts that were pending when the guest was saved do not get to the destination. */
    public void interruptsLost() {
        SavedDevice saved = world.saved().device(device);
        List<Long> none = Collections.nCopies(saved.interrupts().size(), 0L);
        world.saved(world.saved().with(new SavedDevice(device, saved.segments(), saved.command(), none)));
    }

    /** The address of the table of submission queue contexts is 0 in the state. */
    public void tableForgotten() {
        SavedDevice saved = world.saved().device(device);
        byte[] state = saved.segments().get(1).clone();
        ByteBuffer.wrap(state).putLong(StateField.SQC_DMA.offset(), 0);
        world.saved(world.saved().with(saved.with(List.of(saved.segments().get(0), state))));
    }

    /** Only the first segment of the stream gets to the destination. */
    public void streamCutOff() {
        SavedDevice saved = world.saved().device(device);
        world.saved(world.saved().with(saved.with(saved.segments().subList(0, 1))));
    }
}
