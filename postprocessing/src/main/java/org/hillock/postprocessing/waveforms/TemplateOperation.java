package org.hillock.postprocessing.waveforms;

import org.hillock.core.errors.WrongArgumentException;
import tools.jackson.databind.JsonNode;

/** What is made of the waveforms of a unit, sample by sample and channel by channel. */
public sealed interface TemplateOperation {
    /** The mean. */
    record Average() implements TemplateOperation {}

    /** The population standard deviation. */
    record Deviation() implements TemplateOperation {}

    /** The median. */
    record Middle() implements TemplateOperation {}

    /**
     * A percentile, linearly interpolated.
     *
     * @param percent in {@code [0, 100]}
     * @param text the number as it was written
     */
    record Percentile(double percent, String text) implements TemplateOperation {
        /** Refuses what is no percentage. */
        public Percentile {
            if (!(percent >= 0 && percent <= 100)) {
                throw new WrongArgumentException("templates: percentile = " + percent + " % must lie in [0, 100].");
            }
        }
    }

    /** The name of the variable in the extension; the peer spells {@code percentile} in this way there. */
    default String variable() {
        return switch (this) {
            case Average a -> "average";
            case Deviation d -> "std";
            case Middle m -> "median";
            case Percentile p -> "pencentile_" + p.text();
        };
    }

    /** Reads {@code "average"}, {@code "std"}, {@code "median"}, {@code "percentile_25"} or {@code ["percentile", 25]}. */
    static TemplateOperation parse(JsonNode operator) {
        if (operator.isArray()
                && operator.size() == 2
                && operator.get(0).asString().equals("percentile")) {
            String text = operator.get(1).isIntegralNumber()
                    ? Long.toString(operator.get(1).longValue())
                    : Double.toString(operator.get(1).asDouble());
            return new Percentile(operator.get(1).asDouble(), text);
        }
        return parse(operator.asString());
    }

    /** Reads {@code average}, {@code std}, {@code median} or {@code percentile_25}. */
    static TemplateOperation parse(String operator) {
        return switch (operator) {
            case "average" -> new Average();
            case "std" -> new Deviation();
            case "median" -> new Middle();
            default -> percentile(operator);
        };
    }

    private static TemplateOperation percentile(String operator) {
        String number = operator.replaceFirst("^pe[nr]centile_", "");
        try {
            if (!number.equals(operator)) {
                return new Percentile(Double.parseDouble(number), number);
            }
        } catch (NumberFormatException e) {
            throw unknown(operator);
        }
        throw unknown(operator);
    }

    private static WrongArgumentException unknown(String operator) {
        return new WrongArgumentException("templates: operator = '" + operator
                + "' must be one of average, std, median, [\"percentile\", Q] (or percentile_Q).");
    }
}
