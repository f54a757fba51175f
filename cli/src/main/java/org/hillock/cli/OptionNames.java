package org.hillock.cli;

import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.core.errors.WrongArgumentException;

/** Says what the rooms say of a parameter under the name of the option that sets it. */
final class OptionNames {
    private static final Pattern PARAMETER = Pattern.compile("^[a-z_ ]+: ([a-z_]+) = ");

    private OptionNames() {}

    /** Runs a piece of work; a refusal {@code compare: delta_time = …} becomes {@code --delta-time = …}. */
    static <T> T translated(Supplier<T> work) {
        try {
            return work.get();
        } catch (WrongArgumentException e) {
            throw new WrongArgumentException(translated(String.valueOf(e.getMessage())), e);
        }
    }

    private static String translated(String message) {
        Matcher found = PARAMETER.matcher(message);
        return found.find()
                ? "--" + found.group(1).replace('_', '-') + " = " + message.substring(found.end())
                : message;
    }
}
