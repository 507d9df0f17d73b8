package org.vfiospec.vfio.pci;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfiospec.uapi.IrqSet;
import org.vfiospec.uapi.Request;
import org.vfiospec.vfio.pci.IrqOracle.Ask;

/**
 * Every request for interrupts, in every state of the vectors: index by flags by start by count by size of the
 * structure by payload. Result and effect are those of {@link IrqOracle}.
 */
class IrqSpaceTest {
    private static final int POOL = 10;
    private static final int RESAMPLER = 8;
    private static final long[] INDEXES = {0, 1, 2, 3, 4, 5, 0xffff_ffffL};
    private static final long[] STARTS = {0, 1, 7, 8, 0xffff_fffeL, 0xffff_ffffL};
    private static final long[] COUNTS = {0, 1, 2, 3, 8, 9, 0x8000_0000L, 0xffff_ffffL};
    private static final int LARGEST_PAYLOAD = 64;

    /** A way to give the structure its size: how much is announced, and how much is there, relative to what is needed. */
    private enum Size {
        EXACT(0, 0),
        ONE_SHORT(-1, 0),
        LARGER(4, 4),
        CUT(0, -1);

        private final int announced;
        private final int there;

        Size(int announced, int there) {
            this.announced = announced;
            this.there = there;
        }
    }

    /** What a payload holds for vector {@code i} of {@code count}. */
    private enum Payload {
        GOOD,
        TAKING_AWAY,
        BELOW_MINUS_ONE,
        LAST_CLOSED,
        LAST_OTHER_FILE;

        int fd(int i, int count) {
            boolean last = i == count - 1;
            return switch (this) {
                case GOOD -> (3 + i) % POOL;
                case TAKING_AWAY -> IrqOracle.NO_FD;
                case BELOW_MINUS_ONE -> -2;
                case LAST_CLOSED -> last ? IrqOracle.CLOSED : (3 + i) % POOL;
                case LAST_OTHER_FILE -> last ? IrqOracle.OTHER_FILE : (3 + i) % POOL;
            };
        }

        boolean bool(int i) {
            return this == GOOD || this == BELOW_MINUS_ONE && i % 2 == 1;
        }
    }

    /** A device with its pool of eventfds, beside the oracle in the same state. */
    private static final class Pair {
        private final Bench bench =
                new Bench(new TestCard.Layout().pin().build()).bound().opened();
        private final IrqOracle oracle = new IrqOracle(POOL);
        private final int[] pool =
                IntStream.range(0, POOL).map(i -> bench.user.eventfd()).toArray();

        Pair() {
            bench.write(Bench.CONFIG, 4, 2, 0x6);
        }

        void both(int flags, int index, int start, int... fds) {
            int count = fds.length;
            assertThat(compare(ask(flags, index, start, count, Size.EXACT, fds, new boolean[count])))
                    .isZero();
        }

        /** Sends a request to both; returns the result. */
        long compare(Ask ask) {
            long expected = oracle.apply(ask);
            long actual = send(ask);
            if (actual != expected || actual >= 0) {
                assertThat(actual).as("%s", ask).isEqualTo(expected);
                assertThat(taken()).as("signals of %s", ask).isEqualTo(oracle.take());
            }
            return actual;
        }

        private long send(Ask ask) {
            ByteBuffer memory = Bench.little((int) Math.max(ask.room(), 20 + LARGEST_PAYLOAD));
            new IrqSet((int) ask.argsz(), (int) ask.flags(), (int) ask.index(), (int) ask.start(), (int) ask.count())
                    .putTo(memory);
            boolean bytes = (ask.flags() & 7) == IrqSet.DATA_BOOL;
            for (int i = 0; i < ask.fds().length; i++) {
                if (bytes) {
                    memory.put(20 + i, (byte) (ask.bools()[i] ? 1 : 0));
                } else {
                    memory.putInt(20 + 4 * i, number(ask.fds()[i]));
                }
            }
            return bench.user.ioctl(
                    bench.device,
                    Request.VFIO_DEVICE_SET_IRQS.number(),
                    memory.rewind().limit((int) ask.room()));
        }

        private int number(int fd) {
            return fd == IrqOracle.CLOSED ? 999 : fd == IrqOracle.OTHER_FILE ? bench.group : fd < 0 ? fd : pool[fd];
        }

        private String taken() {
            return Arrays.toString(Arrays.stream(pool).mapToLong(bench::take).toArray());
        }

