package org.hillock.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The release, as the jar's manifest states it, and the Java that runs it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"hillock " + number() + " (Java " + Runtime.version() + ")"};
    }

    /** The release; {@code development} where the classes don't come from a jar. */
    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
