package org.vfiospec.pci;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.vfiospec.pci.config.Acs;

/** A function's way out as its hardware model sees it: nothing leaves while bus mastering is off. */
final class Requester implements BusMaster {
    private static final long PAGE = 0x1000;

    private final PciFunction function;

    Requester(PciFunction function) {
        this.function = function;
    }

    @Override
    public boolean read(long address, byte[] into) {
        ByteBuffer data = ByteBuffer.wrap(into);
        boolean completed =
                function.isBusMaster() && function.fabric().issue(Request.read(function, address, into.length), data);
        if (!completed) {
            Arrays.fill(into, data.position(), into.length, (byte) 0xff);
        }
        return completed;
    }

    @Override
    public boolean write(long address, byte[] from) {
        return function.isBusMaster()
                && function.fabric().issue(Request.write(function, address, from.length), ByteBuffer.wrap(from));
    }

    @Override
    public boolean isPresent(long address, int length, boolean write) {
        return missing(address, length, write).isEmpty();
    }

    @Override
    public boolean requestPages(long address, int length, boolean write) {
        List<Long> pages = missing(address, length, write);
        PageRequest request = pages.isEmpty() ? null : function.pageRequests().open(function, pages, write);
        if (request != null) {
            function.fabric().ask(request);
        }
        return request != null;
    }

    private List<Long> missing(long address, int length, boolean write) {
        boolean asks = function.isBusMaster() && function.hasTranslationsOn() && !isBlocked();
        return !asks
                ? List.of()
                : LongStream.range(address / PAGE, (address + length + PAGE - 1) / PAGE)
                        .map(page -> page * PAGE)
                        .filter(page -> !function.fabric().translates(request(page, write)))
                        .boxed()
                        .toList();
    }

    private Request request(long page, boolean write) {
        return write ? Request.write(function, page, 1) : Request.read(function, page, 1);
    }

    /** Translation blocking rejects a translation request as it does one that is translated. */
    private boolean isBlocked() {
        for (Bus bus = function.bus(); !bus.isRoot(); bus = bus.bridge().bus()) {
            if (bus.bridge().config().acsEnabled().contains(Acs.TB)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void interrupt(int vector) {
        new InterruptSignal(function).raise(vector);
    }

    @Override
    public void lowerPin() {
        new InterruptSignal(function).lowerPin();
    }
}
