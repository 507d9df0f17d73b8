package org.vfiospec.i40e;

/**
 * What the PF's driver orders of the switch inside the chip.
 *
 * <p>Simplified: on silicon these are commands 0x0250 and 0x0251 of the PF's own admin queue.
 */
public interface SwitchCommands {

    /** Frames for this address go to the VF. */
    void add(int vf, MacAddress address);

    void remove(int vf, MacAddress address);
}
