package org.hillock.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hillock.core.values.NdArray;
import org.hillock.sortingcomponents.peaks.Peaks;
import org.hillock.testkit.golden.Answer;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenFault;

/** How recorded peaks become the right ones. */
final class PeakRules {
    private static final double LAST_BITS = 1e-6;
    private static final long PIECE = 30_000;
    private static final long NEAR = 150;

    private PeakRules() {}

    private static Peaks answered(String key, Answers answers) {
        if (answers.output(key).orElse(new Answer.Given()) instanceof Answer.Array(NdArray values, boolean sameType)) {
            return Peaks.fromArray(values);
        }
        throw new GoldenFault("answer '" + key + "' must be there to correct what was recorded");
    }

    /** Amplitudes that differ in their last bits of single precision count as answered. */
    static NdArray singlePrecision(String key, NdArray recorded, Answers answers) {
        Peaks own = answered(key, answers);
        Peaks theirs = Peaks.fromArray(recorded);
        double[] amplitudes = theirs.amplitude().clone();
        for (int i = 0; i < Math.min(own.size(), amplitudes.length); i++) {
            double given = own.amplitude()[i];
            amplitudes[i] = Math.abs(amplitudes[i] - given) <= LAST_BITS * Math.abs(given) ? given : amplitudes[i];
        }
        return new Peaks(theirs.sampleIndex(), theirs.channelIndex(), amplitudes, theirs.segmentIndex(), theirs.depth())
                .toArray();
    }

    /** The recorded peaks in the order of the answer, with those of the answer that lie near a border of a piece. */
    static NdArray withPeaksAtBorders(String key, NdArray recorded, Answers answers) {
        Peaks own = answered(key, answers);
        Peaks theirs = Peaks.fromArray(recorded);
        Map<String, Integer> at = new HashMap<>();
        for (int i = 0; i < theirs.size(); i++) {
            at.put(theirs.sampleIndex()[i] + " " + theirs.channelIndex()[i], i);
        }
        List<Peaks> right = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            Integer found = at.remove(own.sampleIndex()[i] + " " + own.channelIndex()[i]);
            long within = own.sampleIndex()[i] % PIECE;
            if (found != null) {
                right.add(theirs.take(new int[] {found}));
            } else if (within < NEAR || within >= PIECE - NEAR) {
                right.add(own.take(new int[] {i}));
            }
        }
        at.values().forEach(left -> right.add(theirs.take(new int[] {left})));
        return NdArray.concatenate(right.stream().map(Peaks::toArray).toList());
    }
}
