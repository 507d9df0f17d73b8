package org.vfiospec.pci.shape;

import org.vfiospec.pci.Chip;
import org.vfiospec.pci.config.PortType;

/** Who moves into the places of a tree that are no bridges. */
@FunctionalInterface
public interface Occupants {

    /** A fresh chip for the place called {@code name}, which is one for functions of {@code type}. */
    Chip chip(String name, PortType type);
}
