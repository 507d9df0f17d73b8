package org.vfiospec.site.weave;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A set of files that appears in its place as a whole, or not at all. */
final class Publication {
    /** A folder that holds this file is a site, and may be replaced by one. */
    static final String MARK = "data/clauses.json";

    private final Map<String, byte[]> files = new TreeMap<>();

    void add(String path, String text) {
        add(path, text.getBytes(StandardCharsets.UTF_8));
    }

    void add(String path, byte[] content) {
        files.put(path, content);
    }

    /** Adds all files below a folder under their paths in it, links left out; a folder that does not exist adds none. */
    void addAll(Path folder) throws IOException {
        addAll(folder, ".*");
    }

    /** The same of the files with a name that matches a pattern. */
    void addAll(Path folder, String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> file.getFileName().toString().matches(name))
                    .sorted()
                    .toList()) {
                add(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
    }

    /**
     * Puts the files in place of what was there.
     *
     * @throws IOException when something can not be written, or when the folder holds something other than a site; what
     *     was there is then as it was
     */
    void replace(Path output) throws IOException {
        Path target = output.toAbsolutePath().normalize();
        refuseForeign(target);
        Files.createDirectories(target.getParent());
        Path fresh = target.resolveSibling("." + target.getFileName() + "-new");
        Path former = target.resolveSibling("." + target.getFileName() + "-former");
        delete(fresh); // What a run that was cut off left behind.
        if (!Files.exists(target) && Files.exists(former)) {
            Files.move(former, target);
        }
        delete(former);
        try {
            Files.createDirectory(fresh);
            write(fresh);
            swap(target, fresh, former);
        } finally {
            delete(fresh);
            delete(former);
        }
    }

    private static void refuseForeign(Path target) throws IOException {
        if (!Files.exists(target) || Files.exists(target.resolve(MARK))) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new IOException(target + " is not a folder");
        }
        try (Stream<Path> content = Files.list(target)) {
            if (content.findAny().isPresent()) {
                throw new IOException(target + " holds files that are no site");
            }
        }
    }

    private void write(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    private static void swap(Path target, Path fresh, Path former) throws IOException {
        boolean existed = Files.exists(target);
        if (existed) {
            Files.move(target, former);
        }
        try {
            Files.move(fresh, target);
        } catch (IOException e) {
            if (existed) {
                Files.move(former, target);
            }
            throw e;
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> content = Files.walk(folder)) {
                for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
