package org.hillock.core.errors;

/**
 * An argument that breaks a rule.
 *
 * <p>The message has the form {@code <operation>: <parameter> = <value> <unit> must <rule> (<the fact that decides>). <what to do>.}
 */
public final class WrongArgumentException extends HillockException {
    /** Raises with a finished one-line message. */
    public WrongArgumentException(String message) {
        super(message);
    }

    /** Raises with a finished one-line message and the failure behind it. */
    public WrongArgumentException(String message, Throwable cause) {
        super(message, cause);
    }
}
