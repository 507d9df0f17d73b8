package org.vfiospec.site.weave;

import io.cucumber.messages.types.Envelope;
import java.nio.file.Path;
import java.util.List;
import org.vfiospec.site.Generated;
import org.vfiospec.site.Problem;

/**
 * What a site is woven from.
 *
 * @param project the folder that problems are relative to and that includes must not leave
 * @param docs the folder of the AsciiDoc pages, inside the project
 * @param dress the folder of style sheet and pictures, copied as it is; need not exist
 * @param store where rendered pages are kept from one run to the next
 * @param output the folder of the site; replaced as a whole
 * @param problems what was found before weaving, such as feature files that could not be read
 */
public record Request(
        Path project,
        Path docs,
        Path dress,
        Path store,
        Path output,
        List<Envelope> messages,
        Generated generated,
        List<Problem> problems) {}
