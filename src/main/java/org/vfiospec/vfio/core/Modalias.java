package org.vfiospec.vfio.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vfiospec.pci.DeviceId;
import org.vfiospec.pci.PciDriver;
import org.vfiospec.pci.PciFunction;
import org.vfiospec.pci.config.ConfigSpace;

/** The strings by which functions ask for modules, and modules say which functions they are for. */
public final class Modalias {
    /** What stands before the alias of an id that is for VFIO only. */
    static final String PREFIX = "vfio_";

    private Modalias() {}

    /** What a function shows in sysfs. */
    public static String of(PciFunction function) {
        DeviceId id = function.id();
        int code = function.config().read(ConfigSpace.REVISION, 4) >>> 8;
        return "pci:v%08Xd%08Xsv%08Xsd%08Xbc%02Xsc%02Xi%02X"
                .formatted(id.vendor(), id.device(), 0, 0, code >> 16, code >> 8 & 0xff, code & 0xff);
    }

    /** The patterns of a driver's module; a driver without ids is for every function. */
    public static List<String> of(PciDriver driver) {
        String prefix = driver.overrideOnly() ? PREFIX : "";
        return driver.ids().isEmpty()
                ? List.of(prefix + "pci:v*d*sv*sd*bc*sc*i*")
                : driver.ids().stream()
                        .map(id -> prefix + "pci:v%08Xd%08Xsv*sd*bc*sc*i*".formatted(id.vendor(), id.device()))
                        .toList();
    }

    /** The closest alias among drivers for VFIO: of those that match, the one with the fewest wildcards. */
    public static Optional<String> closest(PciFunction function, Collection<PciDriver> drivers) {
        return drivers.stream()
                .flatMap(driver -> of(driver).stream())
                .filter(alias -> matches(alias, PREFIX + of(function)))
                .min(Comparator.comparingLong(Modalias::wildcards));
    }

    private static boolean matches(String alias, String wanted) {
        String pattern = Pattern.quote(alias).replace("*", "\\E.*\\Q");
        return wanted.matches(pattern);
    }

    private static long wildcards(String alias) {
        return alias.chars().filter(c -> c == '*').count();
    }
}
