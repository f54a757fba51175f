package org.hillock.qualitymetrics.units;

import java.util.Arrays;
import java.util.Optional;
import org.hillock.kernels.clusters.Mahalanobis;

/**
 * The principal components of a unit's spikes among those of its neighbours, on the channels of the unit. For one thread at a time.
 *
 * <p>Points are row-major {@code [spikes × features]}, the unit's own first, then the others in the order of their spikes.
 */
public final class UnitCloud {
    private final float[] points;
    private final int features;
    private final int size;
    private final int[] labels;
    private boolean measured;
    private Optional<double[]> strangers = Optional.empty();

    /**
     * A cloud of {@code points}.
     *
     * @param labels for each point 0 for the unit itself, which come first, else another number for each neighbour
     */
    public UnitCloud(float[] points, int features, int[] labels) {
        this.points = points;
        this.features = features;
        this.labels = labels;
        this.size = (int) Arrays.stream(labels).filter(label -> label == 0).count();
    }

    /** All points; shared, read-only. */
    public float[] points() {
        return points;
    }

    /** Components × channels. */
    public int features() {
        return features;
    }

    /** How many points are the unit's own. */
    public int size() {
        return size;
    }

    /** How many points there are. */
    public int total() {
        return labels.length;
    }

    /** Whose each point is: 0 for the unit itself; shared, read-only. */
    public int[] labels() {
        return labels;
    }

    /** The squared Mahalanobis distances of the other points from the unit; none where its covariance is singular. */
    public Optional<double[]> strangers() {
        if (!measured) {
            strangers = Mahalanobis.squared(points, features, size, size, total());
            measured = true;
        }
        return strangers;
    }
}
