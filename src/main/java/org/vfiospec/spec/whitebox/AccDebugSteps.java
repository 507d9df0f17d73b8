package org.vfiospec.spec.whitebox;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.vfiospec.acc.ContextRegister;
import org.vfiospec.acc.StateField;
import org.vfiospec.acc.driver.DebugFile.Answer;
import org.vfiospec.pci.Mmio;
import org.vfiospec.spec.World;
import org.vfiospec.uapi.Errno;

/** What root sees of an accelerator's migration driver in debugfs. */
public final class AccDebugSteps {
    private static final int BAR = 2;
    private static final int STATE = 1;
    private static final String LINE = "[0-9a-f]{8}: .*";

    private final World world;
    private String shown = "";

    public AccDebugSteps(World world) {
        this.world = world;
    }

    @Given("the host is on")
    public void isOn() {
        world.host();
    }

    @Given("a destination VMM that has resumed the guest")
    public void hasResumed() {
        world.openAtDestination();
        world.vmm().resume(world.saved());
    }

    @When("root lists the debug files of {device}")
    public void lists(String device) {
        world.act(
                () -> shown = String.join(", ", world.host().debugFiles(device).keySet()));
    }

    @When("root reads the debug file {word} of {device}")
    public void reads(String file, String device) {
        world.attempt(() -> {
            Answer answer = world.host().debugFiles(device).get(file).read();
            shown = answer.text();
            return answer.errno();
        });
    }

    @When("root writes {int} to the debug file of {device}")
    public void writes(int order, String device) {
        world.attempt(() -> world.host().debugFiles(device).get("debug").write(order));
    }

    @Then("the list is {string}")
    public void listIs(String files) {
        assertThat(shown).isEqualTo(files);
    }

    @Then("the order has ended with {answer}")
    public void endedWith(Errno outcome) {
        assertThat(world.attempt()).isEqualTo(outcome);
    }

    @Then("it shows {int} lines of bytes")
    public void showsLines(int count) {
        assertThat(world.attempt()).isEqualTo(Errno.OK);
        assertThat(shown.lines().filter(line -> line.matches(LINE))).hasSize(count);
    }

    @Then("the bytes of {stateField} are those of {word} of {device}")
    public void bytesAre(StateField field, String register, String device) {
        int offset = ContextRegister.V3_BASE + ContextRegister.valueOf(register).offset();
        Mmio bar2 = world.host().function(device).model().windows().get(BAR);
        long expected = bar2.read(offset, 4);
        byte[] bytes = Arrays.copyOfRange(bytes(), field.offset(), field.offset() + 4);
        assertThat(java.nio.ByteBuffer.wrap(bytes)
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                        .getInt())
                .isEqualTo((int) expected);
    }

    private byte[] bytes() {
        String digits = shown.lines()
                .filter(line -> line.matches(LINE))
                .map(line -> line.substring(10).replace(" ", ""))
                .reduce("", String::concat);
        return HexFormat.of().parseHex(digits);
    }

    @Then("it shows the saved state of {device}")
    public void showsState(String device) {
        byte[] state = world.saved().device(device).segments().get(STATE);
        assertThat(bytes()).isEqualTo(Arrays.copyOf(state, StateField.EQE_DMA.offset()));
    }

    @Then("it ends with {string}")
    public void endsWith(String line) {
        assertThat(shown.lines().toList()).last().isEqualTo(line);
    }

    @Then("it ends with {string} and {string}")
    public void endsWith(String first, String second) {
        List<String> lines = shown.lines().toList();
        assertThat(lines.subList(lines.size() - 2, lines.size())).containsExactly(first, second);
    }
}
