package org.vfiospec.pci;

/**
 * How a part behaves where the standard leaves it to the part.
 *
 * @param turnAround of a port
 * @param internalPath of a device
 */
public record Silicon(TurnAround turnAround, InternalPath internalPath) {

    /** A port that turns requests around, a device that keeps none inside. */
    public static final Silicon USUAL = new Silicon(TurnAround.REFLECT, InternalPath.NONE);

    public static Silicon of(TurnAround turnAround) {
        return new Silicon(turnAround, InternalPath.NONE);
    }

    public static Silicon of(InternalPath path) {
        return new Silicon(TurnAround.REFLECT, path);
    }
}
