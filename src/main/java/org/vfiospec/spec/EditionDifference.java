package org.vfiospec.spec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vfiospec.acc.Generation;
import org.vfiospec.acc.StateField;
import org.vfiospec.trace.Dma;
import org.vfiospec.trace.RegisterAccess;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vmm.Refused;

/**
 * One place where the editions of the accelerator's migration driver differ.
 *
 * @param what is looked at
 * @param clause that says what each of them does
 * @param isLate whether the story begins with a guest that is saved
 * @param story told in a world of the edition; what it gives is what was seen
 */
record EditionDifference(String what, String clause, boolean isLate, Function<World, String> story) {
    private static final String ZIP = "zip0";
    private static final int PATIENCE = 200;
    private static final int EIGHT = 8;
    private static final int CONTEXT = 32;
    private static final int HIDDEN = 0x8000;

    /** Every place, in the order of the page. */
    static final List<EditionDifference> ALL = List.of(
            early("Stopping a VF that no guest uses", "acc-edition-idle-pause", EditionDifference::stopsIdle),
            early("What is saved of it", "acc-edition-idle-stream", EditionDifference::savesIdle),
            early("When the caches are written back", "acc-edition-write-back", EditionDifference::writesBack),
            early("Queues after a stop that failed", "acc-edition-failed-stop", EditionDifference::failsToStop),
            early("Queues after a stop and no save", "acc-edition-stop-run", EditionDifference::stopsAndRuns),
            early(
                    "Queues of a device that stays stopped when its save is given up",
                    "acc-edition-abort",
                    EditionDifference::givesUp),
            late("Address of the event ring", "acc-edition-ring-address", EditionDifference::savesRingAddress),
            early("An interrupt that is lost on the way", "acc-edition-events", EditionDifference::losesInterrupt),
            early(
                    "Caches that are not written back in time",
                    "acc-edition-timeout-caches",
                    EditionDifference::waitsForCaches),
            late(
                    "A mailbox that is not idle in time",
                    "acc-edition-timeout-mailbox",
                    EditionDifference::waitsForMailbox),
            late("Other queues than the VF has", "acc-edition-match-time", EditionDifference::doesNotFit),
            late("Written while a state is compared", "acc-edition-match-writes", EditionDifference::compares),
            late("A state with reserved bits", "acc-edition-values", world -> loads(world, StateField.RSV_REGS)),
            late("A state without a table of contexts", "acc-edition-empty-state", EditionDifference::loadsEmpty),
            late("A stream that ends behind the match data", "acc-edition-cut-off", EditionDifference::cutsOff),
            early("A chip that cannot migrate", "acc-edition-refusal", EditionDifference::opensOldChip),
            early("The queues of the eighth VF, 4 from 992", "acc-edition-number", EditionDifference::describesEighth),
            early("A VF whose queues were taken away", "acc-edition-no-queues", EditionDifference::describesEmpty),
            early(
                    "Where the kind of doorbell pages is read",
                    "acc-edition-doorbells",
                    EditionDifference::readsIsolation),
            early("BAR 2 in the kernel while the guest runs", "acc-edition-mapping", EditionDifference::maps),
            early("A read of the upper half of BAR 2", "acc-edition-upper-half", EditionDifference::readsUpperHalf),
            early("A reset in stop-and-copy", "acc-edition-reset", EditionDifference::resets));

    private static EditionDifference early(String what, String clause, Function<World, String> story) {
        return new EditionDifference(what, clause, false, story);
    }

    private static EditionDifference late(String what, String clause, Function<World, String> story) {
        return new EditionDifference(what, clause, true, story);
    }

    private static List<String> acts(World world) {
        return new AccActs(world, ZIP).ofMigrationDriver();
    }

    private static long doorbells(World world) {
        return acts(world).stream().filter(act -> act.startsWith("rings SQ")).count();
    }

    private static String rung(World world) {
        return doorbells(world) + " doorbells";
    }

    private static void start(World world) {
        world.start(List.of(ZIP));
    }

    private static Errno set(World world, DeviceState state) {
        world.attempt(() -> world.vmm().set(ZIP, state));
        return world.attempt();
    }