        private List<String> probe() {
            List<String> seen = new ArrayList<>();
            for (int vector = 0; vector < 8; vector++) {
                seen.add(raise(vector));
            }
            bench.none(IrqIndex.INTX, IrqSet.ACTION_UNMASK, 0, 1);
            seen.add(raise(0));
            bench.user.pwrite(pool[RESAMPLER], Bench.little(8).putLong(0, 1), 0);
            seen.add(raise(0));
            VfioPciDevice device =
                    (VfioPciDevice) bench.kernel.device(bench.function).orElseThrow();
            device.reportFatalError();
            device.request(0);
            seen.add(taken());
            return seen;
        }

        private String raise(int vector) {
            bench.card.bus.interrupt(vector);
            bench.card.bus.lowerPin();
            return taken();
        }
    }

    /** A state of the vectors, and how to get there. */
    private record State(String name, Consumer<Pair> reach) {
        Pair pair() {
            Pair pair = new Pair();
            reach.accept(pair);
            return pair;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<State> states() {
        int set = IrqSet.DATA_EVENTFD | IrqSet.ACTION_TRIGGER;
        return Stream.of(
                new State("nothing set", pair -> {}),
                new State("INTx", pair -> pair.both(set, 0, 0, 0)),
                new State("INTx without eventfd", pair -> pair.both(set, 0, 0, -1)),
                new State("INTx masked", pair -> {
                    pair.both(set, 0, 0, 0);
                    pair.compare(ask(
                            IrqSet.DATA_NONE | IrqSet.ACTION_MASK, 0, 0, 1, Size.EXACT, new int[1], new boolean[1]));
                }),
                new State("INTx with a resampler", pair -> {
                    pair.both(set, 0, 0, 0);
                    pair.both(IrqSet.DATA_EVENTFD | IrqSet.ACTION_UNMASK, 0, 0, RESAMPLER);
                }),
                new State("MSI", pair -> pair.both(set, 1, 0, 0, 1)),
                new State("MSI-X with a gap", pair -> pair.both(set, 2, 0, 0, -1, 2)),
                new State("MSI-X, every vector", pair -> pair.both(set, 2, 0, 0, 1, 2, 3, 4, 5, 6, 7)),
                new State("ERR and REQ", pair -> {
                    pair.both(set, 3, 0, 6);
                    pair.both(set, 4, 0, 7);
                }));
    }

    @ParameterizedTest
    @MethodSource("states")
    void every_request_ends_and_does_as_the_oracle_says(State state) {
        Pair pair = state.pair();
        int asked = 0;
        for (Ask ask : asks()) {
            long result = pair.compare(ask);
            asked++;
            if (result >= 0 || changes(ask)) {
                assertThat(pair.probe()).as("after %s", ask).isEqualTo(pair.oracle.probe(RESAMPLER));
                pair = state.pair();
            }
        }
        // A refused request has left everything as it was.
        assertThat(pair.probe()).isEqualTo(pair.oracle.probe(RESAMPLER));
        assertThat(asked).isGreaterThan(80_000);
    }

    /** A request that is refused in its middle may have taken vectors away. */
    private static boolean changes(Ask ask) {
        return Arrays.stream(ask.fds()).anyMatch(fd -> fd <= IrqOracle.CLOSED);
    }

    private static List<Ask> asks() {
        List<Ask> all = new ArrayList<>();
        for (long index : INDEXES) {
            // What no index is, is refused before anything else is looked at.
            for (int flags = 0; flags < (index > 4 ? 8 : 66); flags++) {
                for (long start : STARTS) {
                    for (long count : COUNTS) {
                        add(all, flags, index, start, count);
                    }
                }
            }
        }
        return all;
    }

    private static void add(List<Ask> all, int flags, long index, long start, long count) {
        int type = flags & 7;
        for (Size size : Size.values()) {
            all.add(ask(flags, index, start, count, size, Payload.GOOD));
        }
        for (Payload payload : Payload.values()) {
            if (payload != Payload.GOOD && (type == IrqSet.DATA_EVENTFD || type == IrqSet.DATA_BOOL)) {
                all.add(ask(flags, index, start, count, Size.EXACT, payload));
            }
        }
    }

    private static Ask ask(int flags, long index, long start, long count, Size size, Payload payload) {
        int length = (int) Math.min(count, 9);
        int[] fds = IntStream.range(0, length).map(i -> payload.fd(i, length)).toArray();
        boolean[] bools = new boolean[length];
        IntStream.range(0, length).forEach(i -> bools[i] = payload.bool(i));
        return ask(flags, index, start, count, size, fds, bools);
    }

    private static Ask ask(int flags, long index, long start, long count, Size size, int[] fds, boolean[] bools) {
        int entry = (flags & IrqSet.DATA_EVENTFD) != 0 ? 4 : (flags & IrqSet.DATA_BOOL) != 0 ? 1 : 0;
        long needed = 20 + Math.min(count * entry, LARGEST_PAYLOAD);
        return new Ask(needed + size.announced, flags, index, start, count, needed + size.there, fds, bools);
    }
}
