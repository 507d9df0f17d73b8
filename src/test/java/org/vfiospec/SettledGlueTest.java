package org.vfiospec;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.JavaMethod;
import io.cucumber.messages.types.SourceReference;
import io.cucumber.messages.types.StepDefinition;
import io.cucumber.messages.types.StepDefinitionPattern;
import io.cucumber.messages.types.StepDefinitionPatternType;
import io.cucumber.messages.types.TestCase;
import io.cucumber.messages.types.TestStep;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettledGlueTest {
    @Test
    void the_order_in_which_methods_were_listed_does_not_show() {
        List<Envelope> one = List.of(step("1", "boil"), step("2", "pour"), test("2"));
        List<Envelope> other = List.of(step("1", "pour"), step("2", "boil"), test("1"));

        assertThat(SettledGlue.in(other)).isEqualTo(SettledGlue.in(one)).isEqualTo(one);
    }

    private static Envelope step(String id, String method) {
        return Envelope.of(new StepDefinition(
                id,
                new StepDefinitionPattern("a kettle", StepDefinitionPatternType.CUCUMBER_EXPRESSION),
                SourceReference.of(new JavaMethod("Kettle", method, List.of()))));
    }

    private static Envelope test(String definition) {
        TestStep step = new TestStep(null, "step", "pickle step", List.of(definition), List.of());
        return Envelope.of(new TestCase("test", "pickle", List.of(step), null));
    }
}
