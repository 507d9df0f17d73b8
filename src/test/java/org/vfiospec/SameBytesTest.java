package org.vfiospec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job, in two processes: what depends on the identity of objects, or on the order in which a JVM iterates over
 * a set without order, differs between processes and not within one.
 */
class SameBytesTest {
    @Test
    void two_runs_give_the_same_site(@TempDir Path folder) throws Exception {
        Process first = weave(folder.resolve("first"));
        Process second = weave(folder.resolve("second"));
        assertThat(List.of(first.waitFor(), second.waitFor())).containsOnly(0);

        Map<String, Long> one = checksums(folder.resolve("first"));
        assertThat(one).hasSizeGreaterThan(20).isEqualTo(checksums(folder.resolve("second")));
    }

    private static Process weave(Path output) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djruby.compile.mode=OFF",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--output",
                        output.toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        output.resolveSibling(output.getFileName() + ".txt").toFile())
                .start();
    }

    private static Map<String, Long> checksums(Path site) throws IOException {
        Map<String, Long> sums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(site)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                CRC32 crc = new CRC32();
                crc.update(Files.readAllBytes(file));
                sums.put(site.relativize(file).toString(), crc.getValue());
            }
        }
        return sums;
    }
}
