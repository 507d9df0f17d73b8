package org.vfiospec.spec.kernel;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.vfiospec.pci.DeviceId;
import org.vfiospec.pci.PciDriver;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.config.Capability;
import org.vfiospec.pci.config.ConfigSpace;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.VariantDriver;
import org.vfiospec.vfio.core.InterruptIsolation;
import org.vfiospec.vfio.core.Kernel;
import org.vfiospec.vfio.pci.VfioPciDevice;
import org.vfiospec.vfio.pci.VfioPciDriver;

/** One host with plain cards, its kernel, and the users of its devices. */
public final class Bench {
    static final int MSIX = 2;

    private static final int D3HOT = 3;
    private static final int FLR = 0x8000;

    private final World world;
    private final Map<String, User> users = new LinkedHashMap<>();
    private Machine machine;
    private String subject = "";
    private int eventfd = -1;
    private long taken;
    private long result;
    private String before = "";

    public Bench(World world) {
        this.world = world;
        powerOn(InterruptIsolation.PRESENT);
    }

    void powerOn(InterruptIsolation isolation) {
        machine = new Machine(world.trace(), isolation);
    }

    World world() {
        return world;
    }

    Machine machine() {
        return machine;
    }

    Kernel kernel() {
        return machine.kernel();
    }

    PciFunction function(String name) {
        return machine.function(name);
    }

    PlainCard card(String name) {
        return machine.card(name);
    }

    Errno bind(String name, PciDriver driver) {
        return kernel().bind(function(name), driver);
    }

    /** Binds vfio-pci. */
    Errno bind(String name) {
        return bind(name, VfioPciDriver.plain(kernel()));
    }

    VfioPciDevice device(String name) {
        return (VfioPciDevice) kernel().device(function(name)).orElseThrow();
    }

    DeviceId id(String name) {
        return function(name).id();
    }

    /** The user of a device; a new process the first time. From now on the steps speak of that user. */
    User user(String name) {
        subject = name;
        return users.computeIfAbsent(name, this::newUser);
    }

    /** The user that the steps speak of. */
    User user() {
        return users.get(subject);
    }

    /** The device of the user that the steps speak of. */
    String subject() {
        return subject;
    }

    User newUser(String name) {
        return newUser(name, "user");
    }

    User newUser(String name, String party) {
        String path = "/dev/vfio/" + machine.group(name).id();
        return new User(kernel().process(party), path, function(name).bdf().toString());
    }

    /** A user who has bound a device to vfio-pci and opened it. */
    User open(String name) {
        demand(bind(name).result());
        return openBound(name);
    }

    /** A user who has opened a device that a variant driver has. */
    User openThrough(String name, VariantDriver driver) {
        demand(bind(name, VfioPciDriver.of(kernel(), List.of(), () -> driver)).result());
        return openBound(name);
    }

    User openBound(String name) {
        demand(user(name).openAll(""));
        return user(name);
    }

    /** The action of a scenario; how it ends is asked later. */
    void attempt(LongSupplier action) {
        before = machine.state();
        world.attempt(() -> {
            result = action.getAsLong();
            return Errno.of(result);
        });
    }

    long result() {
        return result;
    }

    String stateBefore() {
        return before;
    }

    /** The user switches memory decoding, and keeps bus mastering. */
    int memory(String name, boolean on) {
        int command = user(name).config(ConfigSpace.COMMAND, 2);
        int wanted = on ? command | ConfigSpace.COMMAND_MEMORY : command & ~ConfigSpace.COMMAND_MEMORY;
        return user(name).put(User.CONFIG, ConfigSpace.COMMAND, 2, wanted);
    }

    /** The user of one device opens another one too. */
    int join(String name, String first) {
        User user = new User(
                users.get(first).calls(),
                "/dev/vfio/" + machine.group(name).id(),
                function(name).bdf().toString());
        users.put(name, user);
        return user.openBeside(users.get(first));
    }

    void master() {
        int command = user().config(ConfigSpace.COMMAND, 2) | ConfigSpace.COMMAND_MASTER;
        demand(user().put(User.CONFIG, ConfigSpace.COMMAND, 2, command));
    }

    void sleep(String name) {
        int at = function(name).config().find(Capability.POWER_MANAGEMENT);
        demand(user(name).put(User.CONFIG, at + 4, 2, D3HOT));
    }

    int functionLevelReset(String name) {
        int at = function(name).config().find(Capability.EXPRESS) + 8;
        return user(name).put(User.CONFIG, at, 2, user().config(at, 2) | FLR);
    }

    /** The user enables the first vectors of an index, each with the same eventfd. */
    int enable(int index, int count) {
        eventfd = eventfd < 0 ? user().calls().eventfd() : eventfd;
        int[] fds = new int[count];
        Arrays.fill(fds, eventfd);
        return user().trigger(index, fds);
    }

    /** The card sends an interrupt; returns how often the user has been signalled by it. */
    long interrupt(String name, int vector) {
        taken += eventfd < 0 ? 0 : user().take(eventfd);
        card(name).bus().interrupt(vector);
        return eventfd < 0 ? 0 : user().take(eventfd);
    }

    /** How often the user has been signalled in all. */
    long taken() {
        taken += user().take(eventfd);
        return taken;
    }

    int eventfd() {
        return eventfd;
    }

    VfioPciDriver variant(String name) {
        return VfioPciDriver.of(kernel(), List.of(DeviceId.of(id(name).vendor(), id(name).device())), Variant::new);
    }

    /** A variant driver that adds nothing. */
    private static final class Variant implements VariantDriver {
        @Override
        public String name() {
            return "variant";
        }

        @Override
        public Errno probe(PciFunction function) {
            return Errno.OK;
        }
    }

    static void demand(long result) {
        if (result < 0) {
            throw new AssertionError("a step could not set up its scenario: " + Errno.of(result));
        }
    }
}
