package org.vfiospec.acc.driver;

import static org.vfiospec.acc.PfRegister.ACC_MASTER_GLOBAL_CTRL;
import static org.vfiospec.acc.PfRegister.ACC_MASTER_TRANS_RETURN;

import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.vfiospec.acc.FunctionMessage;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.uapi.Errno;

/** One PF in the hands of its native driver: its queues, its errors, its messages, its reset (qm.c). */
final class PfDevice {
    private static final int POLL_US = 10;
    private static final int POLL_LIMIT_US = 1000;
    private static final int NOTHING_OUTSTANDING = 3;
    private static final int SRIOV_CONTROL = 0x08;
    private static final int VF_MEMORY = 0x8;
    /** Bandwidth that a VF has if nobody limits it ({@code QM_QOS_MAX_VAL}). */
    private static final int FULL_BANDWIDTH = 1000;

    private final PciFunction function;
    private final String party;
    private final Consumer<String> log;
    private final QmAccess pf;
    private final QueueShares shares;
    private final ChipProbe probe;
    private final PfErrors errors;
    private final PfChannel channel;
    private boolean messageWaits;
    private boolean errorWaits;
    private int vfs;

    /** @param log what the driver would write into the kernel's log */
    PfDevice(
            PciFunction function,
            String party,
            Consumer<String> log,
            QmAccess pf,
            QueueShares shares,
            ChipProbe probe,
            PfChannel channel) {
        this.function = function;
        this.party = party;
        this.log = log;
        this.pf = pf;
        this.shares = shares;
        this.probe = probe;
        this.errors = new PfErrors(probe, pf);
        this.channel = channel;
    }

    Errno start() {
        Errno started = probe.start();
        Errno taken = started.failed() ? started : shares.takeOwn();
        channel.open();
        return taken;
    }

    /** Shares queues out and brings the VFs forth. */
    Errno enableVfs(int count) {
        Errno shared = shares.shareOut(count);
        vfs = shared.failed() ? 0 : count;
        return shared.failed() ? shared : function.sriov().enable(party, count);
    }

    void disableVfs() {
        function.sriov().disable(party);
        shares.takeBack(1, vfs);
        vfs = 0;
    }

    /** The interrupt of messages: the work is left for later. */
    void messageInterrupt() {
        messageWaits = true;
    }

    /** The interrupt of errors. */
    void errorInterrupt() {
        errorWaits = true;
    }

    /** Does what interrupts have asked for. */
    void work() {
        if (messageWaits) {
            messageWaits = false;
            hearVfs();
        }
        if (errorWaits) {
            errorWaits = false;
            errors.handle();
        }
    }

    /** Whether an error was met after which only a reset helps. */
    boolean needsReset() {
        return errors.needReset();
    }

    private void hearVfs() {
        long rung = channel.waiting();
        IntStream.rangeClosed(1, vfs).filter(vf -> (rung >>> vf & 1) != 0).forEach(this::hear);
    }

    private void hear(int vf) {
        long message = channel.message(vf);
        channel.acknowledge(1L << vf);
        if (FunctionMessage.of(message)
                .filter(FunctionMessage.VF_GET_QOS::equals)
                .isPresent()) {
            channel.tell(vf, FunctionMessage.PF_SET_QOS, FULL_BANDWIDTH);
        } else {
            log.accept("unsupported command sent by VF " + vf);
        }
    }

    /**
     * Resets the chip under its VFs (qm_controller_reset): they are told before and after, and the reset takes place
     * whether or not they have answered.
     *
     * @return {@code ETIMEDOUT} if bus transactions do not come to an end or the chip does not come up again
     */
    Errno reset() {
        channel.close();
        tell(FunctionMessage.PF_SRST_PREPARE, FunctionMessage.VF_PREPARE_DONE);
        shares.giveUpOwn();
        vfMemory(false);
        pf.write(ACC_MASTER_GLOBAL_CTRL, 1);
        if (!pf.poll(ACC_MASTER_TRANS_RETURN, value -> value == NOTHING_OUTSTANDING, POLL_US, POLL_LIMIT_US)) {
            log.accept("bus lock, please reset the system");
            return Errno.ETIMEDOUT;
        }
        function.platformReset();
        vfMemory(true);
        return restart();
    }

    private Errno restart() {
        Errno started = probe.start();
        Errno taken = started.failed() ? started : shares.takeOwn();
        Errno shared = taken.failed() || vfs == 0 ? taken : shares.shareOut(vfs);
        if (!shared.failed()) {
            errors.forget();
            tell(FunctionMessage.PF_RESET_DONE, FunctionMessage.VF_START_DONE);
        }
        channel.open();
        return shared;
    }

    /** Tells all VFs something and waits until each has said how it went. */
    private void tell(FunctionMessage message, FunctionMessage wanted) {
        if (vfs == 0) {
            return;
        }
        if (channel.tellAll(vfs, message).failed()) {
            log.accept("not all VFs acknowledge " + message);
        }
        long answered = channel.await(vfs);
        IntStream.rangeClosed(1, vfs).forEach(vf -> check(vf, (answered >>> vf & 1) != 0, wanted));
        channel.acknowledge(answered);
    }

    private void check(int vf, boolean answered, FunctionMessage wanted) {
        if (!answered) {
            log.accept("VF %d does not answer".formatted(vf));
        } else if (FunctionMessage.of(channel.message(vf))
                .filter(wanted::equals)
                .isEmpty()) {
            log.accept("VF %d does not say %s".formatted(vf, wanted));
        }
    }

    /** Whether the VFs answer to their BARs. */
    private void vfMemory(boolean on) {
        int at = function.config().find(Capability.SRIOV) + SRIOV_CONTROL;
        int control = function.readConfig(party, at, 2);
        function.writeConfig(party, at, 2, on ? control | VF_MEMORY : control & ~VF_MEMORY);
    }
}
