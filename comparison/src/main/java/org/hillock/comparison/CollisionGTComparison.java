package org.hillock.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;

/**
 * A comparison to ground truth with an eye on spikes of different units that come close together.
 *
 * <p>For each ordered pair of ground truth units and each bin of the time from the first unit's spike to the second's, the first unit's
 * spikes in collisions are counted by whether they were found.
 *
 * @param comparison the comparison to ground truth
 * @param collisionLag greatest distance of colliding spikes in ms
 * @param events the collisions in the ground truth
 * @param bins the edges of the bins in frames, one more than bins, from -lag to lag; a bin holds its left edge, so that a distance of
 *     +lag is in none
 * @param allTp found spikes, row-major {@code [units × units × bins]}
 * @param allFn missed spikes, row-major {@code [units × units × bins]}
 */
public record CollisionGTComparison(
        GroundTruthComparison comparison,
        double collisionLag,
        CollisionEvents events,
        double[] bins,
        long[] allTp,
        long[] allFn) {
    /** Finds the collisions within 2 ms and counts them in 11 bins. */
    public static CollisionGTComparison of(GroundTruthComparison comparison) {
        return of(comparison, 2.0, 11);
    }

    /**
     * Finds the collisions and counts them.
     *
     * @param comparison the comparison to ground truth
     * @param collisionLag greatest distance of colliding spikes in ms, 0 or more
     * @param numBins number of bins, 1 or more
     */
    public static CollisionGTComparison of(GroundTruthComparison comparison, double collisionLag, int numBins) {
        if (!(collisionLag >= 0) || Double.isInfinite(collisionLag) || numBins < 1) {
            throw new WrongArgumentException("collision_comparison: collision_lag = " + collisionLag
                    + " ms must be 0 or more and finite, and nbins = " + numBins
                    + " must be 1 or more. Try 2.0 and 11.");
        }
        SortingPair pair = comparison.result().pair();
        SpikeVector spikes = pair.sorting1().toSpikeVector();
        long lag = pair.frames(collisionLag);
        CollisionEvents events = CollisionEvents.of(spikes, lag);
        double[] bins = edges(lag, numBins);
        int numUnits = spikes.numUnits();
        long[] tp = new long[numUnits * numUnits * numBins];
        long[] fn = tp.clone();
        SpikeLabelling labels = comparison.labelling();
        for (int e = 0; e < events.size(); e++) {
            int bin = bin(bins, events.deltaFrame()[e]);
            if (bin == numBins) {
                continue;
            }
            int s = events.segment()[e];
            int unit1 = events.unit1()[e];
            int unit2 = events.unit2()[e];
            boolean found1 = labels.isTruePositive1(s, unit1, events.index1()[e]);
            (found1 ? tp : fn)[(unit1 * numUnits + unit2) * numBins + bin]++;
            boolean found2 = labels.isTruePositive1(s, unit2, events.index2()[e]);
            (found2 ? tp : fn)[(unit2 * numUnits + unit1) * numBins + numBins - 1 - bin]++;
        }
        return new CollisionGTComparison(comparison, collisionLag, events, bins, tp, fn);
    }

    private static double[] edges(long lag, int numBins) {
        double step = 2.0 * lag / numBins;
        double[] edges = new double[numBins + 1];
        for (int i = 0; i < numBins; i++) {
            edges[i] = i * step - lag;
        }
        edges[numBins] = lag;
        return edges;
    }

    private static int bin(double[] edges, long delta) {
        int bin = 0;
        while (bin + 1 < edges.length && delta >= edges[bin + 1]) {
            bin++;
        }
        return bin;
    }

    /** Number of bins. */
    public int numBins() {
        return bins.length - 1;
    }

    /** Found spikes of the first unit in collisions with the second, by bin. */
    public long[] tp(Id unit1, Id unit2) {
        return row(allTp, unit1, unit2);
    }

    /** Missed spikes of the first unit in collisions with the second, by bin. */
    public long[] fn(Id unit1, Id unit2) {
        return row(allFn, unit1, unit2);
    }

    private long[] row(long[] all, Id unit1, Id unit2) {
        Ids units = units();
        int from = (units.indexOf(unit1) * units.size() + units.indexOf(unit2)) * numBins();
        return java.util.Arrays.copyOfRange(all, from, from + numBins());
    }

    /** The part of the first unit's spikes in collisions with the second that was found, by bin; NaN in bins without collisions. */
    public double[] recall(Id unit1, Id unit2) {
        long[] found = tp(unit1, unit2);
        long[] missed = fn(unit1, unit2);
        return IntStream.range(0, numBins())
                .mapToDouble(i -> (double) found[i] / (found[i] + missed[i]))
                .toArray();
    }

    private Ids units() {
        return comparison.matching().units1();
    }

    /**
     * The recall of one ordered pair of units.
     *
     * @param unit1 the unit whose spikes are counted
     * @param unit2 the unit it collides with
     * @param similarity how alike their templates are
     * @param recall by bin; NaN in bins without collisions
     */
    public record PairRecall(Id unit1, Id unit2, double similarity, double[] recall) {}

    /** The recall of all ordered pairs of units, by rising similarity of their templates. */
    public List<PairRecall> computeCollisionBySimilarity(UnitScores similarity) {
        return bySimilarity(similarity, units());
    }

    /** The same among those units whose accuracy is above {@code minAccuracy}. */
    public List<PairRecall> computeCollisionBySimilarity(UnitScores similarity, double minAccuracy) {
        List<Performance> performances = comparison.performances();
        return bySimilarity(
                similarity,
                units().take(IntStream.range(0, performances.size())
                        .filter(unit -> performances.get(unit).accuracy() > minAccuracy)
                        .toArray()));
    }

    private List<PairRecall> bySimilarity(UnitScores similarity, Ids chosen) {
        List<PairRecall> pairs = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            for (int j = i + 1; j < chosen.size(); j++) {
                double alike = similarity.at(chosen.get(i), chosen.get(j));
                pairs.add(pair(chosen.get(i), chosen.get(j), alike));
                pairs.add(pair(chosen.get(j), chosen.get(i), alike));
            }
        }
        pairs.sort(Comparator.comparingDouble(PairRecall::similarity));
        return List.copyOf(pairs);
    }

    private PairRecall pair(Id unit1, Id unit2, double similarity) {
        return new PairRecall(unit1, unit2, similarity, recall(unit1, unit2));
    }
}
