package org.vfiospec.i40e.guest;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.vfiospec.i40e.MacAddress;
import org.vfiospec.i40e.VfLayout;
import org.vfiospec.i40e.VfRegister;
import org.vfiospec.vmm.GuestDevice;
import org.vfiospec.vmm.GuestDriver;
import org.vfiospec.vmm.GuestMemory;

/**
 * A network driver that sends frames to its own address and compares what comes back with what it must be.
 *
 * <p>It looks at a ring only after the interrupt of that ring, so an interrupt that is lost stops it.
 */
public final class I40eGuestDriver implements GuestDriver {
    private static final int PAIRS = 2;
    private static final int VECTOR_ENABLE = 1;
    private static final int CAUSE_ADMIN = 1 << 30;

    private final MacAddress station;
    private final Frames frames;
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private final List<Deque<Integer>> sent = IntStream.range(0, PAIRS)
            .<Deque<Integer>>mapToObj(pair -> new ArrayDeque<>())
            .toList();
    private Reach reach;
    private Setup setup;
    private List<SendRing> sendRings;
    private List<ReceiveRing> receiveRings;
    private int next;
    private int completed;
    private String complaint = "";

    /** @param station the address that the driver gives itself, unique on its network */
    public I40eGuestDriver(MacAddress station) {
        this.station = station;
        this.frames = new Frames(station);
    }

    @Override
    public void start(GuestDevice device, GuestMemory memory) {
        reach = new Reach(device, memory);
        if (reach.read(VfRegister.VFGEN_RSTAT) != VfLayout.ACTIVE) {
            complain("the VF does not leave its reset");
            return;
        }
        device.enableInterrupts(VfLayout.VECTORS);
        sendRings = IntStream.range(0, PAIRS)
                .mapToObj(pair -> new SendRing(reach, pair))
                .toList();
        receiveRings = IntStream.range(0, PAIRS)
                .mapToObj(pair -> new ReceiveRing(reach, pair))
                .toList();
        setup = new Setup(new AdminChannel(reach), station, sendRings, receiveRings);
        reach.write(VfRegister.VFINT_ICR0_ENA1, 0, CAUSE_ADMIN);
        reach.write(VfRegister.VFINT_DYN_CTL01, 0, VECTOR_ENABLE);
        setup.begin();
    }

    @Override
    public void moved(GuestDevice device, GuestMemory memory) {
        reach.moved(device, memory);
    }

    @Override
    public void submit() {
        waiting.add(next++);
    }

    @Override
    public void run() {
        if (setup == null) {
            return;
        }
        if (fired(0)) {
            reach.read(VfRegister.VFINT_ICR01);
            finishSetup();
            reach.write(VfRegister.VFINT_DYN_CTL01, 0, VECTOR_ENABLE);
        }
        for (int pair = 0; pair < PAIRS; pair++) {
            if (fired(pair + 1)) {
                collect(pair);
                reach.write(VfRegister.VFINT_DYN_CTLN1, pair, VECTOR_ENABLE);
            }
        }
        send();
    }

    private boolean fired(int vector) {
        return reach.device().takeInterrupts(vector) > 0;
    }

    private void finishSetup() {
        boolean before = setup.isFinished();
        setup.proceed();
        complain(setup.complaint());
        if (setup.isFinished() && !before) {
            for (int pair = 0; pair < PAIRS; pair++) {
                receiveRings.get(pair).fill();
                reach.write(VfRegister.VFINT_DYN_CTLN1, pair, VECTOR_ENABLE);
            }
        }
    }

    private void collect(int pair) {
        sendRings.get(pair).collect();
        receiveRings.get(pair).collect().forEach(frame -> check(pair, frame));
    }

    private void check(int pair, byte[] frame) {
        Integer expected = sent.get(pair).poll();
        if (expected == null) {
            complain("a frame came that was never sent");
        } else if (!Arrays.equals(frame, frames.frame(expected))) {
            complain("frame " + expected + " came back changed or out of order");
        } else {
            completed++;
        }
    }

    private void send() {
        while (setup.isFinished()
                && !waiting.isEmpty()
                && !ringOf(waiting.peek()).isFull()) {
            int number = waiting.remove();
            sent.get(number % PAIRS).add(number);
            ringOf(number).send(frames.frame(number));
        }
    }

    private SendRing ringOf(int number) {
        return sendRings.get(number % PAIRS);
    }

    private void complain(String words) {
        complaint = complaint.isEmpty() ? words : complaint;
    }

    @Override
    public int outstanding() {
        return waiting.size() + sent.stream().mapToInt(Deque::size).sum();
    }

    @Override
    public int completed() {
        return completed;
    }

    @Override
    public String complaint() {
        return complaint;
    }
}
