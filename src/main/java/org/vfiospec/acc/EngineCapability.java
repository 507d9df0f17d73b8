package org.vfiospec.acc;

import java.util.Arrays;
import java.util.List;

/**
 * The capability registers whose value depends on the engine; every function of V3 and later has them (sec_main.c,
 * hpre_main.c, zip_main.c). Masks are bits of the engine's or the queue manager's error registers.
 */
public enum EngineCapability {
    QM_RAS_NFE_TYPE(0x3124, 0x7c77, 0x7c37, 0x7c77, "errors of the queue manager that are not fatal"),
    QM_RAS_NFE_RESET(0x3128, 0x6c77, 0x6c37, 0x6c77, "those of them that need a reset"),
    QM_RAS_CE_TYPE(0x312c, 0x8, 0x8, 0x8, "errors of the queue manager that it corrects"),
    ENGINE_RAS_NFE_TYPE(0x3130, 0x6_0177, 0x1ff_fffe, 0x1ffe, "errors of the engine that are not fatal"),
    ENGINE_RAS_NFE_RESET(0x3134, 0x177, 0xbf_fffe, 0x7fe, "those of them that need a reset"),
    ENGINE_RAS_CE_TYPE(0x3138, 0xc088, 0x1, 0x1, "errors of the engine that it corrects"),
    CORE_INFO(0x313c, 0x11_0404, 0x12_0a0a, 0x1205_0203, "clusters, kinds of cores, and cores of each kind"),
    CORE_ENABLE(0x3140, 0xf, 0x3ff, 0x1c_0003, "cores that exist; ZIP: 15:0 compress, 31:16 decompress"),
    DRIVER_ALGORITHMS(0x3144, 0x186_70cf, 0x27, 0x30, "algorithms for the kernel's drivers; SEC: 31:0"),
    DEVICE_ALGORITHMS(0x3148, 0x395c, 0x7f, 0x3f, "algorithms of the device; SEC: 63:32 of those for drivers");

    private final int offset;
    private final int sec;
    private final int hpre;
    private final int zip;
    private final String meaning;

    EngineCapability(int offset, int sec, int hpre, int zip, String meaning) {
        this.offset = offset;
        this.sec = sec;
        this.hpre = hpre;
        this.zip = zip;
        this.meaning = meaning;
    }

    /** One of them with the value of an engine. */
    private record Of(String name, Row row) implements Register {}

    /** The registers of one engine. */
    public static List<Register> allOf(Engine engine) {
        return Arrays.stream(values()).map(capability -> capability.of(engine)).toList();
    }

    /** The register with the value that an engine has. */
    public Register of(Engine engine) {
        return new Of(name(), new Register.Row(Generation.V3, offset, 4, Access.RO, value(engine), meaning));
    }

    public int offset() {
        return offset;
    }

    public int value(Engine engine) {
        return switch (engine) {
            case SEC -> sec;
            case HPRE -> hpre;
            case ZIP -> zip;
        };
    }

    public String meaning() {
        return meaning;
    }
}
