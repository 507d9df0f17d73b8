package org.vfiospec.pci;

/** The inside of a physical function that can bring forth virtual ones. */
public interface SriovModel extends FunctionModel {

    /** The virtual function with a number counted from 0; the same object each time it is enabled. */
    Chip virtualFunction(int number);
}
