package org.vfiospec;

import io.cucumber.core.gherkin.Pickle;
import io.cucumber.plugin.event.Location;
import io.cucumber.plugin.event.Node;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A feature file of which some scenarios are run; it is told of as a whole. */
record SelectedFeature(io.cucumber.core.gherkin.Feature whole, Predicate<Pickle> wanted)
        implements io.cucumber.core.gherkin.Feature {

    @Override
    public List<Pickle> getPickles() {
        return whole.getPickles().stream().filter(wanted).toList();
    }

    @Override
    public Pickle getPickleAt(Node node) {
        return whole.getPickleAt(node);
    }

    @Override
    public URI getUri() {
        return whole.getUri();
    }

    @Override
    public String getSource() {
        return whole.getSource();
    }

    @Override
    public Iterable<?> getParseEvents() {
        return whole.getParseEvents();
    }

    @Override
    public Collection<Node> elements() {
        return whole.elements();
    }

    @Override
    public Location getLocation() {
        return whole.getLocation();
    }

    @Override
    public Optional<String> getKeyword() {
        return whole.getKeyword();
    }

    @Override
    public Optional<String> getName() {
        return whole.getName();
    }

    @Override
    public Optional<Node> getParent() {
        return whole.getParent();
    }
}
