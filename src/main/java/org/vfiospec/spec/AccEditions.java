package org.vfiospec.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.vfiospec.acc.Engine;
import org.vfiospec.acc.driver.Edition;
import org.vfiospec.site.Generated;
import org.vfiospec.site.GeneratedRun;
import org.vfiospec.site.GeneratedRun.Part;
import org.vfiospec.site.GeneratedRun.Step;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;
import org.vfiospec.site.LedgerEntry;

/** Where the editions of the accelerator's migration driver differ: one story for each place, told by all of them. */
final class AccEditions {
    private static final String ZIP = "zip0";

    /** What every story of one edition begins with; the guest that has been saved is the same in all of them. */
    private static final class Stage {
        private final Edition edition;
        private World saved;

        Stage(Edition edition) {
            this.edition = edition;
        }

        /** A machine that breaks on the way is something that was seen. */
        Told tell(EditionDifference difference) {
            try {
                return told(difference);
            } catch (RuntimeException broken) {
                return told("failed: " + broken.getMessage(), List.of());
            }
        }

        private Told told(EditionDifference difference) {
            World world = difference.isLate() ? saved() : fresh();
            int mark = world.trace().mark();
            String seen = difference.story().apply(world);
            return told(seen, Recording.of(world.trace().since(mark)));
        }

        private Told told(String seen, List<LedgerEntry> events) {
            Step step = new Step(Cell.of("Seen: " + seen), events);
            String anchor = edition.name().toLowerCase(Locale.ROOT).replace('_', '-');
            return new Told(seen, new Part(anchor, edition.title(), List.of(step)));
        }

        private World saved() {
            if (saved == null) {
                saved = fresh();
                saved.startAndSave(List.of(ZIP));
            }
            return saved;
        }

        private World fresh() {
            World world = new World(Variant.SPECIFIED);
            world.build(world.build().with(edition).withNothingBut(Engine.ZIP));
            return world;
        }
    }

    /** A story that has been told. */
    private record Told(String seen, Part part) {}

    private final List<GeneratedRun> runs = new ArrayList<>();

    private AccEditions() {}

    /** The comparison, and the recorded story behind each of its cells. */
    static Generated all() {
        AccEditions editions = new AccEditions();
        GeneratedTable table = editions.table();
        return new Generated(List.of(table), editions.runs);
    }

    private GeneratedTable table() {
        List<String> columns = new ArrayList<>(List.of("Difference"));
        Stream.of(Edition.values()).map(Edition::title).forEach(columns::add);
        List<Stage> stages = Stream.of(Edition.values()).map(Stage::new).toList();
        return new GeneratedTable(
                "acc-editions",
                "What each driver did, with one of its own kind at the other end",
                columns,
                EditionDifference.ALL.stream()
                        .map(difference -> row(difference, stages))
                        .toList());
    }

    private List<Cell> row(EditionDifference difference, List<Stage> stages) {
        String run = difference.clause();
        List<Told> told = stages.stream().map(stage -> stage.tell(difference)).toList();
        runs.add(new GeneratedRun(
                run, difference.what(), told.stream().map(Told::part).toList()));
        List<Cell> row = new ArrayList<>(List.of(Cell.ofClause(difference.what(), difference.clause())));
        told.forEach(story -> row.add(Cell.ofRun(story.seen(), run, story.part().anchor())));
        return row;
    }
}
