package org.vfiospec.migration;

/**
 * How the migration region of a driver is made. The clauses hold for every {@link Reading}; implementations that differ
 * from the clauses are other designs.
 */
@FunctionalInterface
public interface RegionDesign {

    /**
     * The parts of a region for one open of a device.
     *
     * @param device what the family can do
     * @param log where changes of state are entered
     */
    RegionParts build(MigrationOperations device, MigrationLog log);
}
