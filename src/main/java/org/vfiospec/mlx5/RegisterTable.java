package org.vfiospec.mlx5;

import java.util.Arrays;
import java.util.List;

/** The register tables as rows of text: offset, bytes, name, access, meaning. */
public final class RegisterTable {
    private RegisterTable() {}

    public static List<List<String>> virtualFunction() {
        return rows(VfRegister.values());
    }

    public static List<List<String>> physicalFunction() {
        return rows(PfRegister.values());
    }

    private static List<List<String>> rows(Register[] table) {
        return Arrays.stream(table)
                .map(register -> List.of(
                        "0x%02x".formatted(register.offset()),
                        Integer.toString(register.width()),
                        register.name(),
                        register.writable() ? "read, write" : "read",
                        register.meaning()))
                .toList();
    }
}
