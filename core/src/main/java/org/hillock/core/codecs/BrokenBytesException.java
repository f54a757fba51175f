package org.hillock.core.codecs;

/** Packed bytes that are damaged; whoever knows the file turns this into a message that names it. */
public final class BrokenBytesException extends Exception {
    private final long offset;

    /** Raises for the packed bytes from {@code offset} on. */
    public BrokenBytesException(long offset, String what) {
        super(what);
        this.offset = offset;
    }

    /** Raises for the packed bytes from {@code offset} on, with the failure behind it. */
    public BrokenBytesException(long offset, String what, Throwable cause) {
        super(what, cause);
        this.offset = offset;
    }

    /** Where the damage lies or was noticed, in bytes from the beginning of the packed bytes. */
    public long offset() {
        return offset;
    }
}
