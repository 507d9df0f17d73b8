package org.vfiospec.site.evidence;

import io.cucumber.messages.types.Background;
import io.cucumber.messages.types.DataTable;
import io.cucumber.messages.types.DocString;
import io.cucumber.messages.types.Examples;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.FeatureChild;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Location;
import io.cucumber.messages.types.Rule;
import io.cucumber.messages.types.RuleChild;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.Step;
import io.cucumber.messages.types.TableCell;
import io.cucumber.messages.types.TableRow;
import io.cucumber.messages.types.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.vfiospec.site.evidence.FeatureReport.RuleReport;
import org.vfiospec.site.evidence.FeatureReport.StepText;
import org.vfiospec.site.evidence.FeatureReport.TagPlace;
import org.vfiospec.site.evidence.FeatureReport.Title;

/** Reads one feature file from its syntax tree and joins to each scenario what was executed. */
final class FeatureReader {
    private static final String CLAUSE_TAG = "@clause:";

    private final String uri;
    private final Feature feature;
    private final CaseReader cases;
    private final Anchors anchors = new Anchors();

    FeatureReader(GherkinDocument document, CaseReader cases) {
        this.uri = relative(document.getUri().orElse("unnamed.feature"));
        this.feature = document.getFeature().orElseThrow();
        this.cases = cases;
    }

    FeatureReport read() {
        List<TagPlace> tags = tags(feature.getTags());
        List<FeatureChild> children = feature.getChildren();
        return new FeatureReport(
                uri,
                page(),
                new Title(
                        feature.getKeyword(),
                        feature.getName(),
                        text(feature.getDescription()),
                        line(feature.getLocation())),
                feature.getLanguage(),
                tags,
                children.stream()
                        .flatMap(child -> child.getBackground().stream())
                        .flatMap(FeatureReader::steps)
                        .toList(),
                children.stream()
                        .flatMap(child -> child.getScenario().stream())
                        .map(scenario -> scenario(scenario, tags))
                        .toList(),
                children.stream()
                        .flatMap(child -> child.getRule().stream())
                        .map(rule -> rule(rule, tags))
                        .toList());
    }

    /** The uri as a path in the project, also where Cucumber made it absolute. */
    static String relative(String uri) {
        String path = uri.replaceFirst("^(file|classpath):/*", "");
        int features = path.indexOf("/features/");
        return features > 0 && uri.startsWith("file:") ? path.substring(features + 1) : path;
    }

    private String page() {
        String path = uri.replaceFirst("^(\\./)?features/", "").replaceFirst("\\.feature(\\.md)?$", "");
        StringBuilder page = new StringBuilder("features");
        for (String part : path.split("/")) {
            page.append('/').append(part.matches("[a-z0-9][a-z0-9._-]*") ? part : Anchors.slug(part));
        }
        return page.append(".html").toString();
    }

    private RuleReport rule(Rule rule, List<TagPlace> inherited) {
        List<TagPlace> tags = tags(rule.getTags());
        List<TagPlace> all = Stream.concat(inherited.stream(), tags.stream()).toList();
        String anchor = anchors.next(rule.getName());
        List<RuleChild> children = rule.getChildren();
        return new RuleReport(
                new Title(rule.getKeyword(), rule.getName(), text(rule.getDescription()), line(rule.getLocation())),
                anchor,
                tags,
                children.stream()
                        .flatMap(child -> child.getBackground().stream())
                        .flatMap(FeatureReader::steps)
                        .toList(),
                children.stream()
                        .flatMap(child -> child.getScenario().stream())
                        .map(scenario -> scenario(scenario, all))
                        .toList());
    }

    private ScenarioReport scenario(Scenario scenario, List<TagPlace> inherited) {
        String anchor = anchors.next(scenario.getName());
        List<CaseReport> executed = new ArrayList<>();
        List<ScenarioReport.Examples> examples = new ArrayList<>();
        if (scenario.getExamples().isEmpty()) {
            cases.of(scenario.getId(), anchor, detail(anchor), line(scenario.getLocation()))
                    .ifPresent(executed::add);
        }
        for (Examples table : scenario.getExamples()) {
            examples.add(examples(table, anchor, executed));
        }
        List<TagPlace> tags = new ArrayList<>(tags(scenario.getTags()));
        scenario.getExamples().forEach(table -> tags.addAll(tags(table.getTags())));
        return new ScenarioReport(
                uri,
                feature.getName(),
                page(),
                new Title(
                        scenario.getKeyword(),
                        scenario.getName(),
                        text(scenario.getDescription()),
                        line(scenario.getLocation())),
                anchor,
                clauses(Stream.concat(inherited.stream(), tags.stream())),
                tags,
                scenario.getSteps().stream().map(FeatureReader::step).toList(),
                examples,
                executed);
    }

    private ScenarioReport.Examples examples(Examples table, String scenario, List<CaseReport> executed) {
        List<ScenarioReport.Row> rows = new ArrayList<>();
        for (TableRow row : table.getTableBody()) {
            List<String> cells = cells(row);
            String anchor = anchors.next(scenario + " " + String.join(" ", cells));
            cases.of(row.getId(), anchor, detail(anchor), line(row.getLocation()))
                    .ifPresent(execution -> {
                        executed.add(execution);
                        rows.add(new ScenarioReport.Row(cells, execution));
                    });
        }
        return new ScenarioReport.Examples(
                new Title(table.getKeyword(), table.getName(), text(table.getDescription()), line(table.getLocation())),
                table.getTableHeader().map(FeatureReader::cells).orElse(List.of()),
                rows);
    }

    private String detail(String anchor) {
        return page().replaceFirst("\\.html$", "") + "/" + anchor + ".html";
    }

    static List<String> clauses(Stream<TagPlace> tags) {
        return tags.map(TagPlace::name)
                .filter(tag -> tag.startsWith(CLAUSE_TAG))
                .map(tag -> tag.substring(CLAUSE_TAG.length()))
                .distinct()
                .toList();
    }

    private static List<TagPlace> tags(List<Tag> tags) {
        return tags.stream()
                .map(tag -> new TagPlace(tag.getName(), line(tag.getLocation())))
                .toList();
    }

    private static Stream<StepText> steps(Background background) {
        return background.getSteps().stream().map(FeatureReader::step);
    }

    private static StepText step(Step step) {
        return new StepText(step.getKeyword().strip(), step.getText(), argument(step), line(step.getLocation()));
    }

    static StepArgument argument(Step step) {
        List<List<String>> rows = step.getDataTable().map(DataTable::getRows).orElse(List.of()).stream()
                .map(FeatureReader::cells)
                .toList();
        String type = step.getDocString().flatMap(DocString::getMediaType).orElse("");
        return new StepArgument(
                type, step.getDocString().map(DocString::getContent).orElse(null), rows);
    }

    private static List<String> cells(TableRow row) {
        return row.getCells().stream().map(TableCell::getValue).toList();
    }

    private static int line(Location location) {
        return location.getLine().intValue();
    }

    private static String text(String description) {
        return description == null ? "" : description.stripIndent().strip();
    }
}
