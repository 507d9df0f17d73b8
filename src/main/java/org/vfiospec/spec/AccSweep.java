package org.vfiospec.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.vfiospec.acc.Engine;
import org.vfiospec.acc.guest.AccGuestDriver;
import org.vfiospec.site.Generated;
import org.vfiospec.site.GeneratedRun;
import org.vfiospec.site.GeneratedRun.Part;
import org.vfiospec.site.GeneratedRun.Step;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;

/** Moves a guest of each engine to another host with its oldest job at each place where a job can be. */
final class AccSweep {
    private static final int AFTER = 2;

    /** What came of one move. */
    private record Outcome(int submitted, int right, int lost, String complaint, Part part) {
        private String text() {
            return "%d of %d right%s%s"
                    .formatted(
                            right,
                            submitted,
                            lost == 0 ? "" : ", %d lost".formatted(lost),
                            complaint.isEmpty() ? "" : ", " + complaint);
        }
    }

    private final List<GeneratedRun> runs = new ArrayList<>();
    private final int[] submitted = new int[Engine.values().length];
    private final int[] right = new int[Engine.values().length];

    private AccSweep() {}

    /** The table of all moves, and the recording of each. */
    static Generated all() {
        AccSweep sweep = new AccSweep();
        GeneratedTable table = sweep.table();
        return new Generated(List.of(table), sweep.runs);
    }

    private GeneratedTable table() {
        List<String> columns = new ArrayList<>(List.of("The oldest job is"));
        Stream.of(Engine.values()).map(Engine::name).forEach(columns::add);
        List<List<Cell>> rows = new ArrayList<>();
        Stream.of(JobPlace.values()).map(this::row).forEach(rows::add);
        rows.add(sums());
        return new GeneratedTable(
                "acc-sweep", "Jobs of guests that were moved, by where the oldest was", columns, rows);
    }

    private List<Cell> row(JobPlace place) {
        String run = "acc-sweep-" + place.name().toLowerCase(Locale.ROOT).replace('_', '-');
        List<Cell> row = new ArrayList<>(List.of(Cell.of(place.words())));
        List<Part> parts = new ArrayList<>();
        for (Engine engine : Engine.values()) {
            Outcome outcome = move(engine, place);
            submitted[engine.ordinal()] += outcome.submitted();
            right[engine.ordinal()] += outcome.right();
            parts.add(outcome.part());
            row.add(Cell.ofRun(outcome.text(), run, outcome.part().anchor()));
        }
        runs.add(new GeneratedRun(run, "A guest is moved; its oldest job is " + place.words(), parts));
        return row;
    }

    private List<Cell> sums() {
        List<Cell> row = new ArrayList<>(List.of(Cell.of("together")));
        Stream.of(Engine.values())
                .map(engine -> "%d of %d right".formatted(right[engine.ordinal()], submitted[engine.ordinal()]))
                .map(Cell::of)
                .forEach(row::add);
        return row;
    }

    /** A machine that breaks on the way is an outcome too. */
    private static Outcome move(Engine engine, JobPlace place) {
        World world = new World(Variant.SPECIFIED);
        world.build(world.build().withNothingBut(engine));
        try {
            return moved(world, engine, place);
        } catch (RuntimeException broken) {
            return new Outcome(0, 0, 0, "failed: " + broken.getMessage(), part(world, 0, engine));
        }
    }

    private static Outcome moved(World world, Engine engine, JobPlace place) {
        String device = engine.name().toLowerCase(Locale.ROOT) + "0";
        world.start(List.of(device));
        int mark = world.trace().mark();
        JobPlace.Moving moving = place.put(world, device);
        moving.move();
        Part part = part(world, mark, engine);
        moving.submit(AFTER);
        AccGuestDriver driver = moving.driver();
        return new Outcome(moving.submitted(), driver.completed(), driver.outstanding(), driver.complaint(), part);
    }

    private static Part part(World world, int mark, Engine engine) {
        Cell says = Cell.of("The job is put there, and the guest is moved");
        Step step = new Step(says, Recording.of(world.trace().since(mark)));
        return new Part(engine.name().toLowerCase(Locale.ROOT), engine.name(), List.of(step));
    }
}
