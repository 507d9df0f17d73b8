package org.vfiospec.spec;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.vfiospec.migration.Operation;
import org.vfiospec.trace.Dma;
import org.vfiospec.trace.DriverEvent;
import org.vfiospec.trace.Interrupt;
import org.vfiospec.trace.Milestone;
import org.vfiospec.trace.RegisterAccess;
import org.vfiospec.trace.StateChange;
import org.vfiospec.trace.SystemCall;
import org.vfiospec.trace.TraceEvent;

/**
 * Questions to a stretch of the ledger. A place is an index into it, or -1 where there is no such entry.
 *
 * @param host the host whose devices are meant
 */
public record Ledger(List<TraceEvent> events, Host host) {
    private static final List<String> OPERATIONS =
            Stream.of(Operation.values()).map(Operation::toString).toList();
    private static final String RUNNING = "RUNNING";
    private static final String NDMA = "NDMA";

    /** What comes after a place. */
    public Ledger after(int place) {
        return new Ledger(events.subList(place + 1, events.size()), host);
    }

    /** What comes before a place. */
    public Ledger before(int place) {
        return new Ledger(events.subList(0, place), host);
    }

    public List<Dma> dmaOf(String device) {
        return dmaBy(host.nameOf(device));
    }

    /** What a function has put on the bus, by the name that the ledger has for it. */
    public List<Dma> dmaBy(String party) {
        return of(Dma.class).filter(dma -> dma.party().equals(party)).toList();
    }

    public List<RegisterAccess> registerAccesses(String device) {
        return accessesTo(host.nameOf(device));
    }

    /** Accesses to the registers of a function, by the name that the ledger has for it. */
    public List<RegisterAccess> accessesTo(String function) {
        return of(RegisterAccess.class)
                .filter(access -> access.device().equals(function))
                .toList();
    }

    /** What one device has done to the registers of another. */
    public List<RegisterAccess> accessesBy(String from, String to) {
        return registerAccesses(to).stream()
                .filter(access -> access.party().equals(host.nameOf(from)))
                .toList();
    }

    public List<Interrupt> interruptsOf(String device) {
        return of(Interrupt.class)
                .filter(interrupt -> interrupt.party().equals(host.nameOf(device)))
                .toList();
    }

    /** Which operations of a migration the driver of a device has carried out. */
    public List<String> operationsOn(String device) {
        return of(DriverEvent.class)
                .filter(action -> action.target().equals(host.nameOf(device)))
                .map(DriverEvent::event)
                .filter(OPERATIONS::contains)
                .toList();
    }

    /** The system calls whose target names a request. */
    public List<SystemCall> calls(String request) {
        return of(SystemCall.class)
                .filter(call -> call.target().endsWith(request))
                .toList();
    }

    /** Where the last call but one of a request returns. */
    public int lastButOne(String request) {
        List<SystemCall> calls = calls(request);
        SystemCall wanted = calls.get(calls.size() - 2);
        return last(event -> event == wanted);
    }

    /** The system calls in order, each with the last word of what it was made on. */
    public List<String> callNames() {
        return of(SystemCall.class)
                .map(call -> (call.event() + " " + call.target().replaceFirst(".* ", "")).replaceFirst(" 0x.*", ""))
                .toList();
    }

    /** The values of {@code device_state} that a device took, steps in between included. */
    public List<String> statesOf(String device) {
        return of(StateChange.class)
                .filter(change -> change.device().equals(host.nameOf(device)))
                .map(StateChange::to)
                .toList();
    }

    public int milestone(String event, String target) {
        return first(e -> e instanceof Milestone m
                && m.event().equals(event)
                && m.target().equals(target));
    }

    /** Where the driver of a device first carries out an operation. */
    public int carriesOut(Operation operation, String device) {
        return first(e -> e instanceof DriverEvent done
                && done.event().equals(operation.toString())
                && done.target().equals(host.nameOf(device)));
    }

    /** Where a device first takes a state. */
    public int enters(String device, String state) {
        return change(device, c -> c.to().equals(state));
    }

    public int leavesRunning(String device) {
        return change(device, c -> c.from().contains(RUNNING) && !c.to().contains(RUNNING));
    }

    /** Where a device runs freely. */
    public int entersRunning(String device) {
        return enters(device, RUNNING);
    }

    /** Where a device begins to run without DMA. */
    public int entersGrace(String device) {
        return change(device, c -> isGrace(c.to()) && !isGrace(c.from()));
    }

    public int leavesGrace(String device) {
        return change(device, c -> isGrace(c.from()) && !isGrace(c.to()));
    }

    /** Where the VMM's last write of {@code device_state} returns. */
    public int lastStateWrite() {
        return last(e -> e instanceof SystemCall c
                && c.event().equals("pwrite")
                && c.target().endsWith("device_state"));
    }

    public int lastPendingRead(String device) {
        return last(e -> isPendingRead(e, device));
    }

    /** What the VMM's last read of {@code pending_bytes} gave, in bytes. */
    public long lastPendingBytes(String device) {
        return Long.decode(events.get(lastPendingRead(device)).value());
    }

    /** What the VMM handed over by each write of data_size, in the words of {@link #describe}. */
    public List<String> writtenSegments(String device) {
        List<String> segments = new ArrayList<>();
        List<String> pieces = new ArrayList<>();
        for (SystemCall call : regionCalls(device)) {
            if (call.event().equals("pwrite") && call.target().endsWith(" data")) {
                pieces.add(call.value());
            } else if (call.event().equals("pwrite") && call.target().endsWith(" data_size")) {
                segments.add(pieces.size() == 1 ? pieces.get(0) : join(pieces));
                pieces.clear();
            }
        }
        return segments;
    }

    /** A segment that came in words, each written in hex. */
    private static String join(List<String> words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String word : words) {
            long value = Long.parseUnsignedLong(word.substring(2), 16);
            for (int i = 0; i < word.length() / 2 - 1; i++) {
                bytes.write((int) (value >>> 8 * i));
            }
        }
        return describe(List.of(bytes.toByteArray())).get(0);
    }

    /** The VMM's calls on a device's migration region. */
    public List<SystemCall> regionCalls(String device) {
        return of(SystemCall.class)
                .filter(call -> call.target().startsWith(host.nameOf(device) + " migration"))
                .toList();
    }

    /** Segments as the ledger tells moved bytes apart: by length and checksum. */
    public static List<String> describe(List<byte[]> segments) {
        return segments.stream()
                .map(segment -> "%d bytes, CRC-32 %08x".formatted(segment.length, checksum(segment)))
                .toList();
    }

    private static long checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    private boolean isPendingRead(TraceEvent event, String device) {
        return event instanceof SystemCall call
                && call.event().equals("pread")
                && call.target().startsWith(host.nameOf(device) + " ")
                && call.target().endsWith("pending_bytes");
    }

    private static boolean isGrace(String state) {
        return state.contains(NDMA) && state.contains(RUNNING);
    }

    private int change(String device, Predicate<StateChange> which) {
        return first(event -> event instanceof StateChange change
                && change.device().equals(host.nameOf(device))
                && which.test(change));
    }

    private int first(Predicate<TraceEvent> which) {
        return IntStream.range(0, events.size())
                .filter(i -> which.test(events.get(i)))
                .findFirst()
                .orElse(-1);
    }

    private int last(Predicate<TraceEvent> which) {
        return IntStream.range(0, events.size())
                .filter(i -> which.test(events.get(i)))
                .reduce(-1, (before, place) -> place);
    }

    private <E extends TraceEvent> Stream<E> of(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }
}
