package org.vfiospec.site.weave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vfiospec.site.GeneratedRun;
import org.vfiospec.site.GeneratedRun.Part;
import org.vfiospec.site.GeneratedRun.Step;
import org.vfiospec.site.LedgerEntry;
import org.vfiospec.site.sheet.Extent;
import org.vfiospec.site.sheet.Room;

/** The pages of generated runs: each run takes as many as it needs, and the same in both editions. */
final class RunPages {
    static final String FOLDER = "runs/";

    /** The most entries of a ledger that stand in one part; what is longer goes on in a part of its own. */
    private static final int MOST_ENTRIES = 600;

    /** Some parts of a run; the number counts from 1. */
    record RunPage(GeneratedRun run, int number, boolean last, List<Part> parts) {
        String path() {
            return path(number);
        }

        /** The page after this one. */
        String next() {
            return path(number + 1);
        }

        String addressOf(Part part) {
            return path() + "#" + part.anchor();
        }

        private String path(int page) {
            return FOLDER + run.name() + (page == 1 ? "" : "/" + page) + ".html";
        }
    }

    private final List<RunPage> pages = new ArrayList<>();
    private final Map<String, String> addresses = new HashMap<>();
    private final int frame;

    /**
     * The pages of some runs.
     *
     * @param frame the elements of a page that are there whatever it is about
     */
    RunPages(List<GeneratedRun> runs, int frame) {
        this.frame = frame;
        runs.forEach(this::plan);
    }

    List<RunPage> pages() {
        return pages;
    }

    /** Where a part of a run stands; both are known to be there. */
    String address(String run, String anchor) {
        return addresses.get(key(run, anchor));
    }

    private void plan(GeneratedRun run) {
        List<List<Part>> plan = new ArrayList<>();
        Room room = empty();
        for (Part part : run.parts().stream().flatMap(RunPages::pieces).toList()) {
            if (!room.reserve(size(part)) || plan.isEmpty()) {
                plan.add(new ArrayList<>());
                room = empty();
                room.reserve(size(part));
            }
            plan.get(plan.size() - 1).add(part);
        }
        for (int i = 0; i < plan.size(); i++) {
            add(new RunPage(run, i + 1, i + 1 == plan.size(), plan.get(i)));
        }
    }

    private Room empty() {
        return Room.beside(Room.none(), frame, HtmlEdition.FRAME_CHARACTERS);
    }

    private void add(RunPage page) {
        pages.add(page);
        page.parts().forEach(part -> addresses.put(key(page.run().name(), part.anchor()), page.addressOf(part)));
    }

    /** About how much of a page a part takes: heading, entry in the table of contents, and its steps. */
    private static Extent size(Part part) {
        return Extent.of(6)
                .plus(Extent.sum(part.steps().stream().map(RunPages::size).toList()));
    }

    private static Extent size(Step step) {
        return Extent.of(3 + 2 * step.says().notes().size()).plus(StepWriter.ledgerExtent(step.events()));
    }

    private static Stream<Part> pieces(Part part) {
        List<List<Step>> pieces = new ArrayList<>(List.of(new ArrayList<>()));
        int entries = 0;
        for (Step step : part.steps().stream().flatMap(RunPages::pieces).toList()) {
            if (entries + step.events().size() > MOST_ENTRIES) {
                pieces.add(new ArrayList<>());
                entries = 0;
            }
            entries += step.events().size();
            pieces.get(pieces.size() - 1).add(step);
        }
        return IntStream.range(0, pieces.size()).mapToObj(i -> piece(part, i, pieces.get(i)));
    }

    private static Part piece(Part part, int number, List<Step> steps) {
        return number == 0
                ? new Part(part.anchor(), part.title(), steps)
                : new Part(part.anchor() + "--" + (number + 1), part.title() + ", continued", steps);
    }

    private static Stream<Step> pieces(Step step) {
        List<LedgerEntry> events = step.events();
        if (events.size() <= MOST_ENTRIES) {
            return Stream.of(step);
        }
        return IntStream.iterate(0, from -> from < events.size(), from -> from + MOST_ENTRIES)
                .mapToObj(from ->
                        new Step(step.says(), events.subList(from, Math.min(from + MOST_ENTRIES, events.size()))));
    }

    private static String key(String run, String anchor) {
        return run + "#" + anchor;
    }
}
