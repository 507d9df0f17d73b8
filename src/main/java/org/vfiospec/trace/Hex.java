package org.vfiospec.trace;

/** Numbers in hexadecimal as the kernel prints them; without a format string, since nearly every event holds one. */
public final class Hex {
    private Hex() {}

    /** As many digits as the number needs; it counts as unsigned. */
    public static String of(long number) {
        return "0x" + Long.toHexString(number);
    }

    /** At least so many digits, zeroes in front. */
    public static String of(long number, int digits) {
        String hex = Long.toHexString(number);
        return "0x" + "0".repeat(Math.max(0, digits - hex.length())) + hex;
    }
}
