package org.vfiospec;

import io.cucumber.core.backend.ObjectFactory;
import io.cucumber.core.eventbus.EventBus;
import io.cucumber.core.feature.FeatureParser;
import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.gherkin.FeatureParserException;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.options.CommandlineOptionsParser;
import io.cucumber.core.options.RuntimeOptions;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.core.runtime.TimeServiceEventBus;
import io.cucumber.messages.types.Envelope;
import io.cucumber.plugin.ConcurrentEventListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.vfiospec.site.Problem;

/**
 * Runs feature files with Cucumber inside this JVM and keeps every message of the run.
 *
 * <p>Time stands still, ids count up and uris are relative to the project, so that two runs of the same files give the
 * same messages. Cucumber calls the classes used here internal; no other class of the project touches them.
 */
public final class FeatureRun {
    private final Path project;
    private final List<Envelope> messages = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final AtomicLong ids = new AtomicLong();

    private FeatureRun(Path project) {
        this.project = project;
    }

    /**
     * Runs all feature files below a folder, in the order of their paths.
     *
     * @param project the folder that uris and problems are relative to
     * @param features the folder that holds the feature files
     * @param glue the package of the step definitions
     */
    public static FeatureRun of(Path project, Path features, String glue) {
        return of(project, features, new Choice(glue, Optional.empty(), scenario -> true));
    }

    /**
     * What is run, and on what.
     *
     * @param glue the package of the step definitions
     * @param factory makes the objects of the glue; empty for the one that the class path names
     * @param wanted the scenarios to run
     */
    record Choice(String glue, Optional<ObjectFactory> factory, Predicate<Pickle> wanted) {}

    static FeatureRun of(Path project, Path features, Choice choice) {
        FeatureRun run = new FeatureRun(project.toAbsolutePath().normalize());
        run.execute(features.toAbsolutePath().normalize(), choice);
        return run;
    }

    /** The messages, in the order in which Cucumber sent them. */
    public List<Envelope> messages() {
        return SettledGlue.in(messages);
    }

    /** What kept a feature file from being read, or the run from being started. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    private void execute(Path features, Choice choice) {
        EventBus bus = new TimeServiceEventBus(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), this::nextId);
        List<Feature> parsed = parse(features).stream()
                .<Feature>map(feature -> new SelectedFeature(feature, choice.wanted))
                .toList();
        RuntimeOptions options = new CommandlineOptionsParser(System.err)
                .parse("--glue", choice.glue, "--no-summary", "--monochrome")
                .build();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        ConcurrentEventListener collector = publisher -> publisher.registerHandlerFor(Envelope.class, messages::add);
        try {
            Runtime.Builder builder = Runtime.builder();
            choice.factory.ifPresent(factory -> builder.withObjectFactorySupplier(() -> factory));
            builder.withRuntimeOptions(options)
                    .withClassLoader(() -> loader)
                    .withEventBus(bus)
                    .withFeatureSupplier(() -> parsed)
                    .withAdditionalPlugins(collector)
                    .build()
                    .run();
        } catch (RuntimeException | LinkageError e) {
            problems.add(GlueFailure.problem(e, choice.glue, project));
        }
    }

    private UUID nextId() {
        return new UUID(0, ids.incrementAndGet());
    }

    private List<Feature> parse(Path features) {
        if (!Files.isDirectory(features)) {
            problems.add(
                    new Problem(relative(features), 0, "there is no such folder", "name the folder of the features"));
            return List.of();
        }
        FeatureParser parser = new FeatureParser(this::nextId);
        try (Stream<Path> files = Files.walk(features)) {
            return files.filter(file -> file.toString().endsWith(".feature"))
                    .sorted((a, b) -> relative(a).compareTo(relative(b)))
                    .flatMap(file -> parse(parser, file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Feature> parse(FeatureParser parser, Path file) {
        try {
            Files.readString(file); // Cucumber would put marks in place of what is not UTF-8, and say nothing.
            Optional<Feature> feature = parser.parseResource(new FeatureFile(file, relative(file)));
            if (feature.isEmpty()) {
                refuse(file, "the file holds no feature", "write one, or take the file away");
            }
            return feature;
        } catch (FeatureParserException e) {
            problems.addAll(SyntaxErrors.in(relative(file), e.getMessage()));
        } catch (CharacterCodingException e) {
            refuse(file, "the file is not UTF-8", "save it as UTF-8");
        } catch (IOException e) {
            refuse(file, "the file can not be read", "make it readable, or take it away");
        }
        return Optional.empty();
    }

    private void refuse(Path file, String what, String fix) {
        problems.add(new Problem(relative(file), 0, what, fix));
    }

    private String relative(Path file) {
        return project.relativize(file).toString().replace('\\', '/');
    }
}
