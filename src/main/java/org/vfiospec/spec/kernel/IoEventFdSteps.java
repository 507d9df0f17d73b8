package org.vfiospec.spec.kernel;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import org.vfiospec.uapi.IoEventFd;

/** Writes that the kernel makes when an eventfd fires. */
public final class IoEventFdSteps {
    private static final int MARK = 0x5a5a1234;
    private static final int WIDTH = IoEventFd.FLAG_32;

    private final Bench bench;
    private int eventfd = -1;

    public IoEventFdSteps(Bench bench) {
        this.bench = bench;
    }

    @Given("the user has tied an eventfd to {region} of {device}")
    public void hasTied(int region, String device) {
        Bench.demand(tie(bench.user(device).region(region).offset(), MARK));
    }

    @Given("the user has tied {int} eventfds to {device}")
    public void hasTiedMany(int count, String device) {
        for (int i = 0; i < count; i++) {
            Bench.demand(tie(bench.user(device).region(2).offset() + 4, i));
        }
    }

    @When("the user signals that eventfd")
    public void signals() {
        bench.attempt(() -> bench.user().calls().pwrite(eventfd, User.little(8).putLong(0, 1), 0));
    }

    @When("the user ties an eventfd to 4 bytes at the start of {region}")
    public void tiesAtStart(int region) {
        attempt(bench.user().region(region).offset());
    }

    @When("the user ties an eventfd to 4 bytes across the end of {region}")
    public void tiesAcrossEnd(int region) {
        attempt(bench.user().region(region).offset()
                + bench.user().region(region).size()
                - 2);
    }

    @When("the user ties an eventfd to 4 bytes behind {region}")
    public void tiesBehind(int region) {
        attempt(bench.user().region(region).offset()
                + bench.user().region(region).size());
    }

    @When("the user ties an eventfd to 4 bytes in the MSI-X table")
    public void tiesInTable() {
        attempt(bench.user().region(Cards.TABLE_BAR).offset() + Cards.TABLE);
    }

    @When("the user ties an eventfd to 4 bytes in config space")
    public void tiesInConfig() {
        attempt(bench.user().region(User.CONFIG).offset());
    }

    @When("the user ties an eventfd to 4 bytes in an absent BAR")
    public void tiesInAbsent() {
        attempt(bench.user().region(1).offset());
    }

    @When("the user ties the same write again")
    public void tiesAgain() {
        attempt(bench.user().region(2).offset());
    }

    @When("the user unties a write of {region}")
    public void unties(int region) {
        bench.attempt(() -> bench.user().ioeventfd(bench.user().region(region).offset(), WIDTH, MARK, -1));
    }

    private void attempt(long offset) {
        bench.attempt(() -> tie(offset, MARK));
    }

    private int tie(long offset, long data) {
        eventfd = eventfd < 0 ? bench.user().calls().eventfd() : eventfd;
        return bench.user().ioeventfd(offset, WIDTH, data, eventfd);
    }
}
