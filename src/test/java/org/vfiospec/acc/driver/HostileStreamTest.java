package org.vfiospec.acc.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vfiospec.acc.Bench;
import org.vfiospec.acc.Engine;
import org.vfiospec.acc.StateField;
import org.vfiospec.acc.guest.AccGuestDriver;
import org.vfiospec.acc.guest.Workload;
import org.vfiospec.uapi.Errno;

/** What a destination makes of streams that no source has sent. */
class HostileStreamTest {
    private static final int STREAMS = 10_000;

    private final Bench.Memory memory = new Bench.Memory();
    private final Bench bench = new Bench(Engine.ZIP, memory);
    private final RegisterWrites destination = new RegisterWrites(new Bench(Engine.ZIP, memory).wire.bar());
    private final AccMigrationDriver driver = destination.driver(Engine.ZIP, Edition.CORRECTED);
    private byte[] match;
    private byte[] state;

    @BeforeEach
    void save_a_busy_function() {
        AccGuestDriver guest = new AccGuestDriver(Engine.ZIP, Workload.of(Engine.ZIP), 3);
        guest.start(bench.wire, memory);
        guest.submit();
        bench.migration.openSave(true);
        match = bench.migration.nextSegment();
        bench.migration.stop();
        bench.migration.captureFinal();
        state = bench.migration.nextSegment();
    }

    @Test
    void the_stream_itself_is_accepted() {
        assertThat(offer(List.of(match, state))).isEqualTo(Errno.OK);
        assertThat(destination.count()).isPositive();
    }

    @Test
    void a_stream_is_refused_whole_or_not_at_all() {
        int refused = 0;
        for (int seed = 0; seed < STREAMS; seed++) {
            Random random = new Random(seed);
            List<byte[]> stream = mutated(random);
            driver.afterReset();
            destination.forget();

            Errno outcome = offer(stream);

            assertThat(outcome).as("seed %d", seed).isIn(Errno.OK, Errno.EINVAL);
            if (outcome.failed()) {
                refused++;
                assertThat(destination.count())
                        .as("registers written, seed %d", seed)
                        .isZero();
            } else {
                assertThat(isHarmless(stream)).as("seed %d was accepted", seed).isTrue();
            }
        }
        assertThat(refused).isBetween(STREAMS / 2, STREAMS - 1);
    }

    @Test
    void every_field_of_the_match_data_counts_but_the_first_queue() {
        for (int bit = 0; bit < 8 * StateField.MATCH_SIZE; bit++) {
            boolean informative = bit / 32 == StateField.QP_BASE.offset() / 4;
            driver.afterReset();

            Errno outcome = offer(List.of(match, flipped(state, bit)));

            assertThat(outcome).as("bit %d", bit).isEqualTo(informative ? Errno.OK : Errno.EINVAL);
        }
    }

    @Test
    void the_state_of_another_engine_is_refused() {
        AccMigrationDriver sec = destination.driver(Engine.SEC, Edition.CORRECTED);

        assertThat(sec.acceptSegment(match)).isEqualTo(Errno.EINVAL);
        assertThat(sec.acceptSegment(state)).isEqualTo(Errno.EINVAL);
        assertThat(destination.count()).isZero();
    }

    @Test
    void a_stream_without_a_state_is_not_complete() {
        assertThat(offer(List.of(match))).isEqualTo(Errno.EINVAL);
        assertThat(offer(List.of())).isEqualTo(Errno.EINVAL);
        assertThat(destination.count()).isZero();
    }

    @Test
    void the_first_driver_takes_a_lost_state_for_an_idle_function() {
        AccMigrationDriver first = destination.driver(Engine.ZIP, Edition.RFC);
        first.openLoad();

        assertThat(first.acceptSegment(match)).isEqualTo(Errno.OK);
        assertThat(first.completeLoad()).isEqualTo(Errno.OK);
    }

    private Errno offer(List<byte[]> stream) {
        driver.openLoad();
        for (byte[] segment : stream) {
            Errno accepted = driver.acceptSegment(segment.clone());
            if (accepted.failed()) {
                return accepted;
            }
        }
        return driver.completeLoad();
    }

    private List<byte[]> mutated(Random random) {
        List<byte[]> stream = new ArrayList<>(List.of(match, state));
        switch (random.nextInt(7)) {
            case 0 -> stream.set(1, Arrays.copyOf(state, random.nextInt(state.length)));
            case 1 -> stream.set(1, Arrays.copyOf(state, state.length + 1 + random.nextInt(64)));
            case 2 -> stream.set(1, flipped(state, random.nextInt(8 * state.length)));
            case 3 -> stream.set(0, flipped(match, random.nextInt(8 * match.length)));
            case 4 -> stream.add(random.nextBoolean() ? match : state);
            case 5 -> stream.remove(random.nextInt(2));
            default -> stream.set(1, noise(random, state.length));
        }
        return stream;
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }

    private static byte[] noise(Random random, int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    /** Whether the last state is one that a function can have had: then nothing tells it from a true one. */
    private boolean isHarmless(List<byte[]> stream) {
        ByteBuffer last = ByteBuffer.wrap(stream.get(stream.size() - 1)).order(ByteOrder.LITTLE_ENDIAN);
        boolean replayed = last.capacity() == StateField.MATCH_SIZE;
        return replayed
                || last.getInt(StateField.DEV_ID.offset()) == Engine.ZIP.vfId()
                        && last.getLong(StateField.SQC_DMA.offset()) % 32 == 0
                        && last.getLong(StateField.CQC_DMA.offset()) % 32 == 0
                        && last.getInt(StateField.EQC_DW.offset() + 4)
                                == (int) last.getLong(StateField.EQE_DMA.offset());
    }
}
