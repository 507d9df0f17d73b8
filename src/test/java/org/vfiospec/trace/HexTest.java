package org.vfiospec.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HexTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 0xa, 0xfff, 0x1000, 0xffff_ffffL, 0x1_0000_0000L, Long.MAX_VALUE, Long.MIN_VALUE, -1})
    void a_number_reads_as_the_format_of_the_library_has_it(long number) {
        assertThat(Hex.of(number)).isEqualTo("0x%x".formatted(number));
        assertThat(Hex.of(number, 4)).isEqualTo("0x%04x".formatted(number));
        assertThat(Hex.of(number, 16)).isEqualTo("0x%016x".formatted(number));
    }
}
