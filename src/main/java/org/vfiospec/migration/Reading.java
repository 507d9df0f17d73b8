package org.vfiospec.migration;

import static org.vfiospec.migration.Step.CLEAR_NDMA;
import static org.vfiospec.migration.Step.CLEAR_RESUMING;
import static org.vfiospec.migration.Step.CLEAR_RUNNING;
import static org.vfiospec.migration.Step.CLEAR_SAVING;
import static org.vfiospec.migration.Step.ENTER_PRE_COPY;
import static org.vfiospec.migration.Step.ENTER_STOP_AND_COPY;
import static org.vfiospec.migration.Step.SET_NDMA;
import static org.vfiospec.migration.Step.SET_RESUMING;
import static org.vfiospec.migration.Step.SET_RUNNING;
import static org.vfiospec.migration.Step.SET_SAVING;

import java.util.List;
import java.util.stream.Stream;

/**
 * One author's rules for a change of {@code device_state}, at one date; nothing that the sources dispute is decided
 * outside this type.
 *
 * <p>To add a reading, add a constant: everything that compares readings walks {@link #values()}.
 */
public enum Reading implements RegionDesign {
    RECOMMENDED(
            "recommended",
            "this specification",
            Step.RECOMMENDED,
            new Rules(Arcs.EVERY, BadLoad.ERROR, InError.STOPPED)),

    // The header names no order; every order is a reading of it.
    HEADER(
            "merged header",
            "include/uapi/linux/vfio.h, Linux 5.8",
            Step.RECOMMENDED,
            new Rules(Arcs.HEADER, BadLoad.OLD_STATE, InError.ANYTHING)),

    // The first draft names no order; the list that its author sent two days later is taken.
    DRAFT_1(
            "draft 1",
            "Gunthorpe, 22 November 2021",
            List.of(
                    CLEAR_SAVING,
                    ENTER_PRE_COPY,
                    SET_NDMA,
                    CLEAR_RUNNING,
                    ENTER_STOP_AND_COPY,
                    SET_RESUMING,
                    CLEAR_RESUMING,
                    SET_RUNNING,
                    CLEAR_NDMA),
            new Rules(Arcs.EVERY, BadLoad.ERROR, InError.ANYTHING)),

    DRAFT_2("draft 2", "Gunthorpe, 29 November 2021", DRAFT_1.order, Rules.DRAFT),

    // The drafts have no entry for the end of SAVING. It is tried at both ends of their lists.
    DRAFT_2_LATE("draft 2, SAVING last", DRAFT_2.source, last(CLEAR_SAVING, DRAFT_2.order), Rules.DRAFT),

    DRAFT_3(
            "draft 3",
            "Gunthorpe, 7 December 2021",
            List.of(
                    CLEAR_SAVING,
                    SET_NDMA,
                    CLEAR_RUNNING,
                    ENTER_STOP_AND_COPY,
                    SET_RESUMING,
                    CLEAR_RESUMING,
                    SET_RUNNING,
                    ENTER_PRE_COPY,
                    CLEAR_NDMA),
            Rules.DRAFT),

    DRAFT_3_LATE("draft 3, SAVING last", DRAFT_3.source, last(CLEAR_SAVING, DRAFT_3.order), Rules.DRAFT),

    DECEMBER_LIST(
            "December list",
            "Gunthorpe, 8 December 2021",
            List.of(
                    CLEAR_NDMA,
                    CLEAR_SAVING,
                    CLEAR_RUNNING,
                    CLEAR_RESUMING,
                    SET_RESUMING,
                    SET_RUNNING,
                    SET_SAVING,
                    SET_NDMA),
            Rules.DRAFT),

    ONE_BIT(
            "one bit a write",
            DECEMBER_LIST.source,
            DECEMBER_LIST.order,
            new Rules(Arcs.ONE_BIT, BadLoad.ERROR, InError.NDMA_KEPT)),

    // NDMA next to RUNNING at both ends, where his mail of 20 December places it.
    REWRITE(
            "rewritten uAPI",
            "Williamson, 9 to 20 December 2021",
            List.of(
                    CLEAR_RUNNING,
                    CLEAR_NDMA,
                    CLEAR_SAVING,
                    CLEAR_RESUMING,
                    SET_RESUMING,
                    SET_SAVING,
                    SET_NDMA,
                    SET_RUNNING),
            new Rules(Arcs.EVERY, BadLoad.OLD_STATE, InError.STOPPED));

    /** What the state is after migration data turned out to be bad when RESUMING was cleared. */
    public enum BadLoad {
        ERROR,
        OLD_STATE
    }

    /** What a device in the error state still promises. */
    public enum InError {
        ANYTHING,
        NDMA_KEPT,
        STOPPED
    }

    private record Rules(Arcs arcs, BadLoad badLoad, InError inError) {
        static final Rules DRAFT = new Rules(Arcs.EVERY, BadLoad.ERROR, InError.NDMA_KEPT);
    }

    private final String title;
    private final String source;
    private final List<Step> order;
    private final Rules rules;

    Reading(String title, String source, List<Step> order, Rules rules) {
        this.title = title;
        this.source = source;
        this.order = order;
        this.rules = rules;
    }

    /** A few words for a reader. */
    public String title() {
        return title;
    }

    /** Who wrote it, and when. */
    public String source() {
        return source;
    }

    /** The steps in the order in which a driver takes them. */
    public List<Step> order() {
        return order;
    }

    public Arcs arcs() {
        return rules.arcs;
    }

    public BadLoad badLoad() {
        return rules.badLoad;
    }

    public InError inError() {
        return rules.inError;
    }

    /** Whether bit 3 has a meaning. */
    public boolean knowsNdma() {
        return this != HEADER;
    }

    /** Whether there is an action for the end of SAVING; the drafts name none. */
    public boolean endsSave() {
        return !order.contains(ENTER_STOP_AND_COPY);
    }

    /** A region whose data section is trapped as a whole. */
    @Override
    public RegionParts build(MigrationOperations device, MigrationLog log) {
        return build(device, log, DataSection.trapped(device.segmentLimit()));
    }

    /** The same rules for a region with a part that user space may map. */
    public RegionDesign partitioned() {
        return (device, log) -> build(device, log, DataSection.partitioned(device.segmentLimit()));
    }

    private RegionParts build(MigrationOperations device, MigrationLog log, DataSection section) {
        SegmentWindow window = new SegmentWindow(device, section);
        return new RegionParts.Plain(new OrderedRegister(device, window, this, log), window);
    }

    private static List<Step> last(Step step, List<Step> order) {
        return Stream.concat(order.stream().filter(other -> other != step), Stream.of(step))
                .toList();
    }
}
