package org.vfiospec.i40e;

/**
 * A message between a VF's driver and the PF's driver (virtchnl.h).
 *
 * @param operation one of {@link Virtchnl}'s numbers, or anything a guest makes up
 * @param status 0 or one of the negative codes of {@code enum virtchnl_status_code}
 */
public record Message(int operation, int status, byte[] body) {
    public static final int OK = 0;
    public static final int BAD_PARAMETER = -5;
    public static final int NOT_SUPPORTED = -64;

    /** The body is copied both ways: a message does not change on its way. */
    public Message {
        body = body.clone();
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    public Message answer(int outcome, byte[] answer) {
        return new Message(operation, outcome, answer);
    }
}
