package org.vfiospec.uapi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A C program that prints what the installed kernel header says; what an older header does not have it leaves out. */
final class HeaderProgram {
    static final Path HEADER = Path.of("/usr/include/linux/vfio.h");
    static final Path COMPILER = Path.of("/usr/bin/cc");

    private final StringBuilder c = new StringBuilder("#include <errno.h>\n#include <stddef.h>\n#include <stdio.h>\n")
            .append("#include <linux/vfio.h>\nint main(void) {\n");

    HeaderProgram askForField(String struct, String field) {
        String of = "struct " + struct;
        c.append("printf(\"%s.%s @ %%zu, %%zu\\n\", offsetof(%s, %s), sizeof(((%s *)0)->%s));\n"
                .formatted(struct, field, of, field, of, field));
        return this;
    }

    HeaderProgram askForSize(String struct) {
        c.append("printf(\"%s: %%zu\\n\", sizeof(struct %s));\n".formatted(struct, struct));
        return this;
    }

    HeaderProgram askForNumber(String name) {
        c.append("printf(\"%s = 0x%%x\\n\", (unsigned)(%s));\n".formatted(name, name));
        return this;
    }

    /** What is asked for from here to {@link #end} is printed only by a header that defines the macro. */
    HeaderProgram where(String macro) {
        c.append("#ifdef %s\n".formatted(macro));
        return this;
    }

    HeaderProgram end() {
        c.append("#endif\n");
        return this;
    }

    static boolean declares(String macro) throws IOException {
        return Files.readString(HEADER).contains(macro);
    }

    List<String> print(Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve("layout.c"), c + "return 0; }\n");
        Path program = folder.resolve("layout");
        List<String> complaints = run(COMPILER.toString(), "-o", program.toString(), source.toString());
        return complaints.isEmpty() ? run(program.toString()) : complaints;
    }

    private static List<String> run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream out = process.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
