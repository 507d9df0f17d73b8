package org.vfiospec.spec.kernel;

import org.vfiospec.uapi.Errno;

/** A way to bring a vendor's code between vfio-pci and its device, on a bench of its own with the function {@code card0}. */
interface Design {
    String CARD = "card0";

    Bench bench();

    /** The vendor's module lies on disk, where it is found by the ids of {@code device}. */
    void install(VendorCode code, String device);

    /** An administrator loads a module by its name. */
    Errno load(String module);

    /** The module asks once more for what it has asked when it was loaded. */
    Errno registerAgain(String module);

    /** An administrator gives a function to user space, as this design has it. */
    Errno bind(String device);

    /** The same, but wants the code of one of several modules, as far as this design lets anybody choose. */
    Errno bindWanting(String module);

    /** Whose code serves the device file; empty if nobody does. */
    String server();

    void unbind();

    Errno unload(String module);

    /** The module on which all vendors build is unloaded. */
    Errno unloadBase();
}
