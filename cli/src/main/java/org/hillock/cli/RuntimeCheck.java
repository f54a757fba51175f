package org.hillock.cli;

/** Refuses a Java that is known to damage data. */
final class RuntimeCheck {
    private static final Runtime.Version LEAST = Runtime.Version.parse("25.0.3");

    private RuntimeCheck() {}

    /** Raises for releases before 25.0.3, whose garbage collector could move memory that native code was reading (JDK-8377811). */
    static void requireKnownJava(Runtime.Version running) {
        if (running.compareToIgnoreOptional(LEAST) < 0) {
            throw new IllegalStateException(
                    "hillock: Java " + running + " must be " + LEAST
                            + " or newer (older ones can damage data, JDK-8377811). Install a newer JDK 25 and set JAVA_HOME to it.");
        }
    }
}
