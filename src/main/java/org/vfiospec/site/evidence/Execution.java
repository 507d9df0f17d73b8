package org.vfiospec.site.evidence;

import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.ParseError;
import io.cucumber.messages.types.StepDefinition;
import io.cucumber.query.Query;
import io.cucumber.query.Repository;
import io.cucumber.query.Repository.RepositoryFeature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.vfiospec.site.Problem;

/**
 * One run of Cucumber, read from its messages.
 *
 * @param features the feature files in the order of their uris
 * @param stepExpressions the expressions of all step definitions
 */
public record Execution(List<FeatureReport> features, List<String> stepExpressions, List<Problem> problems) {

    /** Reads a stream of messages; it may hold parse errors and need not hold results. */
    public static Execution of(List<Envelope> messages) {
        Repository.Builder builder = Repository.builder();
        for (RepositoryFeature feature : RepositoryFeature.values()) {
            builder.feature(feature, true);
        }
        Repository repository = builder.build();
        List<GherkinDocument> documents = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Envelope message : messages) {
            repository.update(message);
            message.getGherkinDocument().ifPresent(documents::add);
            message.getParseError().map(Execution::problem).ifPresent(problems::add);
        }
        Query query = new Query(repository);
        CaseReader cases = new CaseReader(query);
        List<FeatureReport> features = documents.stream()
                .filter(document -> document.getFeature().isPresent())
                .map(document -> new FeatureReader(document, cases).read())
                .sorted(Comparator.comparing(FeatureReport::uri))
                .toList();
        query.findTestRunFinished()
                .flatMap(end -> end.getException().flatMap(e -> e.getMessage()).or(end::getMessage))
                .map(text -> new Problem("features", 0, "the run ended early: " + text, "correct the step definitions"))
                .ifPresent(problems::add);
        return new Execution(features, expressions(query), problems);
    }

    private static List<String> expressions(Query query) {
        return query.findAllStepDefinitions().stream()
                .map(StepDefinition::getPattern)
                .map(pattern -> pattern.getSource())
                .sorted()
                .distinct()
                .toList();
    }

    private static Problem problem(ParseError error) {
        String uri = FeatureReader.relative(error.getSource().getUri().orElse("features"));
        int line = error.getSource()
                .getLocation()
                .map(place -> place.getLine().intValue())
                .orElse(0);
        return new Problem(uri, line, "Gherkin: " + error.getMessage(), "correct the feature file");
    }
}
