package org.vfiospec.vfio.process;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.vfiospec.uapi.Errno;

/** The open files of a process, by descriptor; a new one gets the lowest free number. */
final class DescriptorTable {
    /** The usual {@code RLIMIT_NOFILE}. */
    private static final int LIMIT = 1024;

    private static final int FIRST = 3;

    private final TreeMap<Integer, OpenFile> files = new TreeMap<>();

    /** Returns the descriptor, or {@code -EMFILE}; a file that finds no place is released. */
    int add(OpenFile file) {
        int fd = FIRST;
        while (files.containsKey(fd)) {
            fd++;
        }
        if (fd >= LIMIT) {
            file.release();
            return Errno.EMFILE.result();
        }
        files.put(fd, file);
        return fd;
    }

    Optional<OpenFile> get(int fd) {
        return Optional.ofNullable(files.get(fd));
    }

    Errno close(int fd) {
        OpenFile file = files.remove(fd);
        if (file == null) {
            return Errno.EBADF;
        }
        file.release();
        return Errno.OK;
    }

    /** The descriptors in use, the latest first. */
    List<Integer> newestFirst() {
        List<Integer> all = new ArrayList<>(files.keySet());
        Collections.reverse(all);
        return all;
    }
}
