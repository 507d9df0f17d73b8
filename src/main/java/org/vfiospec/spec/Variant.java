package org.vfiospec.spec;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vfiospec.acc.driver.Edition;
import org.vfiospec.migration.RegionDesign;
import org.vfiospec.variants.HisiPosting;
import org.vfiospec.variants.LibvfioUser;
import org.vfiospec.variants.Mlx5V5;
import org.vfiospec.vmm.Flows;

/**
 * A machine in which one part is not the specified one but an implementation as it was posted or shipped.
 *
 * <p>To add one, add a constant that overrides what differs; the runs, the tables and the command line walk
 * {@link #values()}.
 */
public enum Variant {
    SPECIFIED("the machine of this specification", ""),

    QEMU_6_2("QEMU 6.2", "\\b(VMM|guest|device)\\b") {
        @Override
        Flows flows() {
            return Flows.QEMU_6_2;
        }
    },

    MLX5_V5("mlx5, fifth posting", Families.NIC) {
        @Override
        RegionDesign nic(RegionDesign specified) {
            return new Mlx5V5();
        }

        // It was tried with QEMU, whose narrow reads never meet its fault in copying pages.
        @Override
        Flows flows() {
            return Flows.BY_WORDS;
        }
    },

    HISI_V2("HiSilicon ACC, second posting", Families.ACC) {
        @Override
        RegionDesign accelerator(RegionDesign specified) {
            return HisiPosting.V2;
        }

        @Override
        Edition edition() {
            return Edition.RFC;
        }
    },

    HISI_V3("HiSilicon ACC, third posting", Families.ACC) {
        @Override
        RegionDesign accelerator(RegionDesign specified) {
            return HisiPosting.V3;
        }

        @Override
        Edition edition() {
            return Edition.RFC;
        }
    },

    LIBVFIO_USER("libvfio-user", Families.NIC) {
        @Override
        RegionDesign nic(RegionDesign specified) {
            return new LibvfioUser();
        }
    };

    /** How steps name the devices of a family. */
    private static final class Families {
        static final String NIC = "\\bnic[0-9]\\b";
        static final String ACC = "\\b(zip|sec|hpre)[0-9]\\b";
    }

    private final String title;
    private final Pattern concern;

    Variant(String title, String concern) {
        this.title = title;
        this.concern = Pattern.compile(concern);
    }

    /** A few words for a reader. */
    public String title() {
        return title;
    }

    /** The name on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Variant> of(String id) {
        return Arrays.stream(values())
                .filter(variant -> variant.id().equals(id))
                .findFirst();
    }

    /** Whether a scenario with this step can meet the part that differs. */
    public boolean concerns(String step) {
        return concern.matcher(step).find();
    }

    /** The migration region of a network function. */
    RegionDesign nic(RegionDesign specified) {
        return specified;
    }

    /** The migration region of an accelerator. */
    RegionDesign accelerator(RegionDesign specified) {
        return specified;
    }

    /** The migration driver of an accelerator. */
    Edition edition() {
        return Edition.CORRECTED;
    }

    Flows flows() {
        return Flows.REFERENCE;
    }
}
