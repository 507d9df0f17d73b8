package org.vfiospec.pci;

/**
 * The way of a request through the fabric.
 *
 * @param way the components it passed, in order, each with what it did where it had a choice, for people
 * @param end how the fabric let go of it
 * @param bar the window that takes it when the end is {@link End#PEER}; null otherwise
 * @param offset bytes into that window
 */
public record Route(String way, End end, FunctionBar bar, long offset) {

    /** How a way through the fabric can end. */
    public enum End {
        /** At the root complex, which hands it to the IOMMU. */
        UPSTREAM,
        /** At registers below, without the IOMMU having seen it. */
        PEER,
        /** At a component that rejected it. */
        REJECTED
    }

    /** A BAR and the function that owns it. */
    public record FunctionBar(PciFunction function, int index) {
        @Override
        public String toString() {
            return function.name() + " BAR" + index;
        }
    }

    /** Whether the request ends in registers without the IOMMU having translated its address. */
    public boolean isUntranslated() {
        return end == End.PEER;
    }

    @Override
    public String toString() {
        return way;
    }
}
