package org.vfiospec.spec.readings;

/** A device of each family, as its matrices name it. */
enum Family {
    NIC("nic0", "mlx5-like network function"),
    ZIP("zip0", "HiSilicon accelerator"),
    VF("vf0", "Intel 700-series VF");

    private final String device;
    private final String kind;

    Family(String device, String kind) {
        this.device = device;
        this.kind = kind;
    }

    /** The name of the device on its host. */
    String device() {
        return device;
    }

    /** The family in names of tables and runs. */
    String slug() {
        return device.replaceAll("[0-9]", "");
    }

    /** The device and what it is. */
    String title() {
        return "\"%s\", %s".formatted(device, kind);
    }
}
