package org.vfiospec.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vfiospec.site.GeneratedLayout.Field;

class GeneratedLayoutTest {

    private static GeneratedTable draw(int bytes, Field... fields) {
        return GeneratedLayout.table("t", "T", bytes, List.of(fields));
    }

    private static List<String> row(GeneratedTable table, int index) {
        return table.rows().get(index).stream()
                .map(cell -> cell.text() + " x" + cell.span())
                .toList();
    }

    @Test
    void the_highest_bit_is_on_the_left_and_gaps_are_reserved() {
        GeneratedTable table = draw(4, new Field("low", 0, 4), new Field("flag", 16, 1));

        assertThat(table.columns()).containsExactly("Offset", "31:17", "16", "15:4", "3:0");
        assertThat(row(table, 0)).containsExactly("0x00 x1", "reserved x1", "flag x1", "reserved x1", "low x1");
    }

    @Test
    void a_cell_spans_what_other_words_divide() {
        GeneratedTable table = draw(8, new Field("half", 0, 16), new Field("word", 32, 32));

        assertThat(row(table, 1)).containsExactly("0x04 x1", "word x2");
    }

    @Test
    void a_field_of_two_words_says_which_of_its_bits_are_where() {
        GeneratedTable table = draw(12, new Field("address", 16, 64));

        assertThat(row(table, 0)).containsExactly("0x00 x1", "address 15:0 x1", "reserved x1");
        assertThat(row(table, 1)).containsExactly("0x04 x1", "address 47:16 x2");
        assertThat(row(table, 2)).containsExactly("0x08 x1", "reserved x1", "address 63:48 x1");
    }

    @Test
    void words_that_look_the_same_share_a_row() {
        GeneratedTable table = draw(28, new Field("first", 0, 32), new Field("long", 32, 96));

        assertThat(table.rows()).hasSize(3);
        assertThat(row(table, 1)).containsExactly("0x04 to 0x0c x1", "long x1");
        assertThat(row(table, 2)).containsExactly("0x10 to 0x18 x1", "reserved x1");
    }

    @Test
    void fields_that_overlap_or_do_not_fit_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draw(4, new Field("a", 0, 8), new Field("b", 7, 8)))
                .withMessageContaining("t: b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draw(4, new Field("a", 24, 9)))
                .withMessageContaining("t: a");
    }
}
