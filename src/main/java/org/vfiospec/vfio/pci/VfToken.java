package org.vfiospec.vfio.pci;

import java.util.Optional;
import java.util.UUID;
import org.vfiospec.uapi.Errno;

/**
 * What the user of a physical function and the users of its virtual functions must both know.
 *
 * <p>The kernel starts with a random token, which nobody can name; here it starts with none.
 */
final class VfToken {
    private static final String OPTION = "vf_token=";

    private UUID token;
    private int users;

    void set(UUID agreed) {
        token = agreed;
    }

    void used(int change) {
        users += change;
    }

    /** A virtual function is opened whose physical function is in the hands of a VFIO driver. */
    Errno admitsVirtual(Optional<UUID> given) {
        return given.isPresent() && given.get().equals(token) ? Errno.OK : Errno.EACCES;
    }

    /** The physical function is opened; while nobody uses a virtual one, this chooses the token. */
    Errno admitsPhysical(Optional<UUID> given) {
        if (users > 0) {
            return admitsVirtual(given);
        }
        given.ifPresent(this::set);
        return Errno.OK;
    }

    /** Whether a request is for the device of this name, with or without options behind a blank. */
    static boolean names(String request, String name) {
        return request.equals(name) || request.startsWith(name + " ");
    }

    /** The options behind the name are well-formed: nothing, or one token. */
    static boolean isWellFormed(String options) {
        return options.isBlank() || parse(options).isPresent();
    }

    static Optional<UUID> parse(String options) {
        String option = options.strip();
        boolean shaped = option.matches(OPTION + "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
        return shaped ? Optional.of(UUID.fromString(option.substring(OPTION.length()))) : Optional.empty();
    }
}
