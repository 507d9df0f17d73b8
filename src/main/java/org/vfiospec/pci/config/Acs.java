package org.vfiospec.pci.config;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** One control of the Access Control Services capability, at its bit in the capability and control words. */
public enum Acs {
    /** Source validation: a requester id that does not belong below the port is rejected. */
    SV(0x01),
    /** Translation blocking: a request that claims to be translated is rejected. */
    TB(0x02),
    /** P2P request redirect: a request for a peer is sent upstream, to the IOMMU. */
    RR(0x04),
    /** P2P completion redirect. */
    CR(0x08),
    /** Upstream forwarding: a request from below for something below is forwarded upstream all the same. */
    UF(0x10),
    /** P2P egress control: a vector says which peers may be reached. */
    EC(0x20),
    /** Direct translated P2P: a translated request may go to a peer although redirect is on. */
    DT(0x40);

    /** What the kernel asks of every component on a path before it calls the path isolating (0x1d). */
    public static final Set<Acs> ISOLATION = Set.of(SV, RR, CR, UF);

    private final int mask;

    Acs(int mask) {
        this.mask = mask;
    }

    public static int mask(Set<Acs> controls) {
        return controls.stream().mapToInt(control -> control.mask).sum();
    }

    public static Set<Acs> of(int mask) {
        EnumSet<Acs> controls = EnumSet.noneOf(Acs.class);
        Arrays.stream(values()).filter(control -> (mask & control.mask) != 0).forEach(controls::add);
        return controls;
    }

    /** The controls that words such as {@code SV+RR} name; empty for {@code none}. */
    public static Set<Acs> parse(String words) {
        return words.equals("none")
                ? Set.of()
                : Arrays.stream(words.split("\\s*\\+\\s*"))
                        .map(Acs::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Acs.class)));
    }
}
