package org.vfiospec.site.weave;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.vfiospec.site.docs.StoredPage.NavEntry;
import org.vfiospec.site.docs.StoredPage.Section;
import org.vfiospec.site.evidence.Evidence;
import org.vfiospec.site.evidence.FeatureReport;
import org.vfiospec.site.sheet.HtmlSheet;
import org.vfiospec.site.sheet.Room;

/** Writes a page for each feature, and decides which executions find room on it. */
final class FeaturePages {
    /** The headings that a feature stands under. */
    static final List<NavEntry> ABOVE = List.of(new NavEntry(1, "Features", IndexWriter.FEATURES));

    private final Evidence evidence;
    private final StepWriter steps;
    private final int frame;
    private final Placement.ByRoom placement = new Placement.ByRoom();

    /**
     * Places all executions.
     *
     * @param frame the elements of a page that are there whatever it is about
     */
    FeaturePages(Evidence evidence, StepWriter steps, int frame) {
        this.evidence = evidence;
        this.steps = steps;
        this.frame = frame;
        evidence.execution().features().forEach(this::place);
    }

    Placement placement() {
        return placement;
    }

    private void place(FeatureReport feature) {
        Room necessary = Room.none();
        new FeatureWriter(evidence, steps, Placement.APART).write(new HtmlSheet(feature.page(), necessary), feature);
        int elements = frame + 2 * sections(feature).size();
        placement.place(feature, Room.beside(necessary, elements, HtmlEdition.FRAME_CHARACTERS));
    }

    void write(Consumer<Page> site) {
        FeatureWriter writer = new FeatureWriter(evidence, steps, placement);
        ExecutionPages executions = new ExecutionPages(steps, writer, frame, site);
        for (FeatureReport feature : evidence.execution().features()) {
            site.accept(page(writer, feature));
            feature.allScenarios()
                    .forEach(scenario -> scenario.cases().stream()
                            .filter(placement::isApart)
                            .forEach(execution -> executions.write(scenario, execution)));
        }
    }

    private static Page page(FeatureWriter writer, FeatureReport feature) {
        HtmlSheet sheet = new HtmlSheet(feature.page(), Room.none());
        writer.write(sheet, feature);
        return new Page(
                feature.page(),
                feature.title().keyword(),
                feature.title().name(),
                "",
                feature.uri(),
                ABOVE,
                sections(feature),
                sheet.html());
    }

    private static List<Section> sections(FeatureReport feature) {
        List<Section> sections = new ArrayList<>();
        feature.scenarios()
                .forEach(s -> sections.add(new Section(2, s.anchor(), s.title().name())));
        feature.rules().forEach(rule -> {
            sections.add(new Section(2, rule.anchor(), rule.title().name()));
            rule.scenarios()
                    .forEach(s ->
                            sections.add(new Section(3, s.anchor(), s.title().name())));
        });
        return sections;
    }
}
