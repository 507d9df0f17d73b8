package org.vfiospec.acc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {

    @ParameterizedTest
    @EnumSource
    void no_two_registers_of_a_function_overlap(Engine engine) {
        List<Register> table = new ArrayList<>();
        table.addAll(List.of(QmRegister.values()));
        table.addAll(List.of(PfRegister.values()));
        table.addAll(EngineRegister.of(engine));

        for (int i = 1; i < table.size(); i++) {
            Register one = table.get(i);
            assertThat(table.subList(0, i)).noneMatch(other -> overlap(one, other));
        }
    }

    private static boolean overlap(Register one, Register other) {
        return one.offset() < other.offset() + other.width() && other.offset() < one.offset() + one.width();
    }

    @Test
    void the_fields_of_the_state_follow_each_other_without_overlap() {
        StateField[] fields = StateField.values();
        for (int i = 1; i < fields.length; i++) {
            assertThat(fields[i].offset()).isGreaterThanOrEqualTo(fields[i - 1].offset() + fields[i - 1].width());
        }
        assertThat(StateField.MATCH_SIZE).isEqualTo(32);
        assertThat(StateField.STATE_SIZE).isEqualTo(168);
    }

    @Test
    void a_mail_is_laid_out_as_the_header_says() {
        Mail mail = Mail.get(MailboxCommand.SQC, 0x123, 0x1122334455667788L);

        assertThat(mail.low()).isEqualTo(0x55667788_0123_6000L);
        assertThat(mail.high()).isEqualTo(0x11223344L);
        assertThat(Mail.of(mail.low(), mail.high())).isEqualTo(mail);
        assertThat(mail.done(1, 7).status()).isEqualTo(1);
        assertThat(mail.done(1, 7).busy()).isFalse();
    }

    @Test
    void a_doorbell_is_laid_out_as_the_header_says() {
        Doorbell doorbell = new Doorbell(Doorbell.Kind.CQ, 0x3ff, 0x1234, 1);

        assertThat(doorbell.bits()).isEqualTo(0x0001_1234_0000_13ffL);
        assertThat(Doorbell.of(doorbell.bits())).isEqualTo(doorbell);
    }

    @Test
    void an_entry_of_the_function_table_is_laid_out_as_the_header_says() {
        QueueRange range = new QueueRange(64, 240);

        assertThat(range.entry()).isEqualTo(64L << 28 | 1L << 44 | 239L << 45);
        assertThat(QueueRange.of(range.entry())).isEqualTo(range);
        assertThat(QueueRange.of(QueueRange.NONE.entry())).isEqualTo(new QueueRange(0, 1));
    }
}
