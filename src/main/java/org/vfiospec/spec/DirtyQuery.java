package org.vfiospec.spec;

import org.vfiospec.uapi.Errno;
import org.vfiospec.vmm.DirtyLog;

/** Questions to the log of dirty pages of which one part is wrong. */
public enum DirtyQuery {
    OTHER_PAGE_SIZE("another page size") {
        @Override
        public Errno ask(DirtyLog log) {
            return log.query(log.base(), log.size(), 2 * PAGE, log.bitmapSize());
        }
    },
    NO_PAGE_SIZE("no page size") {
        @Override
        public Errno ask(DirtyLog log) {
            return log.query(log.base(), log.size(), 0, log.bitmapSize());
        }
    },
    UNALIGNED_START("an unaligned start") {
        @Override
        public Errno ask(DirtyLog log) {
            return log.query(log.base() - 1, log.size(), PAGE, log.bitmapSize());
        }
    },
    UNALIGNED_LENGTH("an unaligned length") {
        @Override
        public Errno ask(DirtyLog log) {
            return log.query(log.base(), log.size() + 1, PAGE, log.bitmapSize());
        }
    },
    NO_LENGTH("no length") {
        @Override
        public Errno ask(DirtyLog log) {
            return log.query(log.base(), 0, PAGE, log.bitmapSize());
        }
    },
    WRAPS("a range that wraps") {
        @Override
        public Errno ask(DirtyLog log) {
            return log.query(-PAGE, 2 * PAGE, PAGE, log.bitmapSize());
        }
    },
    BEGINS_INSIDE("a range that begins inside a mapping") {
        @Override
        public Errno ask(DirtyLog log) {
            return log.query(log.base() + PAGE, log.size() - PAGE, PAGE, log.bitmapSize());
        }
    },
    ENDS_INSIDE("a range that ends inside a mapping") {
        @Override
        public Errno ask(DirtyLog log) {
            return log.query(log.base(), log.size() - PAGE, PAGE, log.bitmapSize());
        }
    },
    NO_BITMAP("no bitmap") {
        @Override
        public Errno ask(DirtyLog log) {
            return log.query(log.base(), log.size(), PAGE, 0);
        }
    },
    SMALL_BITMAP("a bitmap that is too small") {
        @Override
        public Errno ask(DirtyLog log) {
            return log.query(log.base(), log.size(), PAGE, log.bitmapSize() - 1);
        }
    },
    LARGE_BITMAP("a bitmap that is too large") {
        @Override
        public Errno ask(DirtyLog log) {
            return log.query(log.base(), log.size(), PAGE, LARGEST_BITMAP + 1);
        }
    };

    private static final long PAGE = 4096;
    /** {@code DIRTY_BITMAP_SIZE_MAX}: the bytes for 2^31 pages. */
    private static final long LARGEST_BITMAP = 1L << 28;

    private final String words;

    DirtyQuery(String words) {
        this.words = words;
    }

    /** Asks it; the kernel's answer. */
    public abstract Errno ask(DirtyLog log);

    static DirtyQuery named(String words) {
        return Words.find(words, values(), each -> each.words);
    }
}
