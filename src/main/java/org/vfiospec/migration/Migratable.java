package org.vfiospec.migration;

/** What a variant driver is that offers migration by protocol v1. */
public interface Migratable {

    /** The region of the present open. */
    MigrationRegion region();
}
