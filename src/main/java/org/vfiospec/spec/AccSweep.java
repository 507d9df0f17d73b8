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
    /** Jobs that are done before, so that rings and phases are not as after a start. */
    private static final int BEFORE = 3;
    /** Jobs that are under way when the guest is moved, on both of its queues. */
    private static final int MOVED = 4;

    private static final int AFTER = 2;
    private static final int PATIENCE = 400;

    /** How far the oldest job has come, in steps of the chip since its doorbell. */
    private enum Place {
        IN_MEMORY("in guest memory, its doorbell not rung"),
        RUNG("behind its doorbell"),
        FETCHED("fetched"),
        COMPUTED("computed"),
        WRITTEN("its result written"),
        COMPLETED("its completion written"),
        ANNOUNCED("its event written"),
        RAISED("its interrupt raised and not taken");

        private final String words;

        Place(String words) {
            this.words = words;
        }

        private int steps() {
            return Math.max(0, ordinal() - RUNG.ordinal());
        }
    }

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
        Stream.of(Place.values()).map(this::row).forEach(rows::add);
        rows.add(sums());
        return new GeneratedTable(
                "acc-sweep", "Jobs of guests that were moved, by where the oldest was", columns, rows);
    }

    private List<Cell> row(Place place) {
        String run = "acc-sweep-" + place.name().toLowerCase(Locale.ROOT).replace('_', '-');
        List<Cell> row = new ArrayList<>(List.of(Cell.of(place.words)));
        List<Part> parts = new ArrayList<>();
        for (Engine engine : Engine.values()) {
            Outcome outcome = move(engine, place);
            submitted[engine.ordinal()] += outcome.submitted();
            right[engine.ordinal()] += outcome.right();
            parts.add(outcome.part());
            row.add(Cell.ofRun(outcome.text(), run, outcome.part().anchor()));
        }
        runs.add(new GeneratedRun(run, "A guest is moved; its oldest job is " + place.words, parts));
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

    private static Outcome move(Engine engine, Place place) {
        String device = engine.name().toLowerCase(Locale.ROOT) + "0";
        World world = new World(Variant.SPECIFIED);
        world.build(world.build().withNothingBut(engine));
        world.start(List.of(device));
        AccGuestDriver driver = (AccGuestDriver) world.vmm().guest().driver(device);
        submit(world, driver, BEFORE);

        int mark = world.trace().mark();
        world.vmm().stopVcpus();
        driver.place();
        boolean rung = place != Place.IN_MEMORY;
        if (rung) {
            driver.announce();
            for (int job = 1; job < MOVED; job++) {
                driver.submit();
            }
        }
        for (int step = 0; step < place.steps(); step++) {
            world.host().work();
        }
        world.saved(world.vmm().suspend());
        world.openAtDestination();
        world.vmm().resume(world.saved());
        if (!rung) {
            driver.announce();
        }
        finish(world, driver);
        Step step = new Step(
                Cell.of("The job is put there, and the guest is moved"),
                Recording.of(world.trace().since(mark)));
        submit(world, driver, AFTER);
        int all = BEFORE + (rung ? MOVED : 1) + AFTER;
        Part part = new Part(engine.name().toLowerCase(Locale.ROOT), engine.name(), List.of(step));
        return new Outcome(all, driver.completed(), driver.outstanding(), driver.complaint(), part);
    }

    private static void submit(World world, AccGuestDriver driver, int jobs) {
        for (int job = 0; job < jobs; job++) {
            driver.submit();
            finish(world, driver);
        }
    }

    /** Lets time pass until no job is under way, or none will come any more. */
    private static void finish(World world, AccGuestDriver driver) {
        for (int slice = 0; slice < PATIENCE && driver.outstanding() > 0; slice++) {
            world.vmm().pass();
        }
    }
}
