package org.vfiospec.variants;

import java.util.Set;
import org.vfiospec.migration.Arcs;
import org.vfiospec.migration.DataSection;
import org.vfiospec.migration.MigrationLog;
import org.vfiospec.migration.MigrationOperations;
import org.vfiospec.migration.OrderedRegister;
import org.vfiospec.migration.Reading;
import org.vfiospec.migration.RegionDesign;
import org.vfiospec.migration.RegionParts;
import org.vfiospec.migration.SegmentWindow;
import org.vfiospec.migration.StateRegister;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;
import org.vfiospec.uapi.MigrationField;

/**
 * A device served by libvfio-user ({@code lib/migration.c} at {@code aa19ba90f73c}): a table of permitted changes, a page
 * of registers, and an iterator that every change of state sets back.
 */
public final class LibvfioUser implements RegionDesign {
    private static final int REGISTERS = 4096;

    /** {@code migr_states}: from-to. A slip of precedence permits 3-1, and refuses 3-3. */
    private static final Set<String> PERMITTED = Set.of(
            "0-0", "0-1", "1-0", "1-1", "1-2", "1-3", "1-4", "2-0", "2-1", "2-2", "3-0", "3-1", "3-2", "4-1", "4-4");

    @Override
    public RegionParts build(MigrationOperations device, MigrationLog log) {
        SegmentWindow window = new SegmentWindow(device, DataSection.trapped(REGISTERS, device.segmentLimit()));
        StateRegister behind = new OrderedRegister(device, window, Reading.HEADER, log).allowing(Arcs.EVERY);
        return new Parts(new Table(behind, window), window);
    }

    private record Table(StateRegister behind, SegmentWindow window) implements StateRegister {
        @Override
        public DeviceState state() {
            return behind.state();
        }

        @Override
        public boolean supportsNdma() {
            return false;
        }

        @Override
        public Errno write(DeviceState requested) {
            if (!PERMITTED.contains(state().value() + "-" + requested.value())) {
                return Errno.EINVAL;
            }
            Errno outcome = behind.write(requested);
            window.startOver();
            return outcome;
        }

        @Override
        public void reset() {
            behind.reset();
        }
    }

    private record Parts(StateRegister register, SegmentWindow window) implements RegionParts {
        @Override
        public long read(MigrationField field) {
            return field == MigrationField.RESERVED ? Errno.EINVAL.result() : RegionParts.super.read(field);
        }

        @Override
        public Errno write(MigrationField field, long value) {
            return field == MigrationField.RESERVED ? Errno.EINVAL : RegionParts.super.write(field, value);
        }
    }
}
