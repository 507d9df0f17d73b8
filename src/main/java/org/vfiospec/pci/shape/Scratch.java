package org.vfiospec.pci.shape;

import java.util.Arrays;
import java.util.Map;
import org.vfiospec.pci.BusMaster;
import org.vfiospec.pci.Chip;
import org.vfiospec.pci.FunctionModel;
import org.vfiospec.pci.Mmio;
import org.vfiospec.pci.SriovModel;
import org.vfiospec.pci.config.ConfigLayout;
import org.vfiospec.pci.config.PortType;

/** A function with 64 KiB of plain registers in BAR 2 and a way out: what a place is tried out with. */
public final class Scratch implements SriovModel, Mmio {
    private static final int SIZE = 0x1_0000;

    private final String name;
    private final PortType type;
    private final byte[] registers = new byte[SIZE];
    private BusMaster bus;
    private String lastAnswer = "none";

    private Scratch(String name, PortType type) {
        this.name = name;
        this.type = type;
    }

    public static Chip chip(String name, PortType type) {
        return new Chip(name, layout(type), new Scratch(name, type));
    }

    /** The same with an SR-IOV capability; its virtual functions are called {@code name VF 0} and so on. */
    public static Chip physical(String name, PortType type, int total, int firstOffset, int stride) {
        ConfigLayout layout = layout(type).sriov(0x200, total, firstOffset, stride, 0x0002, Map.of(2, (long) SIZE));
        return new Chip(name, layout, new Scratch(name, type));
    }

    public static Scratch of(FunctionModel model) {
        return (Scratch) model;
    }

    /** The function's way out. */
    public BusMaster bus() {
        return bus;
    }

    /** What became of the pages that the function asked for last: {@code granted}, {@code refused} or {@code none}. */
    public String lastAnswer() {
        return lastAnswer;
    }

    @Override
    public void pagesAnswered(boolean granted) {
        lastAnswer = granted ? "granted" : "refused";
    }

    private static ConfigLayout layout(PortType type) {
        ConfigLayout layout = ConfigLayout.endpoint(0x1af4, 0x0001)
                .classCode(0x088000)
                .interruptPin(1)
                .memory64(2, SIZE)
                .msi(4);
        return type == PortType.CONVENTIONAL ? layout : layout.express(type);
    }

    @Override
    public Chip virtualFunction(int number) {
        String virtual = name + " VF " + number;
        ConfigLayout layout = ConfigLayout.virtualFunction().msi(4).express(type);
        return new Chip(virtual, layout, new Scratch(virtual, type));
    }

    @Override
    public Map<Integer, Mmio> windows() {
        return Map.of(2, this);
    }

    @Override
    public void connect(BusMaster way) {
        bus = way;
    }

    @Override
    public void reset() {
        Arrays.fill(registers, (byte) 0);
        lastAnswer = "none";
    }

    @Override
    public long read(long offset, int width) {
        long value = 0;
        for (int i = width - 1; i >= 0; i--) {
            value = value << 8 | registers[(int) offset + i] & 0xff;
        }
        return value;
    }

    @Override
    public void write(long offset, int width, long value) {
        for (int i = 0; i < width; i++) {
            registers[(int) offset + i] = (byte) (value >>> 8 * i);
        }
    }
}
