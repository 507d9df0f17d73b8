package org.vfiospec.spec;

import io.cucumber.java.ParameterType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vfiospec.acc.AbnormalError;
import org.vfiospec.acc.StateField;
import org.vfiospec.acc.driver.Edition;
import org.vfiospec.iommu.Refusal.Reason;
import org.vfiospec.migration.Operation;
import org.vfiospec.pci.shape.Shape;
import org.vfiospec.spec.i40e.Offer;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.DeviceState.Bit;
import org.vfiospec.uapi.Errno;

/** The nouns of the feature files. Every word a scenario may use for a thing is declared here. */
public final class Vocabulary {
    private static final Map<String, DeviceState> NAMED = Map.of(
            "running", DeviceState.RUN,
            "pre-copy", DeviceState.PRE_COPY,
            "stop-and-copy", DeviceState.STOP_AND_COPY,
            "resuming", DeviceState.RESUME,
            "stopped", DeviceState.STOP,
            "in error", DeviceState.ERROR);

    /** A device by the name that the machine gives it, such as {@code "zip0"}. */
    @ParameterType("\"([a-z]+[0-9][0-9]?)\"")
    public String device(String name) {
        return name;
    }

    /** Several devices, in the order in which the VMM opens them. */
    @ParameterType("\"([a-z]+[0-9][0-9]?(?:, [a-z]+[0-9][0-9]?)*)\"")
    public List<String> devices(String names) {
        return List.of(names.split(", "));
    }

    /** A state by the name that the chapters give it. */
    @ParameterType(
            name = "device state",
            value = "running|(?:in )?pre-copy|(?:in )?stop-and-copy|resuming|stopped|in error")
    public DeviceState deviceState(String words) {
        return NAMED.get(words.equals("in error") ? words : words.replaceFirst("^in ", ""));
    }

    /** A value of {@code device_state} by its bits, joined by {@code +}. */
    @ParameterType("0|(?:SAVING|RESUMING|NDMA|RUNNING)(?: \\+ (?:SAVING|RESUMING|NDMA|RUNNING))*")
    public DeviceState bits(String names) {
        return names.equals("0")
                ? DeviceState.STOP
                : DeviceState.of(
                        Arrays.stream(names.split(" \\+ ")).map(Bit::valueOf).toArray(Bit[]::new));
    }

    /** How much of a stream a destination has written. */
    @ParameterType("no data|the first segment|half of a segment|all segments but the last|all segments")
    public Portion portion(String words) {
        return Portion.named(words);
    }

    /** Something that a migration driver does with its device. */
    @ParameterType(
            "silences DMA|allows DMA|stops|starts|opens a save session|captures the final state|prepares a segment"
                    + "|closes the save session|opens a load session|accepts a segment|completes the load")
    public Operation operation(String words) {
        return Words.find(words, Operation.values(), Operation::toString);
    }

    /** A way to ask the dirty log for what it does not give. */
    @ParameterType("another page size|no page size|an unaligned start|an unaligned length|no length|a range that wraps"
            + "|a range that begins inside a mapping|a range that ends inside a mapping|no bitmap"
            + "|a bitmap that is too small|a bitmap that is too large")
    public DirtyQuery dirtyQuery(String words) {
        return DirtyQuery.named(words);
    }

    /** How a request ended: {@code success}, or an errno by its name. */
    @ParameterType(name = "answer", value = "success|E[A-Z0-9]+")
    public Errno answer(String name) {
        return name.equals("success") ? Errno.OK : Errno.valueOf(name);
    }

    /** What a VMM asks of a remap interrupt. */
    @ParameterType(
            name = "remap request",
            value =
                    "one eventfd|two eventfds, one after the other|two vectors|a start of 1|boolean data|no eventfd|a mask")
    public RemapRequest remapRequest(String words) {
        return RemapRequest.named(words);
    }

    /** A function of an i40e adapter that is offered to a driver. */
    @ParameterType(name = "adapter function", value = "a PF alone|a VF whose PF has (?:no|its) driver")
    public Offer adapterFunction(String words) {
        return Offer.named(words);
    }

    /** A place in the fabric. */
    @ParameterType(
            "root bus|on-chip bridge without ACS|on-chip bridge|(?:root|switch) port with(?:out)? ACS(?: beside one without)?")
    public Shape shape(String words) {
        return Shape.named(words);
    }

    /** The check of a place that failed. */
    @ParameterType("[A-Z]+(?:_[A-Z0-9]+)+|ALIASED")
    public Reason reason(String name) {
        return Reason.valueOf(name);
    }

    /** An error number by its name. */
    @ParameterType("E[A-Z0-9]+")
    public Errno errno(String name) {
        return Errno.valueOf(name);
    }

    /** An edition of the accelerators' migration driver, by its title. */
    @ParameterType("RFC v2|Linux 5\\.18|Linux 6\\.2|Linux 7|the specification")
    public Edition edition(String title) {
        return Stream.of(Edition.values())
                .filter(edition -> edition.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no edition " + title));
    }

    /** Where a job can be when its guest is moved. */
    @ParameterType("in guest memory, its doorbell not rung|behind its doorbell|fetched|computed|its result written"
            + "|its completion written|its event written|its interrupt raised and not taken")
    public JobPlace jobPlace(String words) {
        return JobPlace.named(words);
    }

    /** A field of the state in which an accelerator's VF migrates. */
    @ParameterType("[A-Z]+(?:_[A-Z]+)+")
    public StateField stateField(String name) {
        return StateField.valueOf(name);
    }

    /** An error of an accelerator's queue manager. */
    @ParameterType("[A-Z]+(?:_[A-Z]+)+")
    public AbnormalError abnormalError(String name) {
        return AbnormalError.valueOf(name);
    }
}
