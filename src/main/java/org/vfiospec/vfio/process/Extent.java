package org.vfiospec.vfio.process;

/** A piece of physical address space, in bytes. */
public record Extent(long physical, long size) {}
