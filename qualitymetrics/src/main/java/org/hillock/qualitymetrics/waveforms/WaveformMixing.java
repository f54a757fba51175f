package org.hillock.qualitymetrics.waveforms;

import java.util.Arrays;
import org.hillock.kernels.clusters.LeadingComponents;
import org.hillock.kernels.clusters.NearestNeighbours;

/** How far two kinds of waveforms mix. */
final class WaveformMixing {
    private WaveformMixing() {}

    /**
     * The part of nearest neighbours that are of the same kind, over equally many waveforms of both, on their common principal components.
     *
     * @param first {@code count} waveforms of one kind, one after the other
     * @param second as many of the other kind
     */
    static double sameKind(float[] first, float[] second, int count, int components, int neighbours, long seed) {
        float[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        int features = first.length / count;
        float[] scores = LeadingComponents.scores(both, features, 2 * count, components, seed);
        int[][] nearest = NearestNeighbours.of(scores, scores.length / (2 * count), 2 * count, neighbours);
        double own = NearestNeighbours.fractionBelow(nearest, 0, count, count);
        double strange = NearestNeighbours.fractionBelow(nearest, count, 2 * count, count);
        return (own + 1 - strange) / 2;
    }
}
