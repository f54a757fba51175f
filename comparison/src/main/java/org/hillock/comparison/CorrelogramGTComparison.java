package org.hillock.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.comparison.matching.CrossCorrelograms;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;

/**
 * A comparison to ground truth with an eye on how well the correlograms of well detected units come out.
 *
 * @param comparison the comparison to ground truth
 * @param gtUnits the ground truth units that are well detected, in unit order
 * @param testedUnits the tested unit of each
 * @param timeBins the edges of the bins in ms, one more than bins
 * @param trueCorrelograms those of the ground truth, row-major {@code [units × units × bins]}; treat as read-only
 * @param estimatedCorrelograms those of the tested units, in the same layout; treat as read-only
 */
public record CorrelogramGTComparison(
        GroundTruthComparison comparison,
        Ids gtUnits,
        Ids testedUnits,
        double[] timeBins,
        long[] trueCorrelograms,
        long[] estimatedCorrelograms) {
    /** Correlograms of 100 ms in bins of 1 ms. */
    public static CorrelogramGTComparison of(GroundTruthComparison comparison) {
        return of(comparison, 100, 1);
    }

    /**
     * Correlograms of the well detected units.
     *
     * @param comparison the comparison to ground truth; its option says what is well detected
     * @param windowMs whole width in ms, at least two bins; cut to a whole number of bins on either side
     * @param binMs width of a bin in ms, at least one frame
     */
    public static CorrelogramGTComparison of(GroundTruthComparison comparison, double windowMs, double binMs) {
        SortingPair pair = comparison.result().pair();
        double rate = pair.sorting1().getSamplingFrequency();
        long bin = (long) Math.rint(binMs * rate / 1000);
        long half = (long) Math.rint(windowMs * rate / 2000);
        if (bin < 1 || half < bin) {
            throw new WrongArgumentException("correlogram_comparison: window_ms = " + windowMs + " ms and bin_ms = "
                    + binMs + " ms must make a bin of a frame or more and two bins or more (the sampling frequency is "
                    + rate + " Hz). Try 100 and 1.");
        }
        long window = half - half % bin;
        UnitMatching match = comparison.result().matches().hungarianMatch();
        Ids well = comparison.getWellDetectedUnits();
        int[] gt = IntStream.range(0, match.partner12().length)
                .filter(unit -> match.partner12()[unit] != UnitMatching.NONE
                        && well.contains(match.units2().get(match.partner12()[unit])))
                .toArray();
        int[] tested = IntStream.of(gt).map(unit -> match.partner12()[unit]).toArray();
        SpikeVector truth = pair.sorting1().toSpikeVector().selectUnits(gt);
        SpikeVector found = pair.sorting2().toSpikeVector().selectUnits(tested);
        double step = bin * 1000 / rate;
        return new CorrelogramGTComparison(
                comparison,
                match.units1().take(gt),
                match.units2().take(tested),
                IntStream.rangeClosed(0, (int) (2 * window / bin))
                        .mapToDouble(i -> (i - window / bin) * step)
                        .toArray(),
                CrossCorrelograms.count(truth, window, bin),
                CrossCorrelograms.count(found, window, bin));
    }

    /** Number of bins. */
    public int numBins() {
        return timeBins.length - 1;
    }

    /** By bin, {@code |1 - estimated / true|} of two ground truth units; NaN where the true count is 0. */
    public double[] error(Id unit1, Id unit2) {
        int from = (gtUnits.indexOf(unit1) * gtUnits.size() + gtUnits.indexOf(unit2)) * numBins();
        return IntStream.range(from, from + numBins())
                .mapToDouble(i -> trueCorrelograms[i] == 0
                        ? Double.NaN
                        : Math.abs(1 - (double) estimatedCorrelograms[i] / trueCorrelograms[i]))
                .toArray();
    }

    /** By bin, the mean error over all ordered pairs of units, each with itself too, whose true count isn't 0; NaN where there is none. */
    public double[] error() {
        double[] sums = new double[numBins()];
        int[] terms = new int[numBins()];
        for (Id unit1 : gtUnits) {
            for (Id unit2 : gtUnits) {
                double[] one = error(unit1, unit2);
                for (int i = 0; i < one.length; i++) {
                    sums[i] += Double.isNaN(one[i]) ? 0 : one[i];
                    terms[i] += Double.isNaN(one[i]) ? 0 : 1;
                }
            }
        }
        return IntStream.range(0, sums.length)
                .mapToDouble(i -> sums[i] / terms[i])
                .toArray();
    }

    /**
     * The error of one pair of units.
     *
     * @param unit1 a ground truth unit
     * @param unit2 another
     * @param similarity how alike their templates are
     * @param error by bin; NaN where the true count is 0
     */
    public record PairError(Id unit1, Id unit2, double similarity, double[] error) {}

    /** The errors of all pairs of well detected units, by rising similarity of their templates. */
    public List<PairError> computeCorrelogramBySimilarity(UnitScores similarity) {
        List<PairError> pairs = new ArrayList<>();
        for (int i = 0; i < gtUnits.size(); i++) {
            for (int j = i + 1; j < gtUnits.size(); j++) {
                Id unit1 = gtUnits.get(i);
                Id unit2 = gtUnits.get(j);
                pairs.add(new PairError(unit1, unit2, similarity.at(unit1, unit2), error(unit1, unit2)));
            }
        }
        pairs.sort(Comparator.comparingDouble(PairError::similarity));
        return List.copyOf(pairs);
    }
}
