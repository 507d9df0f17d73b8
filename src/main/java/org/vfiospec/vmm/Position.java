package org.vfiospec.vmm;

import org.vfiospec.uapi.DeviceState;

/** Where a device stands in a flow, as its VMM knows it. */
public record Position(DeviceState state, boolean vcpusRun) {}
