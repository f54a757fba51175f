package org.hillock.comparison.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.hillock.comparison.Spikes;
import org.hillock.core.sorting.SpikeVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of the matching of spikes. */
class MatchingLawTest {
    /** The definition, quadratic in the spikes. */
    private static int[] counted(SpikeVector a, SpikeVector b, long delta) {
        int columns = b.numUnits();
        int[] counts = new int[a.numUnits() * columns];
        int[] last1 = new int[counts.length];
        int[] last2 = new int[counts.length];
        Arrays.fill(last1, -1);
        Arrays.fill(last2, -1);
        for (int i = 0; i < a.size(); i++) {
            for (int j = 0; j < b.size(); j++) {
                int pair = a.unitIndex(i) * columns + b.unitIndex(j);
                boolean near = a.segmentIndex(i) == b.segmentIndex(j)
                        && Math.abs(a.sampleIndex(i) - b.sampleIndex(j)) <= delta;
                if (near && last1[pair] != i && last2[pair] != j) {
                    counts[pair]++;
                    last1[pair] = i;
                    last2[pair] = j;
                }
            }
        }
        long[] most = b.countPerUnit();
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (int) Math.min(counts[i], most[i % columns]);
        }
        return counts;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theWalkCountsWhatTheDefinitionCounts(long seed) {
        SpikeVector a = Spikes.random(seed, 4, 3, 120, 900).toSpikeVector();
        SpikeVector b = Spikes.random(seed + 100, 5, 3, 100, 900).toSpikeVector();
        for (long delta : new long[] {0, 1, 4, 12, 50, 2000}) {
            int[] wanted = counted(a, b, delta);
            assertThat(MatchCounting.count(a, b, delta)).isEqualTo(wanted);
            for (int parts : new int[] {2, 3, 7, 40}) {
                assertThat(MatchCounting.count(a, b, delta, parts))
                        .as("%d parts, delta %d", parts, delta)
                        .isEqualTo(wanted);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void symmetricCountsDontDependOnTheOrder(long seed) {
        SpikeVector a = Spikes.random(seed, 4, 2, 160, 900).toSpikeVector();
        SpikeVector b = Spikes.random(seed + 9, 3, 2, 90, 900).toSpikeVector();
        int[] there = MatchCounting.countSymmetric(a, b, 6);
        int[] back = MatchCounting.countSymmetric(b, a, 6);
        long[] spikesA = a.countPerUnit();
        long[] spikesB = b.countPerUnit();
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 3; j++) {
                long least = Math.min(spikesA[i], spikesB[j]);
                assertThat(Math.min(there[i * 3 + j], least)).isEqualTo(Math.min(back[j * 4 + i], least));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void symmetricCountsAddUpOverSegments(long seed) {
        SpikeVector a = Spikes.random(seed, 3, 2, 200, 900).toSpikeVector();
        SpikeVector b = Spikes.random(seed + 9, 3, 2, 200, 900).toSpikeVector();
        int[] sums = new int[9];
        for (int s = 0; s < 2; s++) {
            int[] there = MatchCounting.count(a.selectSegments(s), b.selectSegments(s), 2);
            int[] back = MatchCounting.count(b.selectSegments(s), a.selectSegments(s), 2);
            for (int i = 0; i < 9; i++) {
                sums[i] += Math.max(there[i], back[i % 3 * 3 + i / 3]);
            }
        }
        assertThat(MatchCounting.countSymmetric(a, b, 2)).isEqualTo(sums);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void countsStayBelowTheSpikesOfEitherUnit(long seed) {
        SpikeVector a = Spikes.random(seed, 3, 1, 300, 500).toSpikeVector();
        SpikeVector b = Spikes.random(seed + 9, 3, 1, 60, 500).toSpikeVector();
        int[] counts = MatchCounting.count(a, b, 20);
        for (int i = 0; i < counts.length; i++) {
            assertThat((long) counts[i])
                    .isLessThanOrEqualTo(Math.min(a.countPerUnit()[i / 3], b.countPerUnit()[i % 3]));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void mergedTrainsMatchOneToOneWithinTheTolerance(long seed) {
        long[] a = Spikes.random(seed, 1, 1, 80, 1500).toSpikeVector().train(0, 0);
        long[] b = Spikes.random(seed + 50, 1, 1, 90, 1500).toSpikeVector().train(0, 0);
        for (long delta : new long[] {0, 2, 7, 30}) {
            boolean[] used1 = new boolean[a.length];
            boolean[] used2 = new boolean[b.length];
            int[] matches = new int[1];
            MergedTrains.match(a, b, delta, (i, j) -> {
                assertThat(Math.abs(a[i] - b[j])).isLessThanOrEqualTo(delta);
                assertThat(used1[i] || used2[j]).isFalse();
                used1[i] = true;
                used2[j] = true;
                matches[0]++;
            });
            assertThat(matches[0]).isEqualTo(MergedTrains.count(a, b, delta));
        }
    }

    @Test
    void anAlternatingBurstIsOneChainAndItsLastEdgeIsTheMatch() {
        long[] train1 = {100, 107, 500};
        assertThat(pairs(train1, new long[] {104, 109, 300})).isEqualTo("1-1 ");
        assertThat(pairs(train1, new long[] {104, 111, 501})).isEqualTo("1-1 2-2 ");
        // The last chain of all goes back by one edge, unless that one is longer.
        assertThat(pairs(train1, new long[] {104, 300})).isEqualTo("1-0 ");
        assertThat(pairs(train1, new long[] {103, 300})).isEqualTo("0-0 ");
        assertThat(MergedTrains.count(new long[] {100, 107, 500}, new long[] {104, 109, 505}, 5))
                .isEqualTo(2);
        assertThat(MergedTrains.count(new long[0], new long[] {1}, 5)).isZero();
    }

    private static String pairs(long[] train1, long[] train2) {
        StringBuilder pairs = new StringBuilder();
        MergedTrains.match(train1, train2, 5, (i, j) -> pairs.append(i)
                .append('-')
                .append(j)
                .append(' '));
        return pairs.toString();
    }

    @Test
    void mergedCountsAddUpOverSegments() {
        SpikeVector a = Spikes.random(1, 3, 2, 60, 700).toSpikeVector();
        SpikeVector b = Spikes.random(2, 2, 2, 60, 700).toSpikeVector();
        int[] both = MergedTrains.count(a, b, 8);
        int[] first = MergedTrains.count(a.selectSegments(0), b.selectSegments(0), 8);
        int[] second = MergedTrains.count(a.selectSegments(1), b.selectSegments(1), 8);
        for (int i = 0; i < both.length; i++) {
            assertThat(both[i]).isEqualTo(first[i] + second[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void correlogramsCountEveryPairOfSpikes(long seed) {
        SpikeVector spikes = Spikes.random(seed, 3, 2, 90, 600).toSpikeVector();
        long[] wanted = new long[3 * 3 * 8];
        for (int i = 0; i < spikes.size(); i++) {
            for (int j = 0; j < spikes.size(); j++) {
                long d = spikes.sampleIndex(i) - spikes.sampleIndex(j);
                if (i != j && spikes.segmentIndex(i) == spikes.segmentIndex(j) && d >= -40 && d < 40) {
                    wanted[(spikes.unitIndex(i) * 3 + spikes.unitIndex(j)) * 8 + (int) Math.floorDiv(d, 10L) + 4]++;
                }
            }
        }
        assertThat(CrossCorrelograms.count(spikes, 40, 10)).isEqualTo(wanted);
    }
}
