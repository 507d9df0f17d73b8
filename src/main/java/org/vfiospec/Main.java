package org.vfiospec;

/** The command line. */
public final class Main {
    private Main() {}

    /** Runs the features and weaves the site. */
    public static void main(String[] args) {
        System.out.println("hello");
    }
}
