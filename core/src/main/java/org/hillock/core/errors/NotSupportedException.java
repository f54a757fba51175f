package org.hillock.core.errors;

/** Something valid that Hillock does not read, write or compute; the message says what and which way around there is. */
public final class NotSupportedException extends HillockException {
    /** Raises with a finished one-line message. */
    public NotSupportedException(String message) {
        super(message);
    }

    /** Raises with a finished one-line message and the failure behind it. */
    public NotSupportedException(String message, Throwable cause) {
        super(message, cause);
    }
}
