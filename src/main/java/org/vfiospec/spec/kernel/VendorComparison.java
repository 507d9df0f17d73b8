package org.vfiospec.spec.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vfiospec.site.Generated;
import org.vfiospec.site.GeneratedRun;
import org.vfiospec.site.GeneratedRun.Part;
import org.vfiospec.site.GeneratedRun.Step;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;
import org.vfiospec.spec.Recording;
import org.vfiospec.spec.Variant;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.IoEventFd;
import org.vfiospec.uapi.RegionInfo;

/** Vendor ops and variant drivers, each put into the same situation; what is seen, and the recording of it. */
public final class VendorComparison {
    private static final String VENDOR = "vendor";
    private static final String OTHER = "other";
    private static final String FOREIGN = "display0";
    private static final long PAGE = 0x1000;

    /** One situation; {@code then} and {@code now} are the clauses that its two outcomes rest on. */
    private record Situation(String name, String what, String then, String now, Function<Design, String> story) {}

    /** How a story ended in one design. */
    private record Told(String seen, Part part) {}

    private static final List<Situation> ALL = List.of(
            new Situation("nobody", "No vendor has a module", "vendor-alias", "core-bind-alias", design -> {
                Errno bound = design.bind(Design.CARD);
                return served(bound, design);
            }),
            new Situation("autoload", "A vendor's module lies on disk", "vendor-alias", "core-bind-alias", design -> {
                design.install(accepting(VENDOR), Design.CARD);
                return served(design.bind(Design.CARD), design);
            }),
            new Situation(
                    "foreign", "The module on disk is for other ids", "vendor-alias", "core-bind-alias", design -> {
                        design.install(accepting(VENDOR), FOREIGN);
                        return served(design.bind(Design.CARD), design);
                    }),
            new Situation(
                    "loaded",
                    "The module for other ids is loaded by hand",
                    "vendor-first-wins",
                    "core-bind-alias",
                    design -> {
                        design.install(accepting(VENDOR), FOREIGN);
                        design.load(VENDOR);
                        return served(design.bind(Design.CARD), design);
                    }),
            new Situation(
                    "wanted",
                    "Of two modules, the one that was loaded first is wanted",
                    "vendor-first-wins",
                    "core-bind-override",
                    design -> {
                        loadTwo(design, accepting(OTHER));
                        return served(design.bindWanting(VENDOR), design);
                    }),
            new Situation(
                    "refuses", "The vendor refuses the function", "vendor-first-wins", "core-bind-refused", design -> {
                        design.install(new VendorCode(VENDOR, false, 0), Design.CARD);
                        return served(design.bind(Design.CARD), design);
                    }),
            new Situation(
                    "late", "The module is loaded after the bind", "vendor-late", "core-bind-override-only", design -> {
                        Errno bound = design.bind(Design.CARD);
                        design.install(accepting(VENDOR), Design.CARD);
                        design.load(VENDOR);
                        return served(bound, design);
                    }),
            new Situation("bridge", "A bridge is bound", "vendor-gates", "core-bind-header", design -> {
                design.install(accepting(VENDOR), "port");
                return design.bind("port").name();
            }),
            new Situation("twice", "A vendor registers twice", "vendor-register-once", "core-driver-once", design -> {
                design.install(accepting(VENDOR), Design.CARD);
                design.load(VENDOR);
                return design.registerAgain(VENDOR).name();
            }),
            new Situation(
                    "region",
                    "The vendor adds a region",
                    "vendor-totals",
                    "vendor-region-described",
                    VendorComparison::region),
            new Situation(
                    "narrowed",
                    "The vendor shows half of BAR 2",
                    "bar-limit-identical",
                    "bar-limit-identical",
                    VendorComparison::narrowed),
            new Situation(
                    "delegated",
                    "What the vendor does not change",
                    "vendor-delegates",
                    "vendor-delegates",
                    VendorComparison::delegated),
            new Situation(
                    "unbind",
                    "The function is unbound while open",
                    "vendor-unbind-waits",
                    "core-unbind-waits",
                    VendorComparison::unbindOpen),
            new Situation(
                    "unload-open",
                    "The vendor's module is unloaded while the device is open",
                    "vendor-probe-holds",
                    "core-module-open",
                    design -> {
                        open(design);
                        return unloaded(design);
                    }),
            new Situation(
                    "unload-bound",
                    "The same while it is bound and nobody has it open",
                    "vendor-probe-holds",
                    "core-module-bound",
                    design -> {
                        bindVendor(design);
                        return unloaded(design);
                    }),
            new Situation(
                    "unload-unbound",
                    "The same after the function was unbound",
                    "vendor-register-no-own-hold",
                    "core-module-bound",
                    design -> {
                        bindVendor(design);
                        design.unbind();
                        return unloaded(design);
                    }),
            new Situation(
                    "unload-base",
                    "What all vendors build on is unloaded while a vendor is loaded",
                    "vendor-register-holds",
                    "core-module-base",
                    design -> {
                        design.install(accepting(VENDOR), Design.CARD);
                        design.load(VENDOR);
                        return design.unloadBase().name();
                    }));

