package org.vfiospec.uapi;

import java.util.Arrays;
import java.util.Optional;

/** The features of {@code VFIO_DEVICE_FEATURE} that the core itself has, by their numbers in the header. */
public enum Feature {
    /** Set only, on a physical function: the token that opens its virtual functions. */
    PCI_VF_TOKEN(0),
    LOW_POWER_ENTRY(3),
    LOW_POWER_ENTRY_WITH_WAKEUP(4),
    LOW_POWER_EXIT(5),
    /** Get only: parts of a BAR as a dma-buf (Linux 6.19). */
    DMA_BUF(11);

    private final int number;

    Feature(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    static Optional<Feature> of(int number) {
        return Arrays.stream(values())
                .filter(feature -> feature.number == number)
                .findFirst();
    }
}
