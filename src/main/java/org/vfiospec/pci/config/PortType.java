package org.vfiospec.pci.config;

/** The device/port type in bits 7:4 of the PCI Express capabilities register. */
public enum PortType {
    ENDPOINT(0x0),
    LEGACY_ENDPOINT(0x1),
    ROOT_PORT(0x4),
    UPSTREAM_PORT(0x5),
    DOWNSTREAM_PORT(0x6),
    PCIE_TO_PCI_BRIDGE(0x7),
    PCI_TO_PCIE_BRIDGE(0x8),
    INTEGRATED_ENDPOINT(0x9),
    EVENT_COLLECTOR(0xa),
    /** No PCI Express capability at all. */
    CONVENTIONAL(-1);

    private final int code;

    PortType(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** The type in a capabilities register; a reserved code is read as an endpoint, as the kernel does. */
    static PortType ofCapabilities(int register) {
        int code = register >> 4 & 0xf;
        for (PortType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return ENDPOINT;
    }

    /** Whether the function says of itself that it is part of the root complex. */
    public boolean isIntegrated() {
        return this == INTEGRATED_ENDPOINT;
    }

    /** Whether a link leaves this port downwards, so that it decides about requests from below. */
    public boolean hasDownstreamLink() {
        return this == ROOT_PORT || this == DOWNSTREAM_PORT;
    }

    /** Whether what lies below is one shared bus of conventional PCI. */
    public boolean isConventionalBridge() {
        return this == PCIE_TO_PCI_BRIDGE || this == CONVENTIONAL;
    }
}
