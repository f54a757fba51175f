package org.hillock.core.errors;

/** What Hillock raises when it can't do what was asked; the message is one clear line for the person who asked. */
public abstract sealed class HillockException extends RuntimeException
        permits BrokenFileException, NotSupportedException, WrongArgumentException {
    HillockException(String message) {
        super(message);
    }

    HillockException(String message, Throwable cause) {
        super(message, cause);
    }
}