    private VendorComparison() {}

    /** The table {@code vendor-comparison}, and the recording behind each of its cells. */
    public static Generated all() {
        List<GeneratedRun> runs = new ArrayList<>();
        List<List<Cell>> rows = ALL.stream().map(each -> row(each, runs)).toList();
        GeneratedTable table = new GeneratedTable(
                "vendor-comparison",
                "The same situation in both designs, executed",
                List.of("Situation", "Vendor ops (2020)", "Variant drivers (since 5.15)"),
                rows);
        return new Generated(List.of(table), runs);
    }

    private static List<Cell> row(Situation situation, List<GeneratedRun> runs) {
        String run = "vendor-" + situation.name;
        Told then = tell(situation, "then", "Vendor ops", VendorOpsDesign::new);
        Told now = tell(situation, "now", "Variant drivers", VariantDesign::new);
        runs.add(new GeneratedRun(run, situation.what, List.of(then.part, now.part)));
        return List.of(
                Cell.of(situation.what),
                Cell.ofRun(then.seen, run, "then").noted(Cell.ofClause(situation.then, situation.then)),
                Cell.ofRun(now.seen, run, "now").noted(Cell.ofClause(situation.now, situation.now)));
    }

    private static Told tell(Situation situation, String anchor, String title, Function<Bench, Design> design) {
        World world = new World(Variant.SPECIFIED);
        Design built = design.apply(new Bench(world));
        int mark = world.trace().mark();
        String seen = situation.story.apply(built);
        Step step =
                new Step(Cell.of("Seen: " + seen), Recording.of(world.trace().since(mark)));
        return new Told(seen, new Part(anchor, title, List.of(step)));
    }

    private static VendorCode accepting(String name) {
        return new VendorCode(name, true, 0);
    }

    private static String served(Errno bound, Design design) {
        return bound.failed() ? bound.name() + ", no driver" : "served by " + design.server();
    }

    private static void loadTwo(Design design, VendorCode second) {
        design.install(accepting(VENDOR), Design.CARD);
        design.load(VENDOR);
        design.install(second, Design.CARD);
        design.load(second.name());
    }

    private static void bindVendor(Design design) {
        design.install(accepting(VENDOR), Design.CARD);
        Bench.demand(design.bind(Design.CARD).result());
    }

    private static User open(Design design) {
        bindVendor(design);
        return design.bench().openBound(Design.CARD);
    }

    private static String unloaded(Design design) {
        Errno outcome = design.unload(VENDOR);
        String server = design.server();
        return outcome.name() + (server.isEmpty() ? ", nobody has the function" : ", served by " + server);
    }

    private static String region(Design design) {
        User user = open(design);
        int last = user.info().numRegions() - 1;
        int type = user.capabilities(last).get(0).body().getInt(0);
        return "%d regions, the last of type 0x%x".formatted(last + 1, type);
    }

    private static String narrowed(Design design) {
        User user = open(design);
        RegionInfo bar = user.region(VendorCode.NARROWED);
        long limit = VendorCode.HALF;
        int eventfd = user.calls().eventfd();
        return "0x%x bytes; behind them read %s, write %s, mapping %s, ioeventfd %s, export %s"
                .formatted(
                        bar.size(),
                        Errno.of(user.read(VendorCode.NARROWED, limit, User.little(4))),
                        Errno.of(user.put(VendorCode.NARROWED, limit, 4, 0)),
                        Errno.of(user.map(VendorCode.NARROWED, limit, PAGE)),
                        Errno.of(user.ioeventfd(bar.offset() + limit, IoEventFd.FLAG_32, 0, eventfd)),
                        Errno.of(user.exportPage(VendorCode.NARROWED, limit)));
    }

    /** Which of the fixed regions, and how many of the interrupts, differ from those of a device without a vendor. */
    private static String delegated(Design design) {
        User plain = new Bench(new World(Variant.SPECIFIED)).open(Design.CARD);
        User vendor = open(design);
        String regions = IntStream.range(0, User.CONFIG + 1)
                .filter(index -> !plain.region(index).equals(vendor.region(index)))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        long interrupts = IntStream.range(0, 5)
                .filter(index -> !plain.irq(index).equals(vendor.irq(index)))
                .count();
        return "as vfio-pci, but for region %s; %d interrupts differ".formatted(regions, interrupts);
    }

    private static String unbindOpen(Design design) {
        User user = open(design);
        int asked = user.calls().eventfd();
        Bench.demand(user.trigger(4, asked));
        design.unbind();
        String before = design.server();
        long times = user.take(asked);
        user.close();
        return "served by %s until the close, the user asked %d time, then %s"
                .formatted(before, times, design.server().isEmpty() ? "nobody has it" : "still bound");
    }
}
