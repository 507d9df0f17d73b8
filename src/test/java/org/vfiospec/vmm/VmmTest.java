package org.vfiospec.vmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vfiospec.migration.Operation;
import org.vfiospec.trace.Trace;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;

class VmmTest {
    private final Trace trace = new Trace();
    private final NicHost source = new NicHost(trace);
    private final NicHost target = new NicHost(trace);

    @Test
    void a_busy_guest_goes_on_elsewhere_without_a_wrong_frame() {
        Vmm vmm = source.busy("nic0", "nic1");
        SavedGuest saved = vmm.save();
        Vmm other = target.vmm("nic0", "nic1");
        int before = saved.guest().driver("nic0").completed();

        other.resume(saved);
        other.pass(200);
        saved.guest().driver("nic0").verify();

        assertThat(before).isGreaterThan(5);
        assertThat(saved.guest().driver("nic0").complaint()).isEmpty();
        assertThat(saved.guest().driver("nic0").completed()).isGreaterThan(before + 20);
        assertThat(saved.guest().driver("nic1").complaint()).isEmpty();
    }

    @Test
    void memory_that_is_left_behind_is_noticed() {
        SavedGuest saved = source.busy("nic0").save();
        Vmm other = target.vmm("nic0");

        other.resume(new SavedGuest(saved.guest(), Map.of(), saved.devices()));
        other.pass(100);

        assertThat(saved.guest().driver("nic0").outstanding()).isPositive();
    }

    @Test
    void a_save_passes_the_reference_states() {
        Vmm vmm = source.busy("nic0");
        vmm.save();

        assertThat(vmm.journey("nic0"))
                .containsExactly(
                        new Position(DeviceState.RUN, true),
                        new Position(DeviceState.PRE_COPY, true),
                        new Position(DeviceState.PRE_COPY_NDMA, true),
                        new Position(DeviceState.PRE_COPY_NDMA, false),
                        new Position(DeviceState.STOP_AND_COPY, false),
                        new Position(DeviceState.STOP, false));
    }

    @Test
    void a_save_that_fails_leaves_the_guest_running() {
        Vmm vmm = source.busy("nic0");
        source.drivers.get(0).faults().failNext(Operation.CAPTURE_FINAL, Errno.EIO);
        int before = vmm.guest().driver("nic0").completed();

        assertThatThrownBy(vmm::save).isInstanceOf(Refused.class);
        vmm.pass(100);

        assertThat(vmm.state("nic0")).isEqualTo(DeviceState.RUN);
        assertThat(vmm.guest().driver("nic0").completed()).isGreaterThan(before);
        assertThat(vmm.guest().driver("nic0").complaint()).isEmpty();
    }

    @Test
    void the_same_run_leaves_the_same_ledger() {
        Trace first = new Trace();
        Trace second = new Trace();

        new NicHost(first).busy("nic0").save();
        new NicHost(second).busy("nic0").save();

        assertThat(first.all()).isEqualTo(second.all()).hasSizeGreaterThan(200);
    }
}
