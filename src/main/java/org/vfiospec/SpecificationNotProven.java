package org.vfiospec;

/** Ends the program with a bad verdict. What is wrong was printed before; frames of the stack would only hide it. */
final class SpecificationNotProven extends RuntimeException {
    private static final long serialVersionUID = 1;

    SpecificationNotProven(int code) {
        super(
                code == 1 ? "the specification is not proven" : "the command could not be carried out",
                null,
                false,
                false);
    }
}
