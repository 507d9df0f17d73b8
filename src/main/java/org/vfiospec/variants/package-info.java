/**
 * Migration regions as they were posted or shipped, to be wired in place of the specified one.
 * Knows no hardware and no vendor's registers: each is a {@link org.vfiospec.migration.RegionDesign} over the operations of a family.
 */
package org.vfiospec.variants;
