package org.hillock.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.hillock.comparison.matching.MergedTrains;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.Id;

/**
 * Labels every spike of two sortings under a matching of their units, segment by segment.
 *
 * <p>Matched units are laid along each other as {@link MergedTrains} does. Where misclassifications are wanted, spikes that stay without
 * a partner are laid along those of the other matched units in unit order; a misclassified spike keeps its first such partner.
 */
final class SpikeLabelling {
    private final SpikeLabel[][][] labels1;
    private final SpikeLabel[][][] labels2;

    private SpikeLabelling(SpikeLabel[][][] labels1, SpikeLabel[][][] labels2) {
        this.labels1 = labels1;
        this.labels2 = labels2;
    }

    static SpikeLabelling of(SortingMatches result, UnitMatching matching, boolean misclassifications) {
        SpikeVector spikes1 = result.pair().sorting1().toSpikeVector();
        SpikeVector spikes2 = result.pair().sorting2().toSpikeVector();
        SpikeLabelling all = new SpikeLabelling(
                unlabelled(spikes1, SpikeLabel.Verdict.FN), unlabelled(spikes2, SpikeLabel.Verdict.FP));
        for (int s = 0; s < spikes1.numSegments(); s++) {
            int segment = s;
            for (int unit = 0; unit < spikes1.numUnits(); unit++) {
                int own = unit;
                int partner = matching.partner12()[unit];
                if (partner != UnitMatching.NONE) {
                    MergedTrains.match(
                            spikes1.train(s, unit), spikes2.train(s, partner), result.deltaFrames(), (a, b) -> {
                                all.labels1[segment][own][a] = SpikeLabel.Verdict.TP;
                                all.labels2[segment][partner][b] = SpikeLabel.Verdict.TP;
                            });
                }
            }
            if (misclassifications) {
                all.misclassify(spikes1, spikes2, s, matching, result.deltaFrames());
            }
        }
        return all;
    }

    private static SpikeLabel[][][] unlabelled(SpikeVector spikes, SpikeLabel label) {
        SpikeLabel[][][] all = new SpikeLabel[spikes.numSegments()][spikes.numUnits()][];
        for (int s = 0; s < spikes.numSegments(); s++) {
            long[] counts = spikes.countPerUnit(s);
            for (int unit = 0; unit < counts.length; unit++) {
                all[s][unit] = new SpikeLabel[(int) counts[unit]];
                Arrays.fill(all[s][unit], label);
            }
        }
        return all;
    }

    private void misclassify(SpikeVector spikes1, SpikeVector spikes2, int segment, UnitMatching matching, long delta) {
        for (int unit1 = 0; unit1 < spikes1.numUnits(); unit1++) {
            for (int unit2 = 0; unit2 < spikes2.numUnits(); unit2++) {
                boolean bothMatched = matching.partner12()[unit1] != UnitMatching.NONE
                        && isMatched(matching, unit2)
                        && matching.partner12()[unit1] != unit2;
                if (bothMatched) {
                    SpikeLabel[] of1 = labels1[segment][unit1];
                    SpikeLabel[] of2 = labels2[segment][unit2];
                    int[] rest1 = positions(of1, SpikeLabel.Verdict.FN);
                    int[] rest2 = positions(of2, SpikeLabel.Verdict.FP);
                    Id id1 = matching.units1().get(unit1);
                    Id id2 = matching.units2().get(unit2);
                    MergedTrains.match(
                            take(spikes1.train(segment, unit1), rest1),
                            take(spikes2.train(segment, unit2), rest2),
                            delta,
                            (a, b) -> {
                                of1[rest1[a]] = new SpikeLabel.Misclassified(id1, id2);
                                of2[rest2[b]] = new SpikeLabel.Misclassified(id2, id1);
                            });
                }
            }
        }
    }

    private static boolean isMatched(UnitMatching matching, int unit2) {
        return Arrays.stream(matching.partner12()).anyMatch(partner -> partner == unit2);
    }

    private static int[] positions(SpikeLabel[] labels, SpikeLabel wanted) {
        int[] found = new int[labels.length];
        int n = 0;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i].equals(wanted)) {
                found[n++] = i;
            }
        }
        return Arrays.copyOf(found, n);
    }

    private static long[] take(long[] train, int[] positions) {
        return Arrays.stream(positions).mapToLong(i -> train[i]).toArray();
    }

    /** The labels of a unit of the first sorting, {@code [segments][spikes]}. */
    List<List<SpikeLabel>> of1(int unit) {
        return of(labels1, unit);
    }

    /** The labels of a unit of the second sorting, {@code [segments][spikes]}. */
    List<List<SpikeLabel>> of2(int unit) {
        return of(labels2, unit);
    }

    private static List<List<SpikeLabel>> of(SpikeLabel[][][] labels, int unit) {
        List<List<SpikeLabel>> segments = new ArrayList<>();
        for (SpikeLabel[][] segment : labels) {
            segments.add(Collections.unmodifiableList(Arrays.asList(segment[unit])));
        }
        return List.copyOf(segments);
    }

    /** Whether a spike of the first sorting was found. */
    boolean isTruePositive1(int segment, int unit, int index) {
        return labels1[segment][unit][index] == SpikeLabel.Verdict.TP;
    }
}
