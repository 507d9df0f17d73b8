package org.vfiospec.acc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vfiospec.acc.driver.Edition;
import org.vfiospec.acc.guest.AccGuestDriver;
import org.vfiospec.acc.guest.Workload;
import org.vfiospec.vmm.Guest;

class MigrationBetweenHostsTest {

    @ParameterizedTest
    @EnumSource
    void a_busy_guest_moves_from_vmm_to_vmm(Engine engine) {
        AccHost source = new AccHost(engine, Generation.V3, Edition.CORRECTED).opened();
        AccHost destination = new AccHost(engine, Generation.V3, Edition.CORRECTED).opened();
        AccGuestDriver driver = new AccGuestDriver(engine, Workload.of(engine), 3);
        Guest guest = new Guest();
        guest.install("acc0", driver);
        source.vmm.start(guest, true);
        guest.keepBusy("acc0");
        source.vmm.pass(150);
        int before = driver.completed();

        destination.vmm.resume(source.vmm.save());
        destination.vmm.pass(150);
        guest.calm("acc0");
        destination.vmm.pass(150);

        assertThat(driver.complaint()).isEmpty();
        assertThat(before).isPositive();
        assertThat(driver.completed()).isGreaterThan(before);
        assertThat(driver.outstanding()).isZero();
    }
}
