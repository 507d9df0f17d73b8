package org.vfiospec.spec.whitebox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vfiospec.mlx5.Mlx5Pf;
import org.vfiospec.spec.World;
import org.vfiospec.trace.RegisterAccess;
import org.vfiospec.trace.StateChange;
import org.vfiospec.trace.SystemCall;
import org.vfiospec.trace.TraceEvent;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vmm.GuestDevice;
import org.vfiospec.vmm.Refused;

/** How a VMM goes about a migration, read from the calls it made. */
public final class FlowSteps {
    private static final int CONFIG_SPACE = 256;

    /** The low byte of the PCI status register, by which hardware shows a pending interrupt. */
    private static final int STATUS = 0x06;

    private final World world;
    private final List<Long> before = new ArrayList<>();
    private final List<Errno> loads = new ArrayList<>();
    private boolean refused;

    public FlowSteps(World world) {
        this.world = world;
    }

    /** The VMM's accesses to a window: p, o, s for its registers, d for data, however many calls move a segment. */
    private String accesses(String device, String call) {
        return world.action().events().stream()
                .filter(SystemCall.class::isInstance)
                .map(SystemCall.class::cast)
                .filter(event -> event.target().startsWith(world.host().nameOf(device) + " "))
                .filter(event -> event.event().matches(call))
                .map(event -> letter(event.target()))
                .collect(Collectors.joining())
                .replaceAll("d+", "d");
    }

    private static String letter(String target) {
        String[] words = target.split(" ");
        return switch (words[words.length - 1]) {
            case "pending_bytes" -> "p";
            case "data_offset" -> "o";
            case "data_size" -> "s";
            case "data" -> "d";
            default -> "";
        };
    }

    @Then("the VMM took each segment of {device} in the order of the window")
    public void tookInOrder(String device) {
        assertThat(accesses(device, "pread")).contains("posdp").matches("(p+osd)*p*");
    }

    @Then("the VMM asked {device} for no segment after zero")
    public void askedForNoneAfterZero(String device) {
        List<SystemCall> reads = world.action().events().stream()
                .filter(SystemCall.class::isInstance)
                .map(SystemCall.class::cast)
                .filter(call -> call.event().equals("pread"))
                .filter(call -> call.target().matches(world.host().nameOf(device) + " .*(pending_bytes|data_offset)"))
                .toList();
        List<Integer> zeros = IntStream.range(0, reads.size() - 1)
                .filter(i -> reads.get(i).value().matches("0x0+"))
                .boxed()
                .toList();
        assertThat(reads).anyMatch(call -> call.value().matches("0x0+"));
        assertThat(zeros).allMatch(i -> reads.get(i + 1).target().endsWith("pending_bytes"));
    }

    @Then("the VMM handed over each segment of {device} in the order of the window")
    public void handedOverInOrder(String device) {
        assertThat(accesses(device, "pread|pwrite")).contains("ods").matches("(ods)*");
    }

    @Then("each write of the state of {device} followed a read of it")
    public void readModifyWrite(String device) {
        List<String> states = world.action().events().stream()
                .filter(SystemCall.class::isInstance)
                .filter(event -> event.target().startsWith(world.host().nameOf(device) + " "))
                .filter(event -> event.target().endsWith("device_state"))
                .map(TraceEvent::event)
                .toList();
        assertThat(String.join(" ", states)).contains("pread pwrite").doesNotContain("pwrite pwrite");
    }

    @Then("the VMM read the state of {device} after the write had failed")
    public void reread(String device) {
        List<SystemCall> calls = world.action().events().stream()
                .filter(SystemCall.class::isInstance)
                .map(SystemCall.class::cast)
                .filter(call -> call.target().endsWith("device_state"))
                .toList();
        int failed = IntStream.range(0, calls.size())
                .filter(i -> calls.get(i).outcome().startsWith("E"))
                .findFirst()
                .orElse(-1);
        assertThat(failed).isNotNegative();
        assertThat(calls.get(failed + 1).event()).isEqualTo("pread");
    }

