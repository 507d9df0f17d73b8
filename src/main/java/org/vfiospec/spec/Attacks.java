package org.vfiospec.spec;

import java.util.List;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;

/** What is tried against the kernel's floor, and the clause whose scenarios try it. */
final class Attacks {
    private record Attack(String id, String tried, String stoppedBy, String clause) {}

    private static final List<Attack> ALL = List.of(
            new Attack(
                    "A01",
                    "Map the whole of a BAR that is shown by half",
                    "the limit on mappings",
                    "bar-limit-identical"),
            new Attack("A02", "Map the hidden half alone", "the limit on mappings", "bar-limit-identical"),
            new Attack("A03", "Read or write at the limit", "the limit on accesses", "bar-limit-identical"),
            new Attack("A04", "Write across the limit", "the access is shortened", "bar-limit-across"),
            new Attack(
                    "A05",
                    "Let the kernel write the hidden half by an eventfd",
                    "the limit on ioeventfds",
                    "bar-limit-identical"),
            new Attack("A06", "Map the hidden half for DMA", "it has no address in the process", "bar-limit-dma"),
            new Attack("A07", "Aim a DMA of a card at its own hidden half", "the card is refused", "acc-bind-switch"),
            new Attack(
                    "A31",
                    "Ask for an interrupt index that does not exist",
                    "the check of the request",
                    "core-irq-checked"),
            new Attack("A32", "Let start and count wrap around", "the check before the sum", "core-irq-checked"),
            new Attack(
                    "A33", "Announce 2^31 vectors and send no payload", "the check of the payload", "core-irq-checked"),
            new Attack("A34", "Give a descriptor that is no eventfd", "the request is undone", "core-irq-bad-fd"),
            new Attack("A35", "Map memory over the interrupt window", "the window is not valid", "dma-map-shape"),
            new Attack(
                    "A35",
                    "Forge a message where nobody looks at the sender",
                    "no IOMMU type can be set",
                    "security-interrupts-isolated"),
            new Attack("A36", "Write the MSI-X table", "the write is dropped", "core-rw-msix-write"),
            new Attack(
                    "A36",
                    "Let the kernel write the MSI-X table by an eventfd",
                    "the check of the ioeventfd",
                    "core-ioeventfd-bounds"),
            new Attack("A38", "Touch a mapping while the BAR is gone", "the pages are gone too", "core-mmap-zapped"),
            new Attack("A41", "Unbind the driver under an open device", "the unbind waits", "core-unbind-waits"),
            new Attack("A48", "Open a group twice", "the group is held once", "core-open-group-once"),
            new Attack(
                    "A49",
                    "Open a virtual function without the token",
                    "the token is missing",
                    "core-open-token-missing"),
            new Attack(
                    "A50",
                    "Reset a bus with somebody else's device on it",
                    "ownership of all is needed",
                    "core-reset-hot-owned"),
            new Attack(
                    "A52",
                    "Ask for dirty pages with a bitmap of a wrong size",
                    "the check of the bitmap",
                    "dma-dirty-checked"),
            new Attack(
                    "A53", "Map more than the limits allow", "count and locked memory are limited", "dma-map-limits"),
            new Attack("A54", "Flood the kernel with ioeventfds", "there are at most 1000", "core-ioeventfd-limit"),
            new Attack(
                    "A55",
                    "Register vendor operations twice",
                    "operations are registered once",
                    "vendor-register-once"),
            new Attack("A56", "Unload modules in the wrong order", "the references", "vendor-register-holds"),
            new Attack("A57", "Get a function by ids alone", "driver_override is needed", "core-bind-override"),
            new Attack(
                    "A58", "Unload a module while a bind looks at it", "it is passed over", "vendor-leaving-skipped"));

    private Attacks() {}

    /** The table {@code attacks}; each row leads to the clause, and from there to what was executed. */
    static GeneratedTable table() {
        return new GeneratedTable(
                "attacks",
                "Attacks that are executed",
                List.of("Attack", "What is tried", "What stops it", "Clause"),
                ALL.stream().map(Attacks::row).toList());
    }

    private static List<Cell> row(Attack attack) {
        return List.of(
                Cell.of(attack.id),
                Cell.of(attack.tried),
                Cell.of(attack.stoppedBy),
                Cell.ofClause(attack.clause, attack.clause));
    }
}
