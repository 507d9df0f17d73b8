package org.vfiospec.mlx5;

/** The registers of the physical function: the kernel's way to the firmware. One command at a time. */
public enum PfRegister implements Register {
    VHCA_ID(0x00, 4, true, "The function that the next command is about, counted from 0"),
    BUFFER(0x08, 8, true, "Address of the command's memory, for DMA by the physical function"),
    SIZE(0x10, 8, true, "Bytes of that memory"),
    COMMAND(0x18, 4, true, "Opcode in the upper half, modifier in the lower; a write starts the command"),
    STATUS(0x1c, 4, false, "0: done; 0x100: busy; otherwise why the command failed"),
    REQUIRED(0x20, 8, false, "Answer of a query: bytes that a save would give"),
    ACTUAL(0x28, 8, false, "Answer of a save: bytes written");

    private final Row row;

    PfRegister(int offset, int width, boolean writable, String meaning) {
        row = new Row(offset, width, writable, meaning);
    }

    @Override
    public Row row() {
        return row;
    }
}
