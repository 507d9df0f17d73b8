package org.vfiospec.mlx5;

import static org.vfiospec.mlx5.VfRegister.CONTROL;
import static org.vfiospec.mlx5.VfRegister.COUNTER_INDEX;
import static org.vfiospec.mlx5.VfRegister.COUNTER_VALUE;
import static org.vfiospec.mlx5.VfRegister.CQ_ADDRESS;
import static org.vfiospec.mlx5.VfRegister.DOORBELL;
import static org.vfiospec.mlx5.VfRegister.QUEUE_SIZE;
import static org.vfiospec.mlx5.VfRegister.SQ_ADDRESS;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.vfiospec.vmm.GuestDevice;
import org.vfiospec.vmm.GuestDriver;
import org.vfiospec.vmm.GuestMemory;

/** A driver in the guest that sends frames and checks what comes back, its check sum, and the device's counters. */
public final class Mlx5GuestDriver implements GuestDriver {
    private static final int ENTRIES = 8;
    private static final int PAYLOAD = 256;
    private static final int COOKIES = 1024;

    private final Map<Integer, Long> counted = new TreeMap<>();
    private GuestDevice device;
    private GuestMemory memory;
    private long descriptors;
    private long completions;
    private long payloads;
    private long answers;
    private int given;
    private int collected;
    private String complaint = "";

    @Override
    public void start(GuestDevice on, GuestMemory with) {
        moved(on, with);
        descriptors = memory.allocate(ENTRIES * Frame.SIZE);
        completions = memory.allocate(ENTRIES * Completion.SIZE);
        payloads = memory.allocate(ENTRIES * PAYLOAD);
        answers = memory.allocate(ENTRIES * (PAYLOAD + Frame.CHECK_SUM));
        device.enableInterrupts(1);
        write(SQ_ADDRESS, descriptors);
        write(CQ_ADDRESS, completions);
        write(QUEUE_SIZE, ENTRIES);
        write(CONTROL, 1);
    }

    @Override
    public void moved(GuestDevice on, GuestMemory with) {
        device = on;
        memory = with;
    }

    @Override
    public void submit() {
        int slot = given % ENTRIES;
        memory.write(payloads + (long) slot * PAYLOAD, payload(given));
        Frame frame = new Frame(payloads + (long) slot * PAYLOAD, answer(given), PAYLOAD, given % COOKIES);
        memory.write(descriptors + (long) slot * Frame.SIZE, frame.toBytes());
        given++;
        write(DOORBELL, given);
    }

    @Override
    public void run() {
        device.takeInterrupts(0);
        while (outstanding() > 0 && next().number() == collected + 1) {
            collect(next());
        }
    }

    private Completion next() {
        return Completion.from(memory.read(completions + (long) (collected % ENTRIES) * Completion.SIZE, 16));
    }

    private void collect(Completion entry) {
        byte[] sent = payload(collected);
        byte[] back = memory.read(answer(collected), PAYLOAD + Frame.CHECK_SUM);
        int checkSum = crc(sent);
        expect(entry.cookie() == collected % COOKIES, "cookie");
        expect(entry.checkSum() == checkSum, "check sum");
        expect(Arrays.equals(sent, Arrays.copyOf(back, PAYLOAD)), "payload");
        counted.merge(entry.cookie(), Integer.toUnsignedLong(checkSum), Long::sum);
        collected++;
    }

    @Override
    public void verify() {
        counted.forEach((cookie, sum) -> {
            write(COUNTER_INDEX, cookie);
            expect(device.read(0, COUNTER_VALUE.offset(), COUNTER_VALUE.width()) == sum, "counter " + cookie);
        });
    }

    private void expect(boolean right, String what) {
        if (!right && complaint.isEmpty()) {
            complaint = "frame %d: wrong %s".formatted(collected, what);
        }
    }

    @Override
    public int outstanding() {
        return given - collected;
    }

    @Override
    public int completed() {
        return complaint.isEmpty() ? collected : 0;
    }

    @Override
    public String complaint() {
        return complaint;
    }

    private long answer(int number) {
        return answers + (long) (number % ENTRIES) * (PAYLOAD + Frame.CHECK_SUM);
    }

    private static byte[] payload(int number) {
        byte[] bytes = new byte[PAYLOAD];
        for (int i = 0; i < PAYLOAD; i++) {
            bytes[i] = (byte) (number * 31 + i * 7 + (i >> 3));
        }
        return bytes;
    }

    /** CRC-32 bit by bit, so that the check does not lean on the device's way of computing it. */
    private static int crc(byte[] bytes) {
        int crc = -1;
        for (byte b : bytes) {
            crc ^= b & 0xff;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = crc >>> 1 ^ ((crc & 1) == 0 ? 0 : 0xedb88320);
            }
        }
        return ~crc;
    }

    private void write(VfRegister register, long value) {
        device.write(0, register.offset(), register.width(), value);
    }
}
