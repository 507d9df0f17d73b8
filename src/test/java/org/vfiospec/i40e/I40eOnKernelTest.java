package org.vfiospec.i40e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfiospec.i40e.driver.I40ePfDriver;
import org.vfiospec.i40e.driver.I40eVfioDriver;
import org.vfiospec.i40e.guest.I40eGuestDriver;
import org.vfiospec.i40e.hardware.I40ePf;
import org.vfiospec.iommu.HostMemory;
import org.vfiospec.iommu.Iommu;
import org.vfiospec.migration.Reading;
import org.vfiospec.pci.Fabric;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.Platform;
import org.vfiospec.pci.shape.Shape;
import org.vfiospec.trace.SystemCall;
import org.vfiospec.trace.Trace;
import org.vfiospec.uapi.DeviceState;
import org.vfiospec.uapi.Errno;
import org.vfiospec.vfio.core.Kernel;
import org.vfiospec.vfio.pci.VfioPciDriver;
import org.vfiospec.vfio.process.VmmProcess;
import org.vfiospec.vmm.Guest;
import org.vfiospec.vmm.Vmm;

/** The whole way from a guest through a VMM's system calls to the VF, with a VMM that listens to the remap interrupt. */
class I40eOnKernelTest {

    private static final class Host {
        final Trace trace = new Trace();
        final Fabric fabric = new Fabric(trace, Platform.PLAIN);
        final Kernel kernel = new Kernel(new Iommu(fabric, new HostMemory(), trace), trace);
        final PciFunction vf;
        final Vmm vmm;

        Host(int firstQueue) {
            I40ePf chip = new I40ePf(List.of("vf0", "vf1"), firstQueue);
            PciFunction pf = Shape.ROOT_PORT_WITH_ACS.place(fabric.rootBus(0, 0x10), type -> chip.chip("net0", type));
            fabric.boot();
            I40ePfDriver driver = new I40ePfDriver(chip);
            assertThat(kernel.bind(pf, driver)).isEqualTo(Errno.OK);
            assertThat(driver.enableVfs(pf, 2)).isEqualTo(Errno.OK);
            vf = pf.virtualFunctions().get(0);
            I40eVfioDriver variant = new I40eVfioDriver(kernel, Reading.RECOMMENDED);
            assertThat(kernel.bind(vf, VfioPciDriver.of(kernel, List.of(vf.id()), () -> variant)))
                    .isEqualTo(Errno.OK);
            VmmProcess process = kernel.process("VMM");
            vmm = new Vmm(process, process.thread("guest"), vf.model()::work, trace);
            vmm.open(
                    "vf0",
                    vf.bdf().toString(),
                    kernel.iommu().groupOf(vf).orElseThrow().id());
        }
    }

    private final Host source = new Host(64);
    private final Host destination = new Host(128);
    private final I40eGuestDriver driver = new I40eGuestDriver(Bench.STATION);

    private void startGuest() {
        Guest guest = new Guest();
        guest.install("vf0", driver);
        source.vmm.start(guest, true);
        guest.keepBusy("vf0");
        source.vmm.pass(300);
    }

    @Test
    void a_guest_uses_the_function_through_the_device_file() {
        startGuest();

        assertThat(driver.complaint()).isEmpty();
        assertThat(driver.completed()).isGreaterThan(20);
        assertThat(source.vmm.opened("vf0").isMapped(0)).isTrue();
    }

    @Test
    void bar_0_traps_in_pre_copy_and_is_mapped_again_afterwards() {
        startGuest();

        source.vmm.move("vf0", DeviceState.PRE_COPY);
        assertThat(source.vmm.opened("vf0").isMapped(0)).isFalse();
        int before = driver.completed();
        source.vmm.pass(300);
        assertThat(driver.completed()).isGreaterThan(before + 20);
        source.vmm.move("vf0", DeviceState.RUN);

        assertThat(source.vmm.opened("vf0").isMapped(0)).isTrue();
        assertThat(driver.complaint()).isEmpty();
    }

    @Test
    void the_vmm_answers_before_the_write_of_device_state_returns() {
        startGuest();
        int mark = source.trace.mark();

        source.vmm.move("vf0", DeviceState.PRE_COPY);

        assertThat(source.trace.since(mark).stream()
                        .filter(SystemCall.class::isInstance)
                        .map(event -> event.event() + " " + event.target().replaceAll(" \\+.*", "")))
                .containsSubsequence(
                        "pread eventfd",
                        "ioctl vf0 VFIO_DEVICE_GET_REGION_INFO",
                        "pwrite eventfd",
                        "pwrite vf0 migration");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 8, 13, 21})
    void a_busy_guest_is_saved_live_and_goes_on_elsewhere(int slices) {
        startGuest();
        source.vmm.pass(slices);

        destination.vmm.resume(source.vmm.save());
        int before = driver.completed();
        destination.vmm.pass(500);

        assertThat(driver.complaint()).isEmpty();
        assertThat(driver.completed()).isGreaterThan(before + 20);
    }

    @Test
    void the_memory_that_is_sent_in_rounds_is_the_memory_that_is_left() {
        startGuest();

        Map<Long, byte[]> sent = source.vmm.save().memory();

        assertThat(sent).hasSizeGreaterThan(10);
        assertThat(sent.keySet())
                .as("pages that differ")
                .noneMatch(page ->
                        !Arrays.equals(source.vmm.memory().read(page, sent.get(page).length), sent.get(page)));
    }

    @Test
    void a_vmm_that_does_not_listen_gets_no_pre_copy() {
        startGuest();
        source.vmm.opened("vf0").remap().ignore();

        assertThat(source.vmm.set("vf0", DeviceState.PRE_COPY)).isEqualTo(Errno.ENODEV);
        assertThat(source.vmm.state("vf0")).isEqualTo(DeviceState.RUN);
        assertThat(source.vmm.opened("vf0").isMapped(0)).isTrue();
        assertThatThrownBy(source.vmm::save).hasMessageContaining("ENODEV");
        assertThat(source.vmm.suspend().devices()).containsKey("vf0");
    }
}
