package org.hillock.core.npy;

/** A pickle that breaks a rule of its format; carries the offset of the opcode once that is known. */
final class PickleFault extends RuntimeException {
    PickleFault(String message) {
        super(message, null, false, false);
    }
}
