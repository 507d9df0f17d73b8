package org.vfiospec.vfio.core;

import org.vfiospec.iommu.IommuGroup;

/** A group and the mappings of the container that it is in. */
record GroupMemory(IommuGroup group, Type1 mappings) {}
