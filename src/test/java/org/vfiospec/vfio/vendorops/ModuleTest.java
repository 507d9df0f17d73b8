package org.vfiospec.vfio.vendorops;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vfiospec.uapi.Errno;

class ModuleTest {

    @Test
    void a_module_that_does_not_start_gives_back_what_it_needs() {
        Module base = new Module("base", "", null);
        Module failing = new Module("failing", "", base).with(() -> Errno.EINVAL, () -> {});

        assertThat(failing.load()).isEqualTo(Errno.EINVAL);

        assertThat(failing.isLoaded()).isFalse();
        assertThat(base.references()).isZero();
        assertThat(base.unload()).isEqualTo(Errno.OK);
    }

    @Test
    void a_module_is_not_started_without_what_it_needs() {
        Module base = new Module("base", "", null).with(() -> Errno.ENOMEM, () -> {});
        Module above = new Module("above", "", base);

        assertThat(above.load()).isEqualTo(Errno.ENOMEM);
        assertThat(above.isLoaded()).isFalse();
    }
}
