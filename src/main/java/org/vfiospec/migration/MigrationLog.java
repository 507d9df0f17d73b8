package org.vfiospec.migration;

import java.util.function.Supplier;
import org.vfiospec.trace.DriverEvent;
import org.vfiospec.trace.StateChange;
import org.vfiospec.trace.Trace;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;

/**
 * Enters what a migration driver does in the ledger.
 *
 * @param driver the name under which the driver is bound
 * @param device the function's name
 */
public record MigrationLog(String driver, String device, Trace trace) {

    /** The device has a new state. */
    public void moved(DeviceState from, DeviceState to) {
        trace.record(new StateChange(driver, device, from.toString(), to.toString()));
    }

    /** Carries out an operation and enters its outcome, after whatever it did itself. */
    Errno carryOut(Operation operation, Supplier<Errno> action) {
        Errno outcome = action.get();
        trace.record(new DriverEvent(driver, operation.toString(), device, "", outcome.name()));
        return outcome;
    }
}
