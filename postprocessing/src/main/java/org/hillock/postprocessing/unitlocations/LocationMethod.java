package org.hillock.postprocessing.unitlocations;

import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.tools.PeakSign;
import org.hillock.kernels.localization.MonopolarTriangulation;
import org.hillock.kernels.localization.SourceDecay;
import org.hillock.kernels.localization.SpikeFeature;

/** How a unit is located from what its template looks like on the channels. */
public sealed interface LocationMethod {
    /** Number of coordinates. */
    int dimensions();

    /**
     * The mean of the channels' places weighted by what each sees: x and y.
     *
     * @param radiusUm channels within this of the one with the largest peak count, in µm
     * @param feature what is seen
     * @param peakSign which way that peak points
     */
    record CenterOfMass(double radiusUm, SpikeFeature feature, PeakSign peakSign) implements LocationMethod {
        /** Refuses negative radii. */
        public CenterOfMass {
            requireRadius(radiusUm);
        }

        /** Peak-to-peak values within 75 µm. */
        public static CenterOfMass standard() {
            return new CenterOfMass(75, SpikeFeature.PTP, PeakSign.NEG);
        }

        @Override
        public int dimensions() {
            return 2;
        }
    }

    /**
     * A point whose signal falls with one over the distance (Boussard et al. 2021): x, y, z and, where wanted, the strength.
     *
     * @param radiusUm channels within this of the one with the largest downward peak count, in µm
     * @param feature what is seen
     * @param optimizer how the model is fitted
     * @param maxDistanceUm how far from the centre of mass the source may lie, in µm
     * @param enforceDecrease whether channels may see no more than those between them and the largest
     * @param returnAlpha whether the strength (size times µm) is given too
     */
    record Monopolar(
            double radiusUm,
            SpikeFeature feature,
            MonopolarTriangulation.Optimizer optimizer,
            double maxDistanceUm,
            boolean enforceDecrease,
            boolean returnAlpha)
            implements LocationMethod {
        /** Refuses negative radii and distances. */
        public Monopolar {
            requireRadius(radiusUm);
            if (!(maxDistanceUm > 0)) {
                throw new WrongArgumentException(
                        "compute_unit_locations: max_distance_um = " + maxDistanceUm + " µm must be above 0.");
            }
        }

        /** Peak-to-peak values within 75 µm, least squares, at most 1000 µm away. */
        public static Monopolar standard() {
            return new Monopolar(
                    75, SpikeFeature.PTP, MonopolarTriangulation.Optimizer.LEAST_SQUARE, 1000, false, false);
        }

        @Override
        public int dimensions() {
            return returnAlpha ? 4 : 3;
        }
    }

    /**
     * The mean of the places of a grid whose templates are most like that of the unit: x, y and z.
     *
     * @param radiusUm a place of the grid belongs to the channel with the largest peak within this, in µm
     * @param upsamplingUm step of the grid in µm
     * @param marginUm how far the grid reaches beyond the contacts in µm
     * @param sigmaMs how long a spike of the grid lasts, the standard deviation of a Gaussian in ms
     * @param percentile per cent of the best places that count
     * @param decay how a source of the grid fades with the distance
     * @param peakSign which way peaks point
     */
    record GridConvolution(
            double radiusUm,
            double upsamplingUm,
            double marginUm,
            double sigmaMs,
            double percentile,
            SourceDecay decay,
            PeakSign peakSign)
            implements LocationMethod {
        /** Refuses widths that are not above 0. */
        public GridConvolution {
            requireRadius(radiusUm);
            if (!(upsamplingUm > 0 && sigmaMs > 0)) {
                throw new WrongArgumentException("compute_unit_locations: upsampling_um = " + upsamplingUm
                        + " µm and sigma_ms = " + sigmaMs + " ms must be above 0.");
            }
            if (!(percentile >= 0 && percentile <= 100)) {
                throw new WrongArgumentException(
                        "compute_unit_locations: percentile = " + percentile + " % must be in [0, 100].");
            }
        }

        /** Places every 5 µm up to 50 µm beyond the contacts, the best 5 % within 40 µm, exponentials. */
        public static GridConvolution standard() {
            return new GridConvolution(40, 5, 50, 0.25, 5, SourceDecay.exponential(), PeakSign.NEG);
        }

        @Override
        public int dimensions() {
            return 3;
        }
    }

    private static void requireRadius(double radiusUm) {
        if (!(radiusUm >= 0)) {
            throw new WrongArgumentException(
                    "compute_unit_locations: radius_um = " + radiusUm + " µm must be 0 or more.");
        }
    }
}
