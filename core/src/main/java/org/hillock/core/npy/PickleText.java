package org.hillock.core.npy;

import java.math.BigInteger;
import java.util.Locale;

/** The number and text lines of the old text protocol. */
final class PickleText {
    private static final int MAX_DIGITS = 4300; // Python's own limit

    private PickleText() {}

    static double parseFloat(String line) {
        String text = line.strip().toLowerCase(Locale.ROOT);
        String bare = text.replaceFirst("^[+-]", "");
        int sign = text.startsWith("-") ? -1 : 1;
        if (bare.equals("nan")) {
            return Double.NaN;
        }
        if (bare.equals("inf") || bare.equals("infinity")) {
            return sign * Double.POSITIVE_INFINITY;
        }
        if (!bare.matches("(\\d+\\.?\\d*|\\.\\d+)(e[+-]?\\d+)?")) {
            throw new PickleFault("'" + line + "' is no number");
        }
        return Double.parseDouble(text);
    }

    static BigInteger parseLong(String line) {
        String text = line.strip();
        String digits = text.endsWith("L") ? text.substring(0, text.length() - 1) : text;
        if (!digits.matches("[+-]?\\d+") || digits.length() > MAX_DIGITS) {
            throw new PickleFault("'" + line + "' is no whole number");
        }
        return new BigInteger(digits);
    }

    /** A text with \\uXXXX and \\UXXXXXXXX for what Latin-1 lacks. */
    static String rawUnicode(String line) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            int digits = c != '\\' || i + 1 >= line.length() ? 0 : digits(line.charAt(i + 1));
            if (digits == 0) {
                out.append(c);
                continue;
            }
            out.appendCodePoint(hex(line, i + 2, digits));
            i += 1 + digits;
        }
        return out.toString();
    }

    private static int digits(char escape) {
        return escape == 'u' ? 4 : escape == 'U' ? 8 : 0;
    }

    private static int hex(String line, int from, int digits) {
        String code = line.substring(Math.min(from, line.length()), Math.min(from + digits, line.length()));
        if (code.length() < digits || !code.matches("[0-9a-fA-F]+")) {
            throw new PickleFault("'" + line + "' holds a broken escape");
        }
        long point = Long.parseLong(code, 16);
        if (point > Character.MAX_CODE_POINT) {
            throw new PickleFault("'" + line + "' holds a character that does not exist");
        }
        return (int) point;
    }

    /** A text in quotes with Python's escapes. */
    static String quoted(String line) {
        String text = line.strip();
        boolean quotes = text.length() >= 2
                && text.charAt(0) == text.charAt(text.length() - 1)
                && (text.charAt(0) == '\'' || text.charAt(0) == '"');
        if (!quotes) {
            throw new PickleFault("'" + line + "' is no text in quotes");
        }
        StringBuilder out = new StringBuilder();
        int end = text.length() - 1;
        for (int i = 1; i < end; i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 >= end) {
                out.append(c);
                continue;
            }
            char escape = text.charAt(++i);
            switch (escape) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'r' -> out.append('\r');
                case 'x' -> {
                    out.append((char) hex(text, i + 1, 2));
                    i += 2;
                }
                default -> out.append(escape);
            }
        }
        return out.toString();
    }
}
