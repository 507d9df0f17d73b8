/**
 * What a DMA may reach and what it touched: groups, domains, mappings, faults, host memory, interrupt messages.
 * Knows no driver and no user: who may own a group is asked of it, not decided by it.
 */
package org.vfiospec.iommu;
