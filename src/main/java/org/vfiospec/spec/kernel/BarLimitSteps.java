package org.vfiospec.spec.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.uapi.DmaBufGet;
import org.vfiospec.uapi.DmaRange;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.IoEventFd;
import org.vfiospec.vfio.VariantDriver;
import org.vfiospec.vfio.VariantDriver.Access;
import org.vfiospec.vfio.pci.DmaBuf;
import org.vfiospec.vfio.process.VmmProcess;

/** A driver that keeps half of a BAR for itself, and users who want it. */
public final class BarLimitSteps {
    private static final int BAR = 2;
    private static final long HALF = 0x8000;
    private static final int SECRET = 0x5ec4e700;
    private static final int MARK = 0x5a5a1234;
    private static final String PEER = "old0";
    private static final long PAGE = 0x1000;
    private static final Map<String, Access> WAYS = Map.of(
            "the region's size", Access.INFO,
            "a read", Access.READ,
            "a write", Access.WRITE,
            "a mapping", Access.MMAP,
            "an ioeventfd", Access.IOEVENTFD,
            "an export", Access.EXPORT);

    private final Bench bench;
    private boolean leaked;

    public BarLimitSteps(Bench bench) {
        this.bench = bench;
    }

    /** Shows half of BAR 2 on every way, or on every way but one. */
    private record Hiding(Optional<Access> forgotten) implements VariantDriver {
        @Override
        public String name() {
            return "hiding";
        }

        @Override
        public Errno probe(PciFunction function) {
            return Errno.OK;
        }

        @Override
        public boolean exports() {
            return true;
        }

        @Override
        public long limit(int region, long size, Access access) {
            return region == BAR && !forgotten.equals(Optional.of(access)) ? HALF : size;
        }
    }

    /** A way from a user to a BAR. */
    @ParameterType("the region's size|a read|a write|a mapping|an ioeventfd|an export")
    public Access way(String words) {
        return WAYS.get(words);
    }

    @Given("a driver that hides the upper half of BAR 2 of {device}")
    public void hides(String device) {
        bench.openThrough(device, new Hiding(Optional.empty()));
        bench.function(device).map(BAR, "driver").write(HALF, 4, SECRET);
    }

    @Given("a driver that hides the upper half of BAR 2 of {device} but forgets {way}")
    public void forgets(String device, Access way) {
        bench.openThrough(device, new Hiding(Optional.of(way)));
        bench.function(device).map(BAR, "driver").write(HALF, 4, SECRET);
    }

    @When("the user reaches for the hidden half by {way}")
    public void reaches(Access way) {
        leaked = switch (way) {
            case INFO -> bench.user().region(BAR).size() > HALF;
            case READ -> read() == SECRET;
            case WRITE -> bench.user().put(BAR, HALF, 4, MARK) == 4;
            case MMAP -> bench.user().map(BAR, HALF, PAGE) > 0;
            case IOEVENTFD -> tieAndFire();
            case EXPORT -> exportAndImport();
        };
    }

    private int read() {
        ByteBuffer into = User.little(4);
        bench.user().read(BAR, HALF, into);
        return into.getInt(0);
    }

    private boolean tieAndFire() {
        int eventfd = bench.user().calls().eventfd();
        long offset = bench.user().region(BAR).offset() + HALF;
        int tied = bench.user().ioeventfd(offset, IoEventFd.FLAG_32, MARK, eventfd);
        bench.user().calls().pwrite(eventfd, User.little(8).putLong(0, 1), 0);
        return tied == 0 && hidden() == MARK;
    }

    /** The user exports the hidden page, and a peer writes it by DMA. */
    private boolean exportAndImport() {
        int fd = bench.user().export(new DmaBufGet(BAR, 0, 0, 1), List.of(new DmaRange(HALF, PAGE)));
        if (fd < 0) {
            return false;
        }
        DmaBuf file = (DmaBuf) ((VmmProcess) bench.user().calls()).file(fd).orElseThrow();
        long physical = file.map(() -> {}).get(0).physical();
        bench.machine().group(PEER).defaultDomain().map(0, physical, PAGE, true, true);
        bench.card(PEER).bus().write(0, User.int32(MARK).array());
        return hidden() == MARK;
    }

    @When("the user maps all of BAR 2, the hidden half included")
    public void mapsAll() {
        bench.attempt(() -> Math.min(0, bench.user().map(BAR, 0, 2 * HALF)));
    }

    @When("the user writes 8 bytes across the limit")
    public void writesAcross() {
        bench.attempt(() -> bench.user().put(BAR, HALF - 4, 8, -1));
    }

    @When("the user maps the hidden half for DMA")
    public void mapsForDma() {
        long shown = bench.user().map(BAR, 0, HALF);
        bench.attempt(() -> bench.user().mapDma(0x10_0000, shown + HALF, PAGE));
    }

    @Then("the hidden half has not been reached")
    public void notReached() {
        assertThat(leaked).isFalse();
        assertThat(hidden()).isEqualTo(SECRET);
    }

    @Then("the hidden half has been reached")
    public void reached() {
        assertThat(leaked).isTrue();
    }

    private int hidden() {
        return (int) bench.card(bench.subject()).windows().get(BAR).read(HALF, 4);
    }
}
