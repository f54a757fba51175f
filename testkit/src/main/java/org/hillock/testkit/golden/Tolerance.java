package org.hillock.testkit.golden;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * How far an answer may be from what was recorded. NaN equals NaN always.
 *
 * @param kind the rule
 * @param rtol for {@link Kind#CLOSE}: relative part, {@code |a - b| <= atol + rtol |b|} with b the recorded number
 * @param atol for {@link Kind#CLOSE} and {@link Kind#ABS}: absolute part
 * @param maxMismatchFraction for {@link Kind#ABS}: the part of the numbers that may differ at all
 * @param minAgreement for {@link Kind#SPIKE_TRAINS}: the least agreement of matched trains, in [0, 1]
 */
public record Tolerance(Kind kind, double rtol, double atol, double maxMismatchFraction, double minAgreement) {
    private static final List<String> KNOWN =
            List.of("kind", "rtol", "atol", "max_mismatch_fraction", "min_agreement", "note");

    /** The rules. */
    public enum Kind {
        /** Equal. */
        EXACT,
        /** No number further off than {@code atol}, and only some off at all. */
        ABS,
        /** Every number close. */
        CLOSE,
        /** Spike trains that agree well enough. */
        SPIKE_TRAINS,
        /** Recorded for information; nothing is compared. */
        NONE
    }

    /** Equality. */
    public static Tolerance exact() {
        return new Tolerance(Kind.EXACT, 0, 0, 0, 1);
    }

    /** One count, anywhere. */
    static Tolerance oneCount() {
        return new Tolerance(Kind.ABS, 0, 1, 1, 1);
    }

    /** Closeness. */
    public static Tolerance close(double rtol, double atol) {
        return new Tolerance(Kind.CLOSE, rtol, atol, 1, 1);
    }

    /** The tolerance that a case or an output states; an unknown kind or key is a fault. */
    public static Tolerance of(JsonNode node) {
        for (String key : node.propertyNames()) {
            if (!KNOWN.contains(key)) {
                throw new GoldenFault("tolerance: '" + key + "' must be one of " + KNOWN + ".");
            }
        }
        String name = node.path("kind").asString("");
        for (Kind kind : Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
                return new Tolerance(
                        kind,
                        node.path("rtol").asDouble(0),
                        node.path("atol").asDouble(0),
                        node.path("max_mismatch_fraction").asDouble(1),
                        node.path("min_agreement").asDouble(1));
            }
        }
        throw new GoldenFault("tolerance: kind = '" + name + "' must be exact, abs, close, spike_trains or none.");
    }

    /** The tolerance for facts beside samples and trains: what is allowed for these does not hold for gains, names and lengths. */
    public Tolerance forFacts() {
        return switch (kind) {
            case ABS -> close(1e-9, 1e-9);
            case SPIKE_TRAINS -> exact();
            default -> this;
        };
    }

    /** How far a number may be from the recorded one; what follows from trains may be off by as large a part as these. */
    public double allowed(double recorded) {
        return switch (kind) {
            case ABS -> atol;
            case CLOSE -> atol + rtol * Math.abs(recorded);
            case SPIKE_TRAINS -> (1 - minAgreement) * Math.abs(recorded);
            default -> 0;
        };
    }

    /** How far a number of spikes may be from the recorded one: in short trains one spike is more than the part that is allowed. */
    Tolerance forCounts() {
        return kind == Kind.SPIKE_TRAINS ? close(1 - minAgreement, 1) : this;
    }

    /** How far a rate of spikes, in [0, 1], may be from the recorded one. */
    Tolerance forRates() {
        return kind == Kind.SPIKE_TRAINS ? close(0, 1 - minAgreement) : this;
    }

    @Override
    public String toString() {
        return switch (kind) {
            case ABS -> "abs " + atol + " on at most " + maxMismatchFraction + " of the values";
            case CLOSE -> "close " + atol + " + " + rtol + " |recorded|";
            case SPIKE_TRAINS -> "spike trains with agreement " + minAgreement;
            default -> kind.name().toLowerCase(Locale.ROOT);
        };
    }
}