    @Then("every device had NDMA before the vCPUs stopped")
    public void ndmaFirst() {
        int stopped = world.action().milestone("stops", "vCPUs");
        assertThat(world.vmm().deviceNames())
                .allSatisfy(
                        device -> assertThat(world.action().entersGrace(device)).isBetween(0, stopped));
    }

    @Then("no register of {device} was touched by the guest while it was not running")
    public void untouchedWhileStopped(String device) {
        boolean running = true;
        List<TraceEvent> touched = new ArrayList<>();
        for (TraceEvent event : world.action().events()) {
            running = event instanceof StateChange change
                            && change.device().equals(world.host().nameOf(device))
                    ? change.to().contains("RUNNING")
                    : running;
            if (!running && event instanceof RegisterAccess access && isGuests(access, device)) {
                touched.add(event);
            }
        }
        assertThat(touched).isEmpty();
        assertThat(running).isFalse();
    }

    private boolean isGuests(RegisterAccess access, String device) {
        return access.device().equals(world.host().nameOf(device))
                && access.party().endsWith("guest");
    }

    @When("the VMM tries to save the guest")
    public void triesToSave() {
        world.act(() -> refused = isRefused(() -> world.saved(world.vmm().save())));
    }

    @When("a destination VMM tries to resume the guest")
    public void triesToResume() {
        world.act(() -> refused = isRefused(() -> world.vmm().resume(world.saved())));
    }

    @Given("a destination VMM that has opened {device}")
    public void hasOpened(String device) {
        world.openAtDestination();
    }

    private static boolean isRefused(Runnable flow) {
        try {
            flow.run();
            return false;
        } catch (Refused expected) {
            return true;
        }
    }

    @Then("the VMM gives up")
    public void givesUp() {
        assertThat(refused).isTrue();
    }

    @Then("the VMM has the data of {device}")
    public void hasData(String device) {
        assertThat(refused).isFalse();
        assertThat(world.saved().device(device).length()).isPositive();
    }

    @Then("the VMM has ended it by a reset of {device}")
    public void hasReset(String device) {
        assertThat(world.action().calls(world.host().nameOf(device) + " VFIO_DEVICE_RESET"))
                .isNotEmpty();
    }

    @Then("the VMM has not reset {device}")
    public void hasNotReset(String device) {
        assertThat(world.action().calls(world.host().nameOf(device) + " VFIO_DEVICE_RESET"))
                .isEmpty();
    }

    @Given("the VMM has noted the configuration space of {device}")
    public void hasNoted(String device) {
        before.addAll(configuration(device));
        assertThat(before).anyMatch(value -> value != 0);
    }

    @Then("the configuration space of {device} is as it was")
    public void isAsItWas(String device) {
        assertThat(configuration(device)).isEqualTo(before);
    }

    @Then("the configuration space of {device} is as on the source")
    public void isAsOnSource(String device) {
        assertThat(world.vmm().device(device).readConfig(4, 2))
                .isEqualTo(world.saved().device(device).command());
    }

    private List<Long> configuration(String device) {
        GuestDevice view = world.vmm().device(device);
        return IntStream.range(0, CONFIG_SPACE)
                .filter(offset -> offset != STATUS)
                .mapToObj(offset -> view.readConfig(offset, 1))
                .toList();
    }

    @When("the VMM sets up an interrupt of {device} and its command register")
    public void setsUpExternalState(String device) {
        world.attempt(() -> {
            world.vmm().device(device).enableInterrupts(1);
            world.vmm().device(device).writeConfig(4, 2, 6);
            return Errno.OK;
        });
    }

    @Then("both have been accepted")
    public void bothAccepted() {
        assertThat(world.action().calls("VFIO_DEVICE_SET_IRQS"))
                .isNotEmpty()
                .allMatch(call -> call.outcome().equals("0"));
    }

    @Then("the VMM has set up the interrupts of {device}")
    public void hasSetUpInterrupts(String device) {
        assertThat(world.action().calls(world.host().nameOf(device) + " VFIO_DEVICE_SET_IRQS"))
                .isNotEmpty();
    }

