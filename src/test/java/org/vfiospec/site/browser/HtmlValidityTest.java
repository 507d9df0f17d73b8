package org.vfiospec.site.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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

    private static SortedMap<String, String> complaints(Workshop workshop) throws Exception {
        workshop.weave();
        SortedMap<String, String> complaints = new TreeMap<>();
        EmbeddedValidator validator = new EmbeddedValidator();
        validator.setOutputFormat(OutputFormat.TEXT);
        for (String page : workshop.files("site").keySet()) {
            if (page.endsWith(".html")) {
                String said = validator.validate(workshop.path("site").resolve(page));
                if (said.contains("error:") || said.contains("warning:")) {
                    complaints.put(page, said);
                }
            }
        }
        return complaints;
    }
}
