package org.vfiospec.spec.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.ByteBuffer;
import org.vfiospec.uapi.Errno;

/** Bytes that go to registers and come from them, by call and by mapping. */
public final class AccessSteps {
    private static final int MARK = 0x5a5a1234;
    private static final long PAGE = 0x1000;

    private final Bench bench;
    private final ByteBuffer bytes = User.little(16);
    private long mapping;

    public AccessSteps(Bench bench) {
        this.bench = bench;
    }

    @When("the user makes a {word} of {int} bytes at the start of {region}")
    public void atStart(String call, int count, int region) {
        access(call, region, 0, count);
    }

    @When("the user makes a {word} of {int} bytes {int} bytes before the end of {region}")
    public void beforeEnd(String call, int count, int before, int region) {
        access(call, region, bench.user().region(region).size() - before, count);
    }

    @When("the user makes a {word} of {int} bytes at the end of {region}")
    public void atEnd(String call, int count, int region) {
        access(call, region, bench.user().region(region).size(), count);
    }

    private void access(String call, int region, long position, int count) {
        ByteBuffer data = bytes.slice(0, count);
        long offset = bench.user().region(region).offset() + position;
        int fd = bench.user().device();
        bench.attempt(() -> call.equals("read")
                ? bench.user().calls().pread(fd, data, offset)
                : bench.user().calls().pwrite(fd, data, offset));
    }

    @When("the user writes a value at the offset of {region} of {device}")
    public void writesValue(int region, String device) {
        bench.attempt(() -> bench.user(device).put(region, 0, 4, MARK));
    }

    @Given("the user has written {region} of {device}")
    public void hasWritten(int region, String device) {
        Bench.demand(bench.user(device).put(region, 0, 4, MARK));
    }

    @Then("the registers behind {region} of {device} hold it")
    public void hold(int region, String device) {
        assertThat(bench.card(device).windows().get(region).read(0, 4)).isEqualTo(MARK);
    }

    @Then("the registers behind {region} of {device} are untouched")
    public void untouched(int region, String device) {
        assertThat(bench.card(device).windows().get(region).read(0, 4)).isZero();
    }

    @Given("the user has disabled memory space of {device}")
    @When("the user disables memory space of {device}")
    public void disablesMemory(String device) {
        bench.memory(device, false);
    }

    @When("the user enables memory space of {device}")
    public void enablesMemory(String device) {
        bench.memory(device, true);
    }

    @When("the user reads the MSI-X table of {device}")
    public void readsTable(String device) {
        bench.attempt(() -> bench.user(device).read(Cards.TABLE_BAR, Cards.TABLE, bytes));
    }

    @Then("all bytes read are 0xff")
    public void allOnes() {
        assertThat(bytes.array()).containsOnly(0xff);
    }

    @When("the user writes the MSI-X table of {device}")
    public void writesTable(String device) {
        bench.attempt(() -> bench.user(device).write(Cards.TABLE_BAR, Cards.TABLE, bytes));
    }

    @When("the user maps all of {region}")
    public void mapsAll(int region) {
        maps(region, 0, bench.user().region(region).size());
    }

    @When("the user maps the last page of {region}")
    public void mapsLast(int region) {
        maps(region, bench.user().region(region).size() - PAGE, PAGE);
    }

    @When("the user maps one page more than {region}")
    public void mapsMore(int region) {
        maps(region, 0, bench.user().region(region).size() + PAGE);
    }

    @When("the user maps the page behind {region}")
    public void mapsBehind(int region) {
        maps(region, bench.user().region(region).size(), PAGE);
    }

    @When("the user maps {region}, which is absent")
    @When("the user maps a page of {region}")
    public void mapsPage(int region) {
        int fd = bench.user().device();
        bench.attempt(() -> bench.user().calls().mmap(fd, bench.user().offset(region), PAGE));
    }

    @When("the user maps a page of {region} privately")
    public void mapsPrivately(int region) {
        int fd = bench.user().device();
        bench.attempt(() -> bench.user().calls().mmapPrivate(fd, bench.user().offset(region), PAGE));
    }

    private void maps(int region, long position, long length) {
        bench.attempt(() -> bench.user().map(region, position, length));
    }

    @Given("the user has mapped and touched {region} of {device}")
    public void mappedAndTouched(int region, String device) {
        mapping = bench.user(device).map(region, 0, PAGE);
        Bench.demand(mapping);
        Bench.demand(touch());
    }

    @When("disabling memory space happens to {device}")
    public void memoryOff(String device) {
        bench.memory(device, false);
    }

    @When("entering D3hot happens to {device}")
    public void sleeps(String device) {
        bench.sleep(device);
    }

    @When("a device reset happens to {device}")
    public void isReset(String device) {
        Bench.demand(bench.user(device).reset());
    }

    @When("a reset by config space happens to {device}")
    public void isResetByConfig(String device) {
        bench.functionLevelReset(device);
    }

    @When("closing the device happens to {device}")
    public void isClosed(String device) {
        Bench.demand(bench.user(device).close());
    }

    @Then("a touch of the mapping raises SIGBUS")
    public void raisesSigbus() {
        assertThat(Errno.of(touch())).isEqualTo(Errno.EFAULT);
    }

    @Then("a touch of the mapping reaches the card")
    public void reachesCard() {
        assertThat(touch()).isZero();
        assertThat(bench.card(bench.subject()).windows().get(2).read(0x20, 4)).isEqualTo(MARK);
    }

    private int touch() {
        return bench.user().calls().store(mapping + 0x20, User.int32(MARK));
    }
}
