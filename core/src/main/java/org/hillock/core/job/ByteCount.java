package org.hillock.core.job;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.core.errors.WrongArgumentException;

/** Amounts of memory as people write them: {@code 100M}, {@code 1.5G}, {@code 64Mi}. */
final class ByteCount {
    private static final Pattern FORM = Pattern.compile("([0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]+)?)\\s*([A-Za-z]*)");
    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("", 1L),
            Map.entry("k", 1_000L),
            Map.entry("K", 1_000L),
            Map.entry("M", 1_000_000L),
            Map.entry("G", 1_000_000_000L),
            Map.entry("T", 1_000_000_000_000L),
            Map.entry("ki", 1L << 10),
            Map.entry("Ki", 1L << 10),
            Map.entry("Mi", 1L << 20),
            Map.entry("Gi", 1L << 30),
            Map.entry("Ti", 1L << 40));

    private ByteCount() {}

    /** Bytes of a text: a number, then k, M, G, T (powers of 1000), ki, Mi, Gi, Ti (powers of 1024) or nothing; a B may follow. */
    static long parse(String parameter, String text) {
        Matcher form = FORM.matcher(text.strip());
        if (form.matches()) {
            String suffix = form.group(2).replaceFirst("B$", "");
            Long unit = UNITS.get(suffix);
            if (unit != null) {
                BigDecimal bytes = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(unit));
                if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
                    return bytes.longValue();
                }
            }
        }
        throw new WrongArgumentException(
                "job options: " + parameter + " = '" + text
                        + "' must be a number of bytes with one of the suffixes k, M, G, T, ki, Mi, Gi, Ti. Write for example 100M.");
    }

    /** The shortest exact spelling. */
    static String format(long bytes) {
        for (String suffix : new String[] {"T", "G", "M", "k"}) {
            long unit = UNITS.getOrDefault(suffix, 1L);
            if (bytes >= unit && bytes % unit == 0) {
                return bytes / unit + suffix;
            }
        }
        for (String suffix : new String[] {"Ti", "Gi", "Mi", "ki"}) {
            long unit = UNITS.getOrDefault(suffix, 1L);
            if (bytes >= unit && bytes % unit == 0) {
                return bytes / unit + suffix;
            }
        }
        return Long.toString(bytes);
    }
}
