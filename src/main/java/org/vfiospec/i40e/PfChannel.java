package org.vfiospec.i40e;

/**
 * The chip's side of the PF driver's admin queue: events of VFs go up, orders to the switch go down.
 *
 * <p>Simplified: on silicon the orders are commands 0x0250 and 0x0251, and all of it is descriptors in host memory.
 */
public interface PfChannel {

    /** A driver is bound to the PF: from now on it hears of the VFs, and finds them all reset. */
    void attach(PfSoftware driver);

    /** Frames for this address go to the VF. */
    void add(int vf, MacAddress address);

    void remove(int vf, MacAddress address);
}
