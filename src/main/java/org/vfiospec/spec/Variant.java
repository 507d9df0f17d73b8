package org.vfiospec.spec;

import java.util.Arrays;
import java.util.List;
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
    SPECIFIED("the machine of this specification", Scope.NOTHING),

    QEMU_6_2("QEMU 6.2", Scope.FLOWS, Lack.SILENCING) {
        @Override
        Flows flows() {
            return Flows.QEMU_6_2;
        }
    },

    MLX5_V5(
            "mlx5, fifth posting",
            Scope.NIC,
            Lack.NDMA,
            Lack.MAPPING,
            Lack.CHANGES,
            Lack.SESSIONS,
            Lack.STEPS,
            Lack.ERROR) {
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

    HISI_V2("HiSilicon ACC, second posting", Scope.ACCELERATOR, Lack.STEPS, Lack.ERROR) {
        @Override
        RegionDesign accelerator(RegionDesign specified) {
            return HisiPosting.V2;
        }

        @Override
        Edition edition() {
            return Edition.RFC;
        }
    },

    HISI_V3("HiSilicon ACC, third posting", Scope.ACCELERATOR, Lack.STEPS, Lack.ERROR) {
        @Override
        RegionDesign accelerator(RegionDesign specified) {
            return HisiPosting.V3;
        }

        @Override
        Edition edition() {
            return Edition.RFC;
        }
    },

    LIBVFIO_USER("libvfio-user", Scope.NIC, Lack.NDMA, Lack.MAPPING) {
        @Override
        RegionDesign nic(RegionDesign specified) {
            return new LibvfioUser();
        }
    };

    /** Which scenarios of the chapter on the protocol can meet the part that differs, by an expression found in a step. */
    private enum Scope {
        NOTHING("^$"),
        FLOWS("sav|suspend|resum|migrat|destination|peer"),
        NIC("\\bnic[0-9]\\b"),
        ACCELERATOR("\\b(zip|sec|hpre)[0-9]\\b");

        private final Pattern step;

        Scope(String step) {
            this.step = Pattern.compile(step);
        }
    }

    /**
     * What an implementation need not have; a scenario about it says nothing on the implementation. The expression is
     * looked for in a scenario's name, its steps and the clauses that it proves.
     */
    private enum Lack {
        NDMA("NDMA|ndma|grace state|forbid DMA|silences DMA|fault-", "has no NDMA"),
        SILENCING("silences DMA", "never asks for NDMA"),
        CHANGES("act-save-log|window-estimate|window-zero-for-now", "logs no changes"),
        ERROR("trans-error-allowed|on the way back|has been left in error", "is not in error then"),
        MAPPING("region-data-(partition|aligned|choice|same)|window-offset-varies|the mapping of", "maps nothing"),
        SESSIONS("it (opens|closes) .* save session|prepares a segment it fails", "has no such operation"),
        STEPS("has (done|taken it through), in order", "takes steps of its own");

        private final Pattern scenario;
        private final String words;

        Lack(String scenario, String words) {
            this.scenario = Pattern.compile(scenario);
            this.words = words;
        }
    }

    private static final String CHAPTER = "/protocol-v1/";

    private final String title;
    private final Scope scope;
    private final List<Lack> lacks;

    Variant(String title, Scope scope, Lack... lacks) {
        this.title = title;
        this.scope = scope;
        this.lacks = List.of(lacks);
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

    /** Whether a scenario with such steps can meet the part that differs. */
    public boolean concerns(String file, List<String> steps) {
        return file.contains(CHAPTER)
                && steps.stream().anyMatch(step -> scope.step.matcher(step).find());
    }

    /**
     * Why a scenario says nothing about this implementation: it speaks of what need not be there.
     *
     * @param texts the scenario's name, its steps and the clauses that it proves
     */
    public Optional<String> lacks(List<String> texts) {
        return lacks.stream()
                .filter(lack -> texts.stream()
                        .anyMatch(text -> lack.scenario.matcher(text).find()))
                .map(lack -> lack.words)
                .findFirst();
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
