package org.vfiospec;

import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Hook;
import io.cucumber.messages.types.ParameterType;
import io.cucumber.messages.types.SourceReference;
import io.cucumber.messages.types.StepDefinition;
import io.cucumber.messages.types.TestCase;
import io.cucumber.messages.types.TestStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives step definitions, hooks and parameter types an order of their own. Cucumber takes them in the order in which the
 * JVM lists the methods of a class, and that order is not the same in every process.
 */
final class SettledGlue {
    private final Map<String, String> ids = new HashMap<>();

    private SettledGlue() {}

    /** The same messages, with the glue sorted by where it is written and its ids given out in that order. */
    static List<Envelope> in(List<Envelope> messages) {
        return new SettledGlue().settle(messages);
    }

    private List<Envelope> settle(List<Envelope> messages) {
        List<Envelope> sorted = messages.stream()
                .filter(message -> idOf(message).isPresent())
                .sorted(Comparator.comparing(SettledGlue::place))
                .toList();
        List<String> free = sorted.stream()
                .flatMap(message -> idOf(message).stream())
                .sorted()
                .toList();
        for (int i = 0; i < free.size(); i++) {
            ids.put(idOf(sorted.get(i)).orElseThrow(), free.get(i));
        }
        List<Envelope> settled = new ArrayList<>();
        int next = 0;
        for (Envelope message : messages) {
            settled.add(rename(idOf(message).isPresent() ? sorted.get(next++) : message));
        }
        return List.copyOf(settled);
    }

    private static Optional<String> idOf(Envelope message) {
        return message.getStepDefinition()
                .map(StepDefinition::getId)
                .or(() -> message.getHook().map(Hook::getId))
                .or(() -> message.getParameterType().map(ParameterType::getId));
    }

    /** The kind of glue, the method behind it, and its pattern: together they name it. */
    private static String place(Envelope message) {
        return message.getStepDefinition()
                .map(step -> "step " + method(Optional.of(step.getSourceReference()))
                        + step.getPattern().getSource())
                .or(() -> message.getHook()
                        .map(hook -> "hook " + method(Optional.of(hook.getSourceReference())) + hook.getType()))
                .or(() -> message.getParameterType().map(type -> "type " + type.getName()))
                .orElseThrow();
    }

    private static String method(Optional<SourceReference> reference) {
        return reference
                .flatMap(SourceReference::getJavaMethod)
                .map(method -> method.getClassName() + " " + method.getMethodName() + method.getMethodParameterTypes())
                .orElse("");
    }

    private Envelope rename(Envelope message) {
        return message.getStepDefinition()
                .map(s -> Envelope.of(new StepDefinition(ids.get(s.getId()), s.getPattern(), s.getSourceReference())))
                .or(() -> message.getHook().map(this::rename))
                .or(() -> message.getParameterType().map(this::rename))
                .or(() -> message.getTestCase().map(this::rename))
                .orElse(message);
    }

    private Envelope rename(Hook hook) {
        return Envelope.of(new Hook(
                ids.get(hook.getId()),
                hook.getName().orElse(null),
                hook.getSourceReference(),
                hook.getTagExpression().orElse(null),
                hook.getType().orElse(null)));
    }

    private Envelope rename(ParameterType type) {
        return Envelope.of(new ParameterType(
                type.getName(),
                type.getRegularExpressions(),
                type.getPreferForRegularExpressionMatch(),
                type.getUseForSnippets(),
                ids.get(type.getId()),
                type.getSourceReference().orElse(null)));
    }

    private Envelope rename(TestCase test) {
        List<TestStep> steps = test.getTestSteps().stream().map(this::rename).toList();
        return Envelope.of(new TestCase(
                test.getId(),
                test.getPickleId(),
                steps,
                test.getTestRunStartedId().orElse(null)));
    }

    private TestStep rename(TestStep step) {
        return new TestStep(
                step.getHookId().map(ids::get).orElse(null),
                step.getId(),
                step.getPickleStepId().orElse(null),
                step.getStepDefinitionIds()
                        .map(found -> found.stream().map(ids::get).toList())
                        .orElse(null),
                step.getStepMatchArgumentsLists().orElse(null));
    }
}
