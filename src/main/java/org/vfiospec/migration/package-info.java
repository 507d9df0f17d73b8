/**
 * What a change of migration state asks of a driver, and in which order; the data window and the data stream.
 * Knows no vendor: a device family appears only as {@link org.vfiospec.migration.MigrationOperations}.
 */
package org.vfiospec.migration;
