package org.vfiospec.i40e.hardware;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vfiospec.i40e.MacAddress;
import org.vfiospec.i40e.Message;
import org.vfiospec.i40e.PfChannel;
import org.vfiospec.i40e.PfSoftware;
import org.vfiospec.i40e.VfLayout;
import org.vfiospec.pci.BusMaster;
import org.vfiospec.pci.Chip;
import org.vfiospec.pci.Mmio;
import org.vfiospec.pci.SriovModel;
import org.vfiospec.pci.config.ConfigLayout;
import org.vfiospec.pci.config.PortType;

/** The physical function, and with it the chip: the switch, and the registers by which VFs are ruled. */
public final class I40ePf implements SriovModel, PfChannel {
    private static final int INTEL = 0x8086;
    private static final int X710 = 0x1572;
    private static final int VIRTUAL = 0x154c;
    private static final int ETHERNET = 0x020000;
    private static final long PF_BYTES = 8L << 20;
    private static final Map<Integer, Long> VF_BYTES = Map.of(0, 64L << 10, I40eVf.MSIX_BAR, 16L << 10);
    private static final int SRIOV_AT = 0x160;
    private static final int FIRST_VF = 16;

    private final RegisterFile registers = new RegisterFile();
    private final Switch frames = new Switch();
    private final List<I40eVf> vfs;
    private PfSoftware software = new Nobody();

    private final List<Chip> chips;

    /**
     * A chip that can have as many VFs as there are names.
     *
     * @param firstQueue the chip's number of the first queue that belongs to a VF; each VF has four
     */
    public I40ePf(List<String> names, int firstQueue) {
        Adapter adapter = new Inside();
        int vfCount = names.size();
        vfs = IntStream.range(0, vfCount)
                .mapToObj(number -> new I40eVf(adapter, number))
                .toList();
        chips = IntStream.range(0, vfCount)
                .mapToObj(number -> new Chip(names.get(number), virtualLayout(), vfs.get(number)))
                .toList();
        PfWindow window = new PfWindow(registers, firstQueue);
        IntStream.range(0, vfCount).forEach(number -> window.place(number, vfs.get(number)));
        new ContextPort(registers, vfs, firstQueue);
    }

    private static ConfigLayout virtualLayout() {
        return ConfigLayout.virtualFunction().express(PortType.ENDPOINT).msix(VfLayout.VECTORS, I40eVf.MSIX_BAR, 0);
    }

    /** The part that is put into a slot, where it is a function of the given type. */
    public Chip chip(String name, PortType type) {
        ConfigLayout layout = ConfigLayout.endpoint(INTEL, X710)
                .classCode(ETHERNET)
                .memory64(0, PF_BYTES)
                .express(type)
                .sriov(SRIOV_AT, vfs.size(), FIRST_VF, 1, VIRTUAL, VF_BYTES);
        return new Chip(name, layout, this);
    }

    @Override
    public Chip virtualFunction(int number) {
        return chips.get(number);
    }

    /** The inside of a VF, counted from 0. */
    public I40eVf inside(int number) {
        return vfs.get(number);
    }

    @Override
    public void attach(PfSoftware driver) {
        software = driver;
        IntStream.range(0, vfs.size()).forEach(driver::vfWasReset);
    }

    @Override
    public void add(int vf, MacAddress address) {
        frames.add(vf, address);
    }

    @Override
    public void remove(int vf, MacAddress address) {
        frames.remove(vf, address);
    }

    @Override
    public Map<Integer, Mmio> windows() {
        return Map.of(0, registers);
    }

    /** Simplified: the PF itself starts no DMA and raises no interrupt. */
    @Override
    public void connect(BusMaster bus) {}

    /** The VFs go with their PF. */
    @Override
    public void reset() {
        vfs.forEach(I40eVf::reset);
    }

    private final class Inside implements Adapter {
        @Override
        public void send(int vf, int queue, byte[] frame) {
            frames.destinations(vf, frame).forEach(to -> vfs.get(to).arrive(queue, frame));
        }

        @Override
        public Optional<Message> message(int vf, Message message) {
            return software.received(vf, message);
        }

        @Override
        public void wasReset(int vf) {
            software.vfWasReset(vf);
        }
    }

    /** No driver is bound to the PF: messages find no answer and VFs stay in reset. */
    private static final class Nobody implements PfSoftware {
        @Override
        public Optional<Message> received(int vf, Message message) {
            return Optional.empty();
        }

        @Override
        public void vfWasReset(int vf) {}
    }
}
