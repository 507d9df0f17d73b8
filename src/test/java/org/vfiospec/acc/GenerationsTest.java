package org.vfiospec.acc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vfiospec.acc.driver.Edition;
import org.vfiospec.acc.guest.AccGuestDriver;
import org.vfiospec.acc.guest.Workload;
import org.vfiospec.vmm.Guest;
import org.vfiospec.vmm.Refused;

class GenerationsTest {

    @Test
    void a_chip_of_the_second_generation_cannot_be_opened_for_migration() {
        AccHost host = new AccHost(Engine.ZIP, Generation.V2, Edition.CORRECTED);

        assertThatThrownBy(host::opened).isInstanceOf(Refused.class).hasMessageContaining("ENODEV");
    }

    @ParameterizedTest
    @EnumSource
    void a_busy_guest_moves_between_chips_whose_migration_registers_are_in_the_pf(Engine engine) {
        AccHost source = new AccHost(engine, Generation.V4, Edition.CORRECTED).opened();
        AccHost destination = new AccHost(engine, Generation.V4, Edition.CORRECTED).opened();
        AccGuestDriver driver = new AccGuestDriver(engine, Workload.of(engine), 3);
        Guest guest = new Guest();
        guest.install("acc0", driver);
        source.vmm.start(guest, true);
        guest.keepBusy("acc0");
        source.vmm.pass(150);

        destination.vmm.resume(source.vmm.save());
        guest.calm("acc0");
        destination.vmm.pass(150);

        assertThat(driver.complaint()).isEmpty();
        assertThat(driver.completed()).isPositive();
        assertThat(driver.outstanding()).isZero();
    }

    @Test
    void the_upper_half_of_a_moved_vf_answers_to_nobody() {
        AccHost host = new AccHost(Engine.ZIP, Generation.V4, Edition.CORRECTED).opened();

        assertThat(host.vmm.device("acc0").read(2, 0x8018, 4)).isEqualTo(0xffff_ffffL);
        assertThat(host.vf.model().windows().get(2).read(0x0060, 4)).isEqualTo(1);
    }
}
