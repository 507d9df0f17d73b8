package org.vfiospec.spec.i40e;

import java.util.Arrays;
import java.util.List;
import org.vfiospec.i40e.ContextField;
import org.vfiospec.i40e.PfRegister;
import org.vfiospec.i40e.Register;
import org.vfiospec.i40e.StateField;
import org.vfiospec.i40e.VfRegister;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;

/** The tables of the chapter on the i40e VF, from the tables by which chip and drivers work. */
public final class I40eTables {
    private I40eTables() {}

    public static List<GeneratedTable> all() {
        return List.of(
                registers("i40e-vf-registers", "BAR 0 of a VF", VfRegister.values()),
                registers("i40e-pf-registers", "BAR 0 of the PF, as far as it rules VFs", PfRegister.values()),
                contexts(),
                state());
    }

    private static GeneratedTable registers(String name, String caption, Register[] registers) {
        List<List<Cell>> rows = Arrays.stream(registers)
                .map(register -> cells(
                        register.name(),
                        "0x%06x".formatted(register.offset()),
                        Integer.toString(register.count()),
                        register.rowStride() == 0 ? "" : "0x%x".formatted(register.rowStride()),
                        register.access().name(),
                        register.meaning()))
                .toList();
        return new GeneratedTable(
                name, caption, List.of("Register", "Offset", "Elements", "Array every", "Access", "Meaning"), rows);
    }

    private static GeneratedTable contexts() {
        List<List<Cell>> rows = Arrays.stream(ContextField.values())
                .map(field -> cells(
                        field.name(), Integer.toString(field.lsb()), Integer.toString(field.width()), field.meaning()))
                .toList();
        return new GeneratedTable(
                "i40e-queue-context", "Contexts of queues", List.of("Field", "First bit", "Bits", "Meaning"), rows);
    }

    private static GeneratedTable state() {
        List<List<Cell>> rows = Arrays.stream(StateField.values())
                .map(field -> cells(
                        field.name(),
                        "0x%03x".formatted(field.offset()),
                        Integer.toString(field.count()),
                        Integer.toString(field.width()),
                        field.meaning()))
                .toList();
        return new GeneratedTable(
                "i40e-state",
                "The state of a VF, %d bytes; the first %d are the match data"
                        .formatted(StateField.STATE_SIZE, StateField.MATCH_SIZE),
                List.of("Field", "Offset", "Elements", "Bytes each", "Meaning"),
                rows);
    }

    private static List<Cell> cells(String... texts) {
        return Arrays.stream(texts).map(Cell::of).toList();
    }
}
