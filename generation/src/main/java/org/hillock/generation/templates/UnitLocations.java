package org.hillock.generation.templates;

import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Operation;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.generation.basis.Changed;
import org.hillock.generation.basis.RandomStream;
import org.hillock.kernels.random.NumpyGenerator;

/**
 * Draws places of units around a probe, at least some distance apart.
 *
 * @param marginUm how far places reach beyond the outermost channels in x and y; negative: how far they stay inside
 * @param minimumZ smallest distance from the plane of the probe in µm
 * @param maximumZ largest distance from the plane of the probe in µm
 * @param minimumDistance smallest distance between two units in µm
 * @param maxIteration how often a place is drawn anew that is too close to another
 * @param distanceStrict whether failure to keep the distance is refused; otherwise the best of the drawn places is taken
 */
@Wire(name = "generate_unit_locations", doc = "Draws places of units around a probe.")
public record UnitLocations(
        @Param(doc = "How far places reach beyond the outermost channels.", unit = "um", standard = "20.0")
        double marginUm,

        @Param(doc = "Smallest distance from the plane of the probe.", unit = "um", standard = "5.0")
        double minimumZ,

        @Param(doc = "Largest distance from the plane of the probe.", unit = "um", standard = "40.0")
        double maximumZ,

        @Param(doc = "Smallest distance between two units.", unit = "um", standard = "20.0", min = 0)
        double minimumDistance,

        @Param(doc = "How often a place too close to another is drawn anew.", standard = "100", min = 1)
        int maxIteration,

        @Param(doc = "Refuse where the distance can't be kept.", standard = "false")
        boolean distanceStrict)
        implements Operation {
    /** Margin 20 µm, depth 5–40 µm, 20 µm apart, 100 trials, not strict. */
    public static UnitLocations standard() {
        return new UnitLocations(20, 5, 40, 20, 100, false);
    }

    /** With another margin in µm. */
    public UnitLocations withMarginUm(double margin) {
        return Changed.with(this, "margin_um", margin);
    }

    /** With other depths in µm. */
    public UnitLocations withZ(double minimum, double maximum) {
        return new UnitLocations(marginUm, minimum, maximum, minimumDistance, maxIteration, distanceStrict);
    }

    /** With another distance in µm. */
    public UnitLocations withMinimumDistance(double distance) {
        return Changed.with(this, "minimum_distance", distance);
    }

    /** With another number of trials. */
    public UnitLocations withMaxIteration(int trials) {
        return Changed.with(this, "max_iteration", trials);
    }

    /** With or without refusal. */
    public UnitLocations withDistanceStrict(boolean strict) {
        return Changed.with(this, "distance_strict", strict);
    }

    /**
     * Draws the places one after the other.
     *
     * @param channelLocations {@code [channels][2 or 3]} in µm, at least one
     * @return {@code [units][3]} in µm
     */
    public double[][] draw(int numUnits, double[][] channelLocations, long seed) {
        if (!(minimumZ <= maximumZ)) {
            throw new WrongArgumentException("generate_unit_locations: minimum_z = " + minimumZ
                    + " um must not be above maximum_z = " + maximumZ + " um.");
        }
        NumpyGenerator random = RandomStream.UNIT_LOCATIONS.of(seed);
        double[] x = widened(channelLocations, 0);
        double[] y = widened(channelLocations, 1);
        double[][] places = new double[numUnits][];
        for (int u = 0; u < numUnits; u++) {
            places[u] = drawOne(places, u, x, y, random);
        }
        return places;
    }

    private double[] drawOne(double[][] places, int count, double[] x, double[] y, NumpyGenerator random) {
        double[] best = {};
        double widest = -1;
        for (int trial = 0; trial < maxIteration && widest < minimumDistance; trial++) {
            double[] place = {random.uniform(x[0], x[1]), random.uniform(y[0], y[1]), random.uniform(minimumZ, maximumZ)
            };
            double nearest = nearest(places, count, place);
            if (nearest > widest) {
                widest = nearest;
                best = place;
            }
        }
        if (distanceStrict && widest < minimumDistance) {
            throw new WrongArgumentException("generate_unit_locations: minimum_distance = " + minimumDistance
                    + " um must leave room for all units (unit " + count + " found no place in " + maxIteration
                    + " trials). Widen margin_um or ask for fewer units.");
        }
        return best;
    }

    private static double nearest(double[][] places, int count, double[] place) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            double planar = Math.hypot(places[i][0] - place[0], places[i][1] - place[1]);
            nearest = Math.min(nearest, Math.hypot(planar, places[i][2] - place[2]));
        }
        return nearest;
    }

    private double[] widened(double[][] locations, int axis) {
        if (locations.length == 0) {
            throw new WrongArgumentException("generate_unit_locations: channel_locations must not be empty.");
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] location : locations) {
            low = Math.min(low, location[axis]);
            high = Math.max(high, location[axis]);
        }
        if (low - marginUm > high + marginUm) {
            throw new WrongArgumentException("generate_unit_locations: margin_um = " + marginUm
                    + " um must leave room between the channels (from " + low + " to " + high + " um).");
        }
        return new double[] {low - marginUm, high + marginUm};
    }
}
