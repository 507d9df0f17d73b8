package org.vfiospec.spec;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.vfiospec.acc.ContextEntry;
import org.vfiospec.acc.DoorbellField;
import org.vfiospec.acc.Field;
import org.vfiospec.acc.HpreEntry;
import org.vfiospec.acc.MailField;
import org.vfiospec.acc.RingEntry;
import org.vfiospec.acc.ScatterEntry;
import org.vfiospec.acc.SecEntry;
import org.vfiospec.acc.StateField;
import org.vfiospec.acc.ZipEntry;
import org.vfiospec.site.GeneratedLayout;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;

/** The accelerator's structures, drawn word by word and listed field by field. */
final class AccLayouts {

    /** A structure by the name of its tables. */
    private record Structure(String name, String title, int bytes, Field[] fields) {

        Stream<GeneratedTable> tables() {
            return Stream.of(drawing(), list());
        }

        private GeneratedTable drawing() {
            List<GeneratedLayout.Field> drawn = Arrays.stream(fields)
                    .map(field -> new GeneratedLayout.Field(field.name(), field.firstBit(), field.size()))
                    .toList();
            return GeneratedLayout.table(name, "The %s, %d bytes".formatted(title, bytes), bytes, drawn);
        }

        private GeneratedTable list() {
            return new GeneratedTable(
                    name + "-fields",
                    "Fields of the " + title,
                    List.of("Field", "Offset", "Bits", "Meaning"),
                    Arrays.stream(fields).map(Structure::row).toList());
        }

        private static List<Cell> row(Field field) {
            int low = field.firstBit() % 32;
            String bits = field.size() == 1 ? Integer.toString(low) : "%d:%d".formatted(low + field.size() - 1, low);
            String offset = "0x%02x".formatted(field.firstBit() / 32 * 4);
            return Stream.of(field.name(), offset, bits, field.meaning())
                    .map(Cell::of)
                    .toList();
        }
    }

    private static final List<Structure> STRUCTURES = List.of(
            new Structure("acc-mail", "mailbox", 16, MailField.values()),
            new Structure("acc-doorbell", "doorbell", 8, DoorbellField.values()),
            new Structure("acc-sqc", "SQC", ContextEntry.QUEUE_SIZE, ContextEntry.Sqc.values()),
            new Structure("acc-cqc", "CQC", ContextEntry.QUEUE_SIZE, ContextEntry.Cqc.values()),
            new Structure("acc-eqc", "EQC and AEQC", ContextEntry.EVENT_SIZE, ContextEntry.Eqc.values()),
            new Structure("acc-cqe", "CQE", RingEntry.COMPLETION_SIZE, RingEntry.Cqe.values()),
            new Structure("acc-eqe", "EQE", RingEntry.EVENT_SIZE, RingEntry.Eqe.values()),
            new Structure("acc-aeqe", "AEQE", RingEntry.EVENT_SIZE, RingEntry.Aeqe.values()),
            new Structure("acc-zip-sqe", "SQE of ZIP", ZipEntry.SIZE, ZipEntry.values()),
            new Structure("acc-sec2-sqe", "SQE of SEC, type 2", SecEntry.SIZE, SecEntry.Bd2.values()),
            new Structure("acc-sec3-sqe", "SQE of SEC, type 3", SecEntry.SIZE, SecEntry.Bd3.values()),
            new Structure("acc-hpre-sqe", "SQE of HPRE", HpreEntry.SIZE, HpreEntry.values()),
            new Structure(
                    "acc-list-head", "head of a scatter list", ScatterEntry.HEAD_SIZE, ScatterEntry.Head.values()),
            new Structure(
                    "acc-list-piece", "piece of a scatter list", ScatterEntry.PIECE_SIZE, ScatterEntry.Piece.values()));

    private AccLayouts() {}

    static List<GeneratedTable> all() {
        return Stream.concat(STRUCTURES.stream().flatMap(Structure::tables), Stream.of(state()))
                .toList();
    }

    private static GeneratedTable state() {
        List<GeneratedLayout.Field> fields = Arrays.stream(StateField.values())
                .map(field -> new GeneratedLayout.Field(field.name(), 8 * field.offset(), 8 * field.width()))
                .toList();
        return GeneratedLayout.table("acc-state-layout", "The state of a VF, 168 bytes", StateField.STATE_SIZE, fields);
    }
}
