package org.hillock.testkit.golden;

/** What makes a case fail before anything could be compared: an unknown function, an unknown parameter, a case that can't be read. */
public final class GoldenFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String text;

    /** A fault with the line that is printed for it. */
    public GoldenFault(String message) {
        super(message);
        this.text = message;
    }

    /** The line that is printed for it. */
    public String text() {
        return text;
    }
}