    private static void destination(World world) {
        world.openAtDestination();
        set(world, DeviceState.RESUME);
    }

    private static Errno push(World world, byte[] segment) {
        world.attempt(() -> world.vmm().port(ZIP).push(segment));
        return world.attempt();
    }

    private static byte[] saved(World world, int segment) {
        return world.saved().device(ZIP).segments().get(segment);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String stopsIdle(World world) {
        world.open(List.of(ZIP));
        set(world, DeviceState.STOP_AND_COPY);
        return acts(world).contains("orders PAUSE_QM") ? "paused" : "left alone";
    }

    private static String savesIdle(World world) {
        world.open(List.of(ZIP));
        world.saved(world.vmm().suspend());
        String sizes = world.saved().device(ZIP).segments().stream()
                .map(segment -> segment.length + " bytes")
                .collect(Collectors.joining(", "));
        return sizes.isEmpty() ? "nothing" : sizes;
    }

    private static String writesBack(World world) {
        start(world);
        world.act(() -> world.vmm().guest().driver(ZIP).submit());
        world.vmm().stopVcpus();
        set(world, DeviceState.STOP);
        boolean early = wroteContexts(world);
        set(world, DeviceState.STOP_AND_COPY);
        boolean late = wroteContexts(world);
        return early ? "when it stops" : late ? "when the state is read" : "never";
    }

    private static boolean wroteContexts(World world) {
        return world.action().dmaOf(ZIP).stream().anyMatch(dma -> dma.write() && dma.length() == CONTEXT);
    }

    private static String failsToStop(World world) {
        start(world);
        new AccTroubles(world, ZIP).ringUnanswered();
        return set(world, DeviceState.STOP_AND_COPY) + ", " + rung(world);
    }

    private static String stopsAndRuns(World world) {
        start(world);
        set(world, DeviceState.STOP);
        set(world, DeviceState.RUN);
        return rung(world);
    }

    private static String givesUp(World world) {
        start(world);
        world.vmm().guest().driver(ZIP).submit();
        world.vmm().stopVcpus();
        set(world, DeviceState.STOP_AND_COPY);
        set(world, DeviceState.STOP);
        world.vmm().pass(PATIENCE);
        List<Dma> dma = world.action().dmaOf(ZIP);
        return "%s, %d DMA requests".formatted(rung(world), dma.size());
    }

    private static String savesRingAddress(World world) {
        ByteBuffer state = little(saved(world, 1));
        long address = state.getLong(StateField.EQE_DMA.offset());
        for (int dword = 0; dword < 2; dword++) {
            int at = StateField.EQC_DW.offset() + 4 * dword;
            if (address == (Integer.toUnsignedLong(state.getInt(at)) | (long) state.getInt(at + 4) << 32)) {
                return "dwords %d and %d".formatted(dword, dword + 1);
            }
        }
        return "elsewhere";
    }

    private static String losesInterrupt(World world) {
        start(world);
        world.vmm().stopVcpus();
        world.vmm().guest().driver(ZIP).submit();
        world.vmm().pass(PATIENCE);
        world.act(() -> world.saved(world.vmm().suspend()));
        boolean again = !world.action().interruptsOf(ZIP).isEmpty();
        new AccTroubles(world, ZIP).interruptsLost();
        world.openAtDestination();
        world.vmm().resume(world.saved());
        world.vmm().pass(PATIENCE);
        int done = world.vmm().guest().driver(ZIP).completed();
        return "%s%d of 1 job taken".formatted(again ? "raised again on the source, " : "", done);
    }

    private static String waitsForCaches(World world) {
        start(world);
        new AccTroubles(world, ZIP).tablesNowhere();
        return set(world, DeviceState.STOP_AND_COPY).toString();
    }

    private static String waitsForMailbox(World world) {
        destination(world);
        new AccTroubles(world, ZIP).silent();
        Errno arrived = push(world, saved(world, 1));
        return (arrived.failed() ? arrived : set(world, DeviceState.RUN)).toString();
    }

    private static String doesNotFit(World world) {
        destination(world);
        Errno early = push(world, changed(saved(world, 0), StateField.QP_NUM));
        push(world, changed(saved(world, 1), StateField.QP_NUM));
        Errno late = set(world, DeviceState.RUN);
        return early.failed() ? early + " in pre-copy" : late.failed() ? late + " at the end" : "accepted";
    }

    private static byte[] changed(byte[] segment, StateField field) {
        byte[] changed = segment.clone();
        changed[field.offset()] ^= 1;
        return changed;
    }

    private static String compares(World world) {
        destination(world);
        push(world, saved(world, 1));
        String written = new AccActs(world, ZIP)
                .toVf().stream()
                        .filter(RegisterAccess::write)
                        .map(RegisterAccess::register)
                        .filter(register -> register.startsWith("QM_VF_STATE"))
                        .collect(Collectors.joining(", "));
        return written.isEmpty() ? "nothing" : written;
    }

    private static String loads(World world, StateField field) {
        destination(world);
        return load(world, changed(saved(world, 1), field));
    }

    private static String loadsEmpty(World world) {
        destination(world);
        byte[] state = saved(world, 1).clone();
        Arrays.fill(state, StateField.SQC_DMA.offset(), StateField.SQC_DMA.offset() + 8, (byte) 0);
        return load(world, state);
    }

    private static String load(World world, byte[] state) {
        Errno arrived = push(world, state);
        Errno outcome = arrived.failed() ? arrived : set(world, DeviceState.RUN);
        return outcome.failed() ? outcome.toString() : doorbells(world) == 0 ? "accepted, not loaded" : "loaded";
    }

    private static String cutsOff(World world) {
        destination(world);
        push(world, saved(world, 0));
        Errno outcome = set(world, DeviceState.RUN);
        return outcome.failed() ? outcome.toString() : "runs without its state";
    }

    private static String opensOldChip(World world) {
        world.build(world.build().with(Generation.V2));
        try {
            world.open(List.of(ZIP));
            return world.vmm().opened(ZIP).canMigrate() ? "opened" : "opened without migration";
        } catch (Refused refused) {
            return refused.errno().toString();
        }
    }

    private static String describesEighth(World world) {
        world.build(world.build().withVfs(EIGHT));
        world.open(List.of("zip7"));
        world.vmm().move("zip7", DeviceState.PRE_COPY);
        ByteBuffer match = little(world.vmm().port("zip7").fetch().orElseThrow());
        return "%d from %d"
                .formatted(match.getInt(StateField.QP_NUM.offset()), match.getInt(StateField.QP_BASE.offset()));
    }

    private static String describesEmpty(World world) {
        world.open(List.of(ZIP));
        new AccTroubles(world, ZIP).queuesTakenBack();
        Errno outcome = set(world, DeviceState.PRE_COPY);
        if (outcome.failed()) {
            return outcome.toString();
        }
        ByteBuffer match = little(world.vmm().port(ZIP).fetch().orElseThrow());
        return match.getInt(StateField.QP_NUM.offset()) + " queue";
    }

    private static String readsIsolation(World world) {
        start(world);
        set(world, DeviceState.PRE_COPY);
        return acts(world).stream()
                .filter(act -> act.contains("QUE_ISO"))
                .map(act -> act.replace("reads ", "the PF's "))
                .collect(Collectors.joining(", "));
    }

    private static String maps(World world) {
        world.act(() -> world.open(List.of(ZIP)));
        List<String> acts = acts(world);
        return acts.contains("maps BAR2") && !acts.contains("unmaps BAR2") ? "mapped" : "not mapped";
    }

    private static String readsUpperHalf(World world) {
        int result = DeviceUser.open(world.host(), ZIP).read(2, HIDDEN, 4);
        return result < 0 ? Errno.of(result).toString() : "gives %d bytes".formatted(result);
    }

    private static String resets(World world) {
        start(world);
        set(world, DeviceState.STOP_AND_COPY);
        world.vmm().reset(ZIP);
        return world.vmm().state(ZIP).toString();
    }
}
