package org.vfiospec.spec.hostile;

import java.util.Arrays;
import java.util.List;
import org.vfiospec.site.Generated;
import org.vfiospec.site.GeneratedTable;
import org.vfiospec.site.GeneratedTable.Cell;

/** What is tried, by which scenario of the theme, and the clause that stops it. */
public final class Attacks {
    private static final String FOLDER = "features/hostile/";

    /** Row of the list of attacks, feature, scenario, what stops it, clause. */
    private static final String ALL = """
            A01 | hidden-half | All of the BAR is mapped                                               | the limit on mappings                  | bar-limit-identical
            A02 | hidden-half | The hidden half is mapped                                              | the limit on mappings                  | bar-limit-identical
            A03 | hidden-half | The hidden half is read                                                | the limit on accesses                  | bar-limit-identical
            A03 | hidden-half | The hidden half is written                                             | the limit on accesses                  | bar-limit-identical
            A04 | hidden-half | A write begins before the limit and ends behind it                     | the access is cut                      | bar-limit-across
            A05 | hidden-half | The kernel is to write the hidden half for an eventfd                  | the limit on ioeventfds                | bar-limit-identical
            --  | hidden-half | The hidden half is exported for a peer                                 | the limit on exports                   | bar-limit-identical
            A06 | hidden-half | The hidden half is mapped for DMA                                      | it has no address                      | bar-limit-dma
            A07 | dma         | A card below an open switch port is to migrate                         | the driver refuses the place           | acc-bind-switch
            A08 | dma         | An integrated endpoint writes its own migration registers              | the IOMMU                              | way-integrated
            A09 | dma         | A card writes registers of a card beside it                            | request redirect                       | way-switch-redirect
            A09 | dma         | A device writes registers of a neighbour                               | the IOMMU                              | security-dma-confined
            --  | dma         | A device writes memory of a neighbour                                  | the IOMMU                              | security-dma-confined
            --  | dma         | A card forges the requester id of another                              | source validation                      | way-forged-id
            A11 | registers   | Data are read after the session has ended                              | the window has nothing to show         | window-available
            A15 | streams     | A stream loses its last segment                                        | the check of the whole                 | sec-stream
            A15 | streams     | A stream is cut short by a byte                                        | the check of the length                | sec-stream
            A16 | streams     | A stream is cut inside its first bytes                                 | the check of the length                | sec-stream
            A17 | streams     | A stream gets a byte too many                                          | the check of the length                | sec-stream
            A18 | streams     | Data are written at places that do not exist                           | the bounds of the window               | security-window-places
            A19 | streams     | A stream arrives byte by byte                                          | the result is the same                 | security-stream-split
            A20 | streams     | A stream begins with another mark                                      | the check of the mark                  | sec-stream
            A21 | streams     | The stream of another engine is replayed                               | the check of the device id             | acc-match-device
            A22 | streams     | The stream of another virtual function of the same kind is replayed    | its addresses are the owner's          | security-stream-confined
            A23 | streams     | A stream names another number of queues                                | the check of the queues                | acc-match-queues
            A24 | streams     | A stream names other doorbell pages                                    | the check of the isolation             | acc-match-doorbells
            A25 | streams     | The rings of a stream lie in the memory of a neighbour                 | the IOMMU                              | security-stream-confined
            --  | streams     | Each of the first 200 bytes of a stream is changed in turn             | checks, and then the IOMMU             | security-stream-confined
            A26 | streams     | Lengths are announced that cannot be                                   | the check of the length                | window-limits
            A27 | streams     | Lengths are announced that cannot be                                   | the check of the length                | window-limits
            A28 | registers   | Fields are read by every offset and width                              | a field has one place and one width    | region-access-refused
            A29 | registers   | A field that is only read is written                                   | the write is refused                   | region-read-only
            A30 | registers   | Every number is written as a state                                     | the check of the state                 | state-unchanged-or-error
            --  | registers   | Nonsense is written to the migration region                            | every field checks for itself          | sec-own-loss
            --  | registers   | Noise is written to every register while the device is saved           | the driver trusts no register          | sec-registers
            A31 | kernel      | An interrupt index is asked for that does not exist                    | the check of the request               | core-irq-checked
            A32 | kernel      | Start and count of an interrupt request wrap around                    | the check before the sum               | core-irq-checked
            A33 | kernel      | An interrupt request announces vectors without end                     | the check of the payload               | core-irq-checked
            A34 | kernel      | A vector gets a descriptor that is no eventfd                          | the request is undone                  | core-irq-bad-fd
            A35 | dma         | Memory is mapped over the interrupt window                             | the window is not valid                | dma-map-shape
            A35 | dma         | Messages are to be forged where nobody looks at the sender             | no IOMMU type can be set               | security-interrupts-isolated
            A35 | dma         | A card forges the interrupt message of another                         | the requester id                       | iommu-message-own
            A36 | kernel      | The MSI-X table is written                                             | the write is dropped                   | core-rw-msix-write
            A36 | kernel      | The kernel is to write the MSI-X table for an eventfd                  | the check of the ioeventfd             | core-ioeventfd-bounds
            A38 | kernel      | A mapping is touched while the BAR is off                              | its pages are gone                     | core-mmap-zapped
            A39 | registers   | The registers of a device have gone when it is to stop                 | a poll has an end                      | security-poll-bounded
            A40 | registers   | A device is reset by config space in the middle of a save              | it is a reset like any other           | reset-default
            A41 | ownership   | The driver is taken from an open device                                | the unbind waits                       | core-unbind-waits
            A43 | ownership   | A kernel driver is bound inside the group of a user                    | the claim of the group                 | iommu-probe-claimed
            A44 | ownership   | A foreign driver has the physical function                             | the check of its driver                | security-pf-driver
            A45 | registers   | A guest keeps the channel to the physical function busy                | a poll has an end                      | acc-busy-bound
            A46 | registers   | A guest rings a doorbell of a device that is saved                     | the VMM takes the registers away       | security-revoke
            A47 | registers   | A second VMM takes part in a save                                      | the group is held once                 | core-open-group-once
            A48 | ownership   | A group is opened twice                                                | the group is held once                 | core-open-group-once
            A49 | ownership   | A virtual function is opened without the token of its physical function | the token is missing                  | core-open-token-missing
            A50 | ownership   | A bus is reset with a device of somebody else on it                    | ownership of all is needed             | core-reset-hot-owned
            A52 | kernel      | Dirty pages are asked for with a bitmap of a wrong size                | the check of the bitmap                | dma-dirty-checked
            A53 | kernel      | The kernel is flooded with mappings                                    | the number of mappings has a limit     | dma-map-limits
            A53 | kernel      | More memory is to be locked than the user may                          | locked memory has a limit              | dma-map-limits
            A54 | kernel      | The kernel is flooded with ioeventfds                                  | there are at most 1000                 | core-ioeventfd-limit
            A55 | ownership   | Vendor operations are registered twice                                 | operations are registered once         | vendor-register-once
            A56 | ownership   | A module is unloaded under those who need it                           | the references                         | vendor-register-holds
            A57 | ownership   | A driver is to get a function by its ids alone                         | driver_override is needed              | core-bind-override
            A58 | ownership   | A module is unloaded while a bind looks at it                          | it is passed over                      | vendor-leaving-skipped
            """;

    private Attacks() {}

    /** The table {@code attacks}: each row leads to what was executed and to the clause, and shows how it ended. */
    public static Generated all() {
        return Generated.of(List.of(new GeneratedTable(
                "attacks",
                "Attacks that are executed",
                List.of("Row", "What is tried", "What stops it", "Stopped"),
                ALL.lines().map(Attacks::row).toList())));
    }

    private static List<Cell> row(String line) {
        List<String> fields =
                Arrays.stream(line.split("\\|")).map(String::strip).toList();
        String feature = FOLDER + fields.get(1) + ".feature";
        return List.of(
                Cell.of(fields.get(0).replace("--", "further")),
                Cell.ofScenario(fields.get(2), feature, fields.get(2)),
                Cell.ofClause(fields.get(3), fields.get(4)),
                Cell.verdictOfScenario(feature, fields.get(2)));
    }
}
