package org.vfiospec.site.weave;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.vfiospec.site.docs.StoredPage;

/** Where the pages describe the texts that clauses restate: at an anchor made of {@code source-} and the key of the text. */
final class Sources {
    private static final String PREFIX = "source-";

    private final Map<String, String> addresses = new HashMap<>();

    Sources(Collection<StoredPage> pages) {
        for (StoredPage page : pages) {
            page.anchors().stream()
                    .filter(anchor -> anchor.startsWith(PREFIX))
                    .forEach(anchor -> addresses.put(anchor.substring(PREFIX.length()), page.path() + "#" + anchor));
        }
    }

    /** The place that describes a text; empty when no page does. */
    Optional<String> at(String key) {
        return Optional.ofNullable(addresses.get(key));
    }
}
