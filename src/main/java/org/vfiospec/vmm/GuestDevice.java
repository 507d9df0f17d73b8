package org.vfiospec.vmm;

/** A device as a driver inside the guest sees it. */
public interface GuestDevice {

    String name();

    /** A load of 1, 2, 4 or 8 bytes from a BAR; all ones where nothing answers. */
    long read(int bar, long offset, int width);

    void write(int bar, long offset, int width, long value);

    /** A store of 16 bytes to a BAR, which the device sees as one. */
    void writePair(int bar, long offset, long low, long high);

    /** The guest-physical address at which the device's BAR lies, for peers that shall reach it. */
    long addressOf(int bar);

    long readConfig(int offset, int width);

    void writeConfig(int offset, int width, long value);

    /** Enables that many interrupt vectors, counted from 0. */
    void enableInterrupts(int count);

    /** How often a vector has fired since the last time this was asked. */
    long takeInterrupts(int vector);
}
