package org.vfiospec;

import io.cucumber.core.resource.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A feature file under the name that it has in the project, whatever folder the project lies in. */
record FeatureFile(Path file, String name) implements Resource {
    @Override
    public URI getUri() {
        try {
            return new URI(null, null, name, null);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a file name: " + name, e);
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return Files.newInputStream(file);
    }
}
