package org.vfiospec.i40e.hardware;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vfiospec.i40e.Message;
import org.vfiospec.i40e.PfSoftware;
import org.vfiospec.i40e.SwitchCommands;
import org.vfiospec.pci.BusMaster;
import org.vfiospec.pci.FunctionModel;
import org.vfiospec.pci.Mmio;

/** The physical function, and with it the chip: the switch, and the registers by which VFs are ruled. */
public final class I40ePf implements FunctionModel {
    private final RegisterFile registers = new RegisterFile();
    private final Switch frames = new Switch();
    private final List<I40eVf> vfs;
    private PfSoftware software = new Nobody();

    /** @param firstQueue the chip's number of the first queue that belongs to a VF; each VF has four */
    public I40ePf(int vfCount, int firstQueue) {
        Adapter adapter = new Inside();
        vfs = IntStream.range(0, vfCount)
                .mapToObj(number -> new I40eVf(adapter, number))
                .toList();
        PfWindow window = new PfWindow(registers, firstQueue);
        IntStream.range(0, vfCount).forEach(number -> window.place(number, vfs.get(number)));
        new ContextPort(registers, vfs, firstQueue);
    }

    /** VF {@code number}, counted from 0. */
    public I40eVf virtualFunction(int number) {
        return vfs.get(number);
    }

    /** Binds the driver of the PF, which from now on hears of the VFs and finds them all reset. */
    public void attach(PfSoftware driver) {
        software = driver;
        IntStream.range(0, vfs.size()).forEach(driver::vfWasReset);
    }

    public SwitchCommands switchCommands() {
        return frames;
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
