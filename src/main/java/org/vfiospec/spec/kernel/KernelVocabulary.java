package org.vfiospec.spec.kernel;

import io.cucumber.java.ParameterType;
import java.util.List;

/** The nouns of the uAPI. */
public final class KernelVocabulary {
    private static final List<String> INTERRUPTS = List.of("INTx", "MSI", "MSI-X", "ERR", "REQ");

    /** An interrupt index by its name in the uAPI. */
    @ParameterType("INTx|MSI-X|MSI|ERR|REQ")
    public Integer interrupt(String name) {
        return INTERRUPTS.indexOf(name);
    }

    /** A region by its name: {@code BAR 2}, {@code the ROM}, {@code config space}. */
    @ParameterType("BAR [0-5]|the ROM|config space|VGA")
    public Integer region(String name) {
        return switch (name) {
            case "the ROM" -> 6;
            case "config space" -> 7;
            case "VGA" -> 8;
            default -> name.charAt(4) - '0';
        };
    }

    /** A number as the uAPI writes it, in hexadecimal. */
    @ParameterType("0x[0-9a-f]+")
    public Long hex(String digits) {
        return Long.parseUnsignedLong(digits.substring(2), 16);
    }
}
