package org.vfiospec.site.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nu.validator.client.EmbeddedValidator;
import nu.validator.client.EmbeddedValidator.OutputFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfiospec.site.weave.HostileTest;
import org.vfiospec.site.weave.Workshop;

/** Has the checker that the W3C uses read every page of woven sites. */
class HtmlValidityTest {
    @Test
    void every_page_of_a_good_site_is_valid_html(@TempDir Path folder) throws Exception {
        assertThat(complaints(Workshop.kettle(folder))).isEmpty();
    }

    @Test
    void every_page_of_a_hostile_site_is_valid_html(@TempDir Path folder) throws Exception {
        assertThat(complaints(HostileTest.project(folder))).isEmpty();
    }

    @Test
    void the_pages_of_the_specification_are_valid_html() throws Exception {
        assertThat(complaints(Specification.pages())).isEmpty();
    }

    private static SortedMap<String, String> complaints(Workshop workshop) throws Exception {
        workshop.weave();
        return complaints(workshop.files("site").keySet().stream()
                .filter(page -> page.endsWith(".html"))
                .map(page -> workshop.path("site").resolve(page))
                .toList());
    }

    private static SortedMap<String, String> complaints(List<Path> pages) throws Exception {
        SortedMap<String, String> complaints = new TreeMap<>();
        EmbeddedValidator validator = new EmbeddedValidator();
        validator.setOutputFormat(OutputFormat.TEXT);
        for (Path page : pages) {
            String said = validator.validate(page);
            if (said.contains("error:") || said.contains("warning:")) {
                complaints.put(page.toString(), said);
            }
        }
        return complaints;
    }
}