    @When("a destination VMM tries the stream of {device} with each of its first {int} bytes damaged")
    public void triesDamaged(String device, int count) {
        world.openAtDestination();
        world.act(() -> IntStream.range(0, count).forEach(at -> loads.add(load(device, at))));
    }

    private Errno load(String device, int damagedAt) {
        world.vmm().reset(device);
        world.vmm().move(device, DeviceState.RESUME);
        List<byte[]> segments = new ArrayList<>(world.saved().device(device).segments());
        byte[] first = segments.get(0).clone();
        first[damagedAt] ^= 0x21;
        segments.set(0, first);
        List<Errno> pushes = segments.stream()
                .map(segment -> world.vmm().port(device).push(segment))
                .filter(Errno::failed)
                .toList();
        Errno end = world.vmm().set(device, DeviceState.RUN);
        return pushes.isEmpty() ? end : pushes.get(0);
    }

    @Then("each of the {int} streams is refused")
    public void eachIsRefused(int count) {
        assertThat(loads).hasSize(count).allMatch(Errno::failed);
    }

    @When("the guest writes noise to every register of {device} in each state of a save")
    public void writesNoise(String device) {
        world.act(() -> List.of(DeviceState.PRE_COPY, DeviceState.STOP_AND_COPY, DeviceState.STOP)
                .forEach(state -> {
                    world.vmm().set(device, state);
                    world.host().namedRegisters(device).disturb(world.vmm().device(device));
                    world.vmm().pass(4);
                }));
    }

    @When("the user writes every kind of nonsense to the migration region of {device}")
    public void writesNonsense(String device) {
        world.act(() -> IntStream.range(0, 2000)
                .forEach(i ->
                        world.vmm().port(device).write(i * 7919L % 5000 - 100, ByteBuffer.wrap(new byte[1 + i % 17]))));
    }

    @Then("{device} can be saved and resumed elsewhere")
    public void canBeMoved(String device) {
        world.saved(world.vmm().save());
        world.openAtDestination();
        world.vmm().resume(world.saved());
        world.vmm().pass(100);
        assertThat(world.vmm().state(device)).isEqualTo(DeviceState.RUN);
        assertThat(world.vmm().guest().driver(device).complaint()).isEmpty();
        assertThat(world.vmm().guest().driver(device).outstanding()).isZero();
    }

    @Then("{device} can be saved and resumed elsewhere after the vCPUs have stopped")
    public void canBeMovedStopped(String device) {
        world.vmm().stopVcpus();
        world.saved(world.vmm().suspend());
        world.openAtDestination();
        world.vmm().resume(world.saved());
        assertThat(world.vmm().state(device)).isEqualTo(DeviceState.RUN);
    }

    @When("the guest writes noise to {device} and reads it back")
    public void writesAndReads(String device) {
        GuestDevice view = world.vmm().device(device);
        world.act(() -> {
            world.host().namedRegisters(device).disturb(view);
            before.add(view.read(0, 0, 4));
        });
    }

    @Then("{device} has answered with all ones")
    public void allOnes(String device) {
        assertThat(before).containsExactly(0xffffffffL);
    }

    @When("the VMM resumes {device} from the data alone")
    public void resumesFromData(String device) {
        world.act(() -> {
            world.saved()
                    .device(device)
                    .segments()
                    .forEach(segment -> world.vmm().port(device).push(segment));
            world.vmm().move(device, DeviceState.RUN);
        });
    }

    @Then("the firmware commands about {device} were, in order:")
    public void firmwareCommands(String device, List<String> commands) {
        assertThat(world.action().events().stream()
                        .filter(RegisterAccess.class::isInstance)
                        .map(RegisterAccess.class::cast)
                        .filter(access -> access.write() && access.register().equals("COMMAND"))
                        .map(access -> Mlx5Pf.commandName(Long.decode(access.content()))))
                .containsExactlyElementsOf(commands);
    }
}
