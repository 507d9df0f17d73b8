package org.vfiospec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the command line answers to arguments that can not be right. */
class MainTest {
    @TempDir
    Path folder;

    @Test
    void a_folder_of_pages_that_is_not_there_is_named() throws IOException {
        Path messages = Files.writeString(folder.resolve("m.ndjson"), "");

        assertThat(errors(2, "weave", "--messages", messages.toString(), "--docs", "nodocs", "--output", "x"))
                .isEqualTo("there is no folder nodocs - name the folder of the pages with --docs\n");
    }

    @Test
    void a_line_that_is_no_message_is_named() throws IOException {
        Path messages = Files.writeString(folder.resolve("m.ndjson"), "{\"meta\":1}\n");

        assertThat(errors(2, "weave", "--messages", messages.toString(), "--docs", "docs", "--output", "x"))
                .startsWith(messages + ":1: not a message: ")
                .endsWith(" - write it again with Cucumber's message plugin\n")
                .hasLineCount(1);
    }

    @Test
    void a_variant_that_is_not_there_is_named_with_those_that_are() {
        assertThat(errors(2, "--variant", "qemu-7"))
                .contains("there is no variant qemu-7 - name one of specified, qemu-6-2, mlx5-v5, hisi-v2");
    }

    private static String errors(int code, String... args) {
        PrintStream before = System.err;
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            assertThat(new CommandLine(new Main()).execute(args)).isEqualTo(code);
        } finally {
            System.setErr(before);
        }
        return errors.toString(StandardCharsets.UTF_8);
    }
}
