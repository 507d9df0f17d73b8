package org.vfiospec.spec;

import java.util.List;
import java.util.stream.Stream;
import org.vfiospec.acc.Doorbell;
import org.vfiospec.acc.Mail;
import org.vfiospec.acc.MailboxCommand;
import org.vfiospec.acc.QmRegister;
import org.vfiospec.trace.DriverEvent;
import org.vfiospec.trace.Interrupt;
import org.vfiospec.trace.RegisterAccess;
import org.vfiospec.trace.TraceEvent;

/** What a driver of an accelerator did, in the words of its hardware: mailbox commands and doorbells by name. */
public record AccActs(World world, String device) {
    private static final String DRIVER = "hisi-acc-vfio-pci";

    /** What the migration driver did since the action of the scenario, in order. */
    public List<String> ofMigrationDriver() {
        return world.sinceAction().stream()
                .filter(event -> event.party().equals(DRIVER))
                .flatMap(this::act)
                .toList();
    }

    /** Its accesses to registers of the VF, mappings left out. */
    public List<RegisterAccess> toVf() {
        return world.action().registerAccesses(device).stream()
                .filter(access -> access.party().equals(DRIVER))
                .toList();
    }

    /**
     * What everybody did to the VF and to its PF, and the interrupts of both that were taken, as a party and its act:
     * {@code guest orders SRC}, {@code zip0 interrupts by 2}.
     */
    public List<String> ofEverybody() {
        return world.sinceAction().stream().flatMap(this::story).toList();
    }

    private Stream<String> story(TraceEvent event) {
        if (event instanceof RegisterAccess access && isMine(access.device())) {
            return Stream.of(event.party() + " " + act(access));
        }
        boolean taken = event instanceof Interrupt interrupt
                && isMine(event.party())
                && interrupt.kind().equals("message");
        return taken
                ? Stream.of("%s interrupts by %d".formatted(event.party(), ((Interrupt) event).vector()))
                : logged(event);
    }

    /** What the driver of the PF would write into the kernel's log. */
    private Stream<String> logged(TraceEvent event) {
        boolean log = event instanceof DriverEvent driver
                && isMine(driver.target())
                && driver.event().equals("logs");
        return log ? Stream.of("%s logs: %s".formatted(event.party(), ((DriverEvent) event).value())) : Stream.empty();
    }

    private Stream<String> act(TraceEvent event) {
        if (event instanceof RegisterAccess access && isMine(access.device())) {
            return Stream.of(act(access));
        }
        boolean mapping = event instanceof DriverEvent driver
                && driver.target().equals(world.host().function(device).name())
                && driver.event().endsWith("BAR2");
        return mapping ? Stream.of(event.event()) : Stream.empty();
    }

    private boolean isMine(String function) {
        return function.equals(world.host().function(device).name())
                || function.equals(
                        world.host().function(device).physicalFunction().name());
    }

    private static String act(RegisterAccess access) {
        if (access.write() && access.register().equals(QmRegister.QM_MB_CMD_SEND_BASE.name())) {
            return "orders " + command(access.content());
        }
        if (access.register().startsWith("QM_DOORBELL")) {
            Doorbell doorbell =
                    Doorbell.of(Long.parseUnsignedLong(access.content().substring(2), 16));
            return "rings %s %d".formatted(doorbell.kind(), doorbell.queue());
        }
        return (access.write() ? "writes " : "reads ") + access.register();
    }

    private static String command(String content) {
        String low = content.substring(Math.max(2, content.length() - 16));
        Mail mail = Mail.of(Long.parseUnsignedLong(low, 16), 0);
        return MailboxCommand.of(mail.command()).map(MailboxCommand::name).orElse("an unknown command");
    }
}
