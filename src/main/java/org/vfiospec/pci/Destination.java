package org.vfiospec.pci;

import java.nio.ByteBuffer;

/** Where a request arrives: registers, memory, or nothing. */
public interface Destination {

    /** Where that is, for people: {@code untranslated to zip0 BAR2 + 0x8000}, {@code fault: ...}. */
    String verdict();

    /** Fills the buffer as far as bytes came; returns whether all did. */
    boolean read(ByteBuffer into);

    /** Takes the bytes of the buffer; returns whether all arrived. */
    boolean write(ByteBuffer from);

    /** Nobody: a read gets no data, a write vanishes. */
    static Destination nowhere(String verdict) {
        return new Destination() {
            @Override
            public String verdict() {
                return verdict;
            }

            @Override
            public boolean read(ByteBuffer into) {
                return false;
            }

            @Override
            public boolean write(ByteBuffer from) {
                return false;
            }
        };
    }
}
