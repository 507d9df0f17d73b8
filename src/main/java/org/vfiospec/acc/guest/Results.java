package org.vfiospec.acc.guest;

/** How the jobs went that a guest has collected. */
final class Results {
    private int right;
    private String complaint = "";

    void checked(String wrong) {
        if (wrong.isEmpty()) {
            right++;
        } else {
            wrong(wrong);
        }
    }

    /** The first complaint is kept: what follows may be its consequence. */
    void wrong(String what) {
        complaint = complaint.isEmpty() ? what : complaint;
    }

    int right() {
        return right;
    }

    String complaint() {
        return complaint;
    }
}
