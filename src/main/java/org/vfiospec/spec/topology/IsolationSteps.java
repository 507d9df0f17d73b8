package org.vfiospec.spec.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.stream.Collectors;
import org.vfiospec.iommu.IommuGroup;
import org.vfiospec.pci.Isolation;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.Platform;
import org.vfiospec.pci.config.Acs;
import org.vfiospec.pci.config.Capability;

/** What the kernel calls isolating, and the groups that follow from it. */
public final class IsolationSteps {
    private static final String PORT = "port";

    private final Situation situation;
    private boolean isolating;
    private List<String> groups = List.of();

    public IsolationSteps(Situation situation) {
        this.situation = situation;
    }

    @Given("this machine:")
    public void machine(String tree) {
        situation.build(tree, Platform.PLAIN);
    }

    @Given("a root port with {string}")
    public void rootPort(String controls) {
        situation.build("port: root port, " + controls, Platform.PLAIN);
    }

    @Given("a root port without ACS")
    public void rootPortWithout() {
        situation.build("port: root port", Platform.PLAIN);
    }

    @When("the kernel judges it")
    public void judges() {
        judges(PORT);
    }

    @When("the kernel judges {string}")
    public void judges(String name) {
        situation.world().act(() -> isolating = Isolation.of(situation.bench().function(name), Acs.ISOLATION));
    }

    @Then("it isolates")
    public void isolates() {
        assertThat(isolating).isTrue();
    }

    @Then("it does not isolate")
    public void doesNotIsolate() {
        assertThat(isolating).isFalse();
    }

    @When("the kernel forms the groups")
    public void forms() {
        situation.world().act(() -> groups = namesByGroup());
    }

    @When("the controls of {string} are switched off")
    public void switchedOff(String name) {
        PciFunction port = situation.bench().function(name);
        int control = port.config().find(Capability.ACS) + 6;
        situation.world().act(() -> port.writeConfig("kernel", control, 2, 0));
        groups = namesByGroup();
    }

    @Then("the groups are:")
    public void groupsAre(List<String> expected) {
        assertThat(groups).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Then("{string} is alone in its group")
    public void alone(String name) {
        assertThat(situation.bench().group(name).members())
                .containsExactly(situation.bench().function(name));
    }

    @Then("{string} reaches the registers of {string} untranslated")
    public void reaches(String from, String to) {
        assertThat(isReached(from, to)).isTrue();
    }

    @Then("{string} does not reach the registers of {string} untranslated")
    public void doesNotReach(String from, String to) {
        assertThat(isReached(from, to)).isFalse();
    }

    private boolean isReached(String from, String to) {
        Bench bench = situation.bench();
        return Arrival.of(bench.write(bench.function(from), bench.function(to))) == Arrival.UNTRANSLATED;
    }

    private List<String> namesByGroup() {
        return situation.bench().iommu().groups().stream()
                .map(IommuGroup::members)
                .map(members -> members.stream().map(PciFunction::name).collect(Collectors.joining(", ")))
                .toList();
    }
}
