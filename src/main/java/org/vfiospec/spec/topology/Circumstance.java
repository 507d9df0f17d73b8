package org.vfiospec.spec.topology;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.vfiospec.acc.ContextRegister;
import org.vfiospec.acc.Generation;
import org.vfiospec.iommu.Refusal.Reason;
import org.vfiospec.spec.Placement;
import org.vfiospec.trace.Trace;
import org.vfiospec.uapi.Errno;

/** What decides about migration besides the place: three rows of the table of decisions, on an ACC function. */
enum Circumstance {
    D21("D21", "an integrated endpoint whose physical function has another driver", Circumstance::foreignDriver),
    D22("D22", "an integrated endpoint whose control registers lie in the physical function", Circumstance::moved),
    D23("D23", "an integrated endpoint of which the driver shows the control registers", Circumstance::shown);

    private static final int MARK = 0x600df00d;

    private final String row;
    private final String words;
    private final BiFunction<Circumstance, Trace, Verdict> story;

    Circumstance(String row, String words, BiFunction<Circumstance, Trace, Verdict> story) {
        this.row = row;
        this.words = words;
        this.story = story;
    }

    Verdict judge(Trace trace) {
        return story.apply(this, trace);
    }

    /** The driver binds, and finds out when the function is opened; vfio-pci can have the function. */
    private static Verdict foreignDriver(Circumstance row, Trace trace) {
        Placement placement = Placement.under(new PlainDriver("foreign", true), trace);
        Errno opened = placement.open();
        return row.verdict(
                opened.failed() ? Optional.of(Reason.PF_MISMATCH) : Optional.empty(),
                placement.openPlainly(),
                reachedBy(placement));
    }

    private static Verdict moved(Circumstance row, Trace trace) {
        Placement placement = Placement.of(Generation.V4, trace);
        Errno opened = placement.open();
        return row.verdict(
                opened.failed() ? Optional.of(Reason.PF_MISMATCH) : Optional.empty(),
                placement.openPlainly(),
                reachedBy(placement));
    }

    /** A driver that narrows nothing: the user's CPU is a way to the registers that no place can close. */
    private static Verdict shown(Circumstance row, Trace trace) {
        Placement placement = Placement.of(Generation.V3, trace);
        Errno opened = placement.openPlainly();
        placement.userWrites(ContextRegister.V3_BASE, MARK);
        boolean reached = placement.register(ContextRegister.V3_BASE) == MARK;
        return row.verdict(
                reached ? Optional.of(Reason.SHOWN_TO_USER) : Optional.empty(),
                opened,
                reached ? List.of("the user's CPU") : List.of());
    }

    private static List<String> reachedBy(Placement placement) {
        placement.writeOwnRegister(ContextRegister.V3_BASE, MARK);
        return placement.register(ContextRegister.V3_BASE) == MARK
                ? List.of(placement.function().name())
                : List.of();
    }

    private Verdict verdict(Optional<Reason> refused, Errno plain, List<String> reachedBy) {
        return new Verdict(row, words, refused.stream().toList(), !plain.failed(), reachedBy);
    }
}
