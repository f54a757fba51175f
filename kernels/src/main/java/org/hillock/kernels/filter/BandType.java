package org.hillock.kernels.filter;

import java.util.Arrays;
import java.util.Locale;

/** Which frequencies a filter lets through. */
public enum BandType {
    /** Below one cut-off. */
    LOWPASS("low", "lp", 1),
    /** Above one cut-off. */
    HIGHPASS("high", "hp", 1),
    /** Between two cut-offs. */
    BANDPASS("band", "bp", 2),
    /** Outside two cut-offs. */
    BANDSTOP("stop", "bs", 2);

    private final String word;
    private final String letters;
    private final int numCutoffs;

    BandType(String word, String letters, int numCutoffs) {
        this.word = word;
        this.letters = letters;
        this.numCutoffs = numCutoffs;
    }

    /** Returns the number of cut-off frequencies that the type takes. */
    public int numCutoffs() {
        return numCutoffs;
    }

    /** Returns the type of a name such as bandpass, band, bp or pass. */
    public static BandType named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "pass" -> BANDPASS;
            case "bands" -> BANDSTOP;
            case "l" -> LOWPASS;
            case "h" -> HIGHPASS;
            default ->
                Arrays.stream(values())
                        .filter(type -> lower.equals(type.word)
                                || lower.equals(type.letters)
                                || lower.equals(type.name().toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("filterDesign: btype = " + name
                                + " must be one of [lowpass, highpass, bandpass, bandstop] (the known types)."
                                + " Correct the name."));
        };
    }
}
