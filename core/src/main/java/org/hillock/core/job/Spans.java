package org.hillock.core.job;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.core.errors.WrongArgumentException;

/** Spans of time as people write them: {@code 1s}, {@code 500ms}, {@code 2m}. */
final class Spans {
    private static final Pattern FORM = Pattern.compile("([0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]+)?)\\s*(us|ms|s|m|min|h|)");

    private Spans() {}

    /** Seconds of a text; a bare number counts seconds. */
    static double parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new WrongArgumentException("job options: chunk_duration = '" + text
                    + "' must be a span of time in us, ms, s, m or h. Write for example 1s or 500ms.");
        }
        double number = Double.parseDouble(form.group(1));
        return switch (form.group(2)) {
            case "us" -> number / 1e6;
            case "ms" -> number / 1e3;
            case "m", "min" -> number * 60;
            case "h" -> number * 3600;
            default -> number;
        };
    }
}
