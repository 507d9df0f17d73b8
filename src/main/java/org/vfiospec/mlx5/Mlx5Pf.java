package org.vfiospec.mlx5;

import static org.vfiospec.mlx5.PfRegister.ACTUAL;
import static org.vfiospec.mlx5.PfRegister.BUFFER;
import static org.vfiospec.mlx5.PfRegister.COMMAND;
import static org.vfiospec.mlx5.PfRegister.REQUIRED;
import static org.vfiospec.mlx5.PfRegister.SIZE;
import static org.vfiospec.mlx5.PfRegister.STATUS;
import static org.vfiospec.mlx5.PfRegister.VHCA_ID;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vfiospec.pci.BusMaster;
import org.vfiospec.pci.Chip;
import org.vfiospec.pci.Mmio;
import org.vfiospec.pci.SriovModel;
import org.vfiospec.pci.config.ConfigLayout;
import org.vfiospec.pci.config.PortType;

/** The inside of a physical function: firmware that carries out commands about the virtual functions. */
public final class Mlx5Pf implements SriovModel {
    static final int OK = 0;
    static final int INTERNAL_ERROR = 0x1;
    static final int BAD_OPERATION = 0x2;
    static final int BAD_PARAMETER = 0x3;
    static final int BAD_RESOURCE_STATE = 0x9;
    static final int BAD_SIZE = 0x40;
    static final int BUSY = 0x100;

    private static final long LOAD_LIMIT = 1 << 30;

    /** ConnectX-6 Dx and its virtual function, whose ids the model borrows. */
    private static final int MELLANOX = 0x15b3;

    private static final int PHYSICAL = 0x101d;
    private static final int VIRTUAL = 0x101e;
    private static final int NETWORK = 0x020000;
    private static final int SRIOV_AT = 0x180;
    private static final int PAGE_REQUESTS = 8;
    private static final long BAR_SIZE = 4096;

    private final List<Chip> virtual = new ArrayList<>();
    private final Registers<PfRegister> registers = new Registers<>(PfRegister.class, () -> true);
    private BusMaster bus;
    private boolean stuck;
    private boolean cancels;

    /**
     * A function with as many virtual ones as there are names.
     *
     * @param pages size of each one's counter table, in pages of 4 KiB
     */
    public Mlx5Pf(List<String> names, int pages) {
        names.forEach(name -> virtual.add(new Chip(name, virtualLayout(), new Mlx5Vf(pages))));
        registers.onWrite(COMMAND, this::carryOut);
    }

    /** The part that is put into a slot, where it is a function of the given type. */
    public Chip chip(String name, PortType type) {
        Map<Integer, Long> bars = Map.of(0, BAR_SIZE, Mlx5Vf.MSIX_BAR, (long) MsixTable.SIZE);
        ConfigLayout layout = ConfigLayout.endpoint(MELLANOX, PHYSICAL)
                .classCode(NETWORK)
                .memory64(0, BAR_SIZE)
                .express(type)
                .pageRequests(PAGE_REQUESTS)
                .sriov(SRIOV_AT, virtual.size(), 1, 1, VIRTUAL, bars);
        return new Chip(name, layout, this);
    }

    private static ConfigLayout virtualLayout() {
        return ConfigLayout.virtualFunction().express(PortType.ENDPOINT).ats().msix(Mlx5Vf.VECTORS, Mlx5Vf.MSIX_BAR, 0);
    }

    @Override
    public Chip virtualFunction(int number) {
        return virtual.get(number);
    }

    /** The command that a value of {@code COMMAND} starts; empty if there is none. */
    public static String commandName(long word) {
        return Command.of(word).map(Command::name).orElse("");
    }

    /** The firmware hangs: every command from now on stays busy. Another call with {@code false} ends that. */
    public void hang(boolean hangs) {
        stuck = hangs;
    }

    /**
     * What firmware does about a DMA request that waits for a page when the function is to be silent: it waits too, and
     * the command stays busy, or it cancels the request.
     */
    public void cancelFaults(boolean cancelled) {
        cancels = cancelled;
    }

    /** The inside of a virtual function, counted from 0. */
    public Mlx5Vf inside(int number) {
        return (Mlx5Vf) virtual.get(number).model();
    }

    @Override
    public Map<Integer, Mmio> windows() {
        return Map.of(0, registers);
    }

    @Override
    public void connect(BusMaster way) {
        bus = way;
    }

    @Override
    public void reset() {
        registers.reset();
    }

    private void carryOut(long word) {
        long number = registers.get(VHCA_ID);
        boolean known = number < virtual.size();
        registers.set(
                STATUS,
                stuck
                        ? BUSY
                        : Command.of(word)
                                .map(command -> known ? execute(command, inside((int) number)) : BAD_PARAMETER)
                                .orElse(BAD_OPERATION));
    }

    private int execute(Command command, Mlx5Vf vf) {
        return switch (command) {
            case SUSPEND_INITIATOR -> vf.suspendInitiator(cancels) ? OK : BUSY;
            case SUSPEND_RESPONDER, RESUME_RESPONDER, RESUME_INITIATOR -> {
                vf.obey(command);
                yield OK;
            }
            case QUERY_FULL, QUERY_INCREMENTAL -> query(command.isIncremental(), vf);
            case SAVE_FULL, SAVE_INCREMENTAL, SAVE_FULL_AND_TRACK, SAVE_INCREMENTAL_AND_TRACK -> save(command, vf);
            case LOAD -> load(vf);
        };
    }

    private int query(boolean incremental, Mlx5Vf vf) {
        boolean unchanged = incremental && vf.counters().changedPages().length == 0;
        registers.set(REQUIRED, unchanged ? 0 : Image.length(vf, incremental));
        return OK;
    }

    private int save(Command command, Mlx5Vf vf) {
        if (command.isIncremental() && !vf.isTracked()) {
            return BAD_RESOURCE_STATE;
        }
        byte[] image = Image.of(vf, command.isIncremental());
        if (image.length > registers.get(SIZE)) {
            return BAD_SIZE;
        }
        if (!bus.write(registers.get(BUFFER), image)) {
            return INTERNAL_ERROR;
        }
        registers.set(ACTUAL, image.length);
        vf.track(command.tracks());
        return OK;
    }

    private int load(Mlx5Vf vf) {
        long size = registers.get(SIZE);
        if (size < 0 || size > LOAD_LIMIT) {
            return BAD_SIZE;
        }
        byte[] image = new byte[(int) size];
        if (!bus.read(registers.get(BUFFER), image)) {
            return INTERNAL_ERROR;
        }
        return Image.load(image, vf) ? OK : BAD_PARAMETER;
    }
}
