package org.hillock.kernels.localization;

import java.util.Arrays;
import org.hillock.kernels.optimization.BoundedLeastSquares;
import org.hillock.kernels.optimization.QuasiNewton;

/**
 * Places a source in space as a point whose signal falls with one over the distance: {@code w_c = α / √((x - x_c)² + (y - y_c)² + z²)},
 * the model of J. Boussard, E. Varol, H. D. Lee, N. Dethe, L. Paninski (2021). The search starts at the centre of mass, 20 µm off the
 * plane, rounded to single precision as the peer has it, and stays within {@code ±maxDistance} in the plane, 1 to {@code 10 maxDistance} off it. Holds its memory: one for each thread.
 */
public final class MonopolarTriangulation {
    /** How the model is fitted. */
    public enum Optimizer {
        /** The sum of squares over x, y, z and α. */
        LEAST_SQUARE,
        /** The mean of squares of sizes relative to the largest, minus {@code 1e-4 log(1 + 10 z)}, over x, y and z; α follows. */
        MINIMIZE_WITH_LOG_PENALITY
    }

    private static final double FIRST_Z = 20;

    private final Optimizer optimizer;
    private final double maxDistance;
    private final double[] xs;
    private final double[] ys;
    private final double[] sizes;
    private final double[] lower = new double[4];
    private final double[] upper = new double[4];
    private final double[] start = new double[4];
    private final double[] place = new double[3];
    private final double[] lower3 = new double[3];
    private final double[] upper3 = new double[3];
    private final QuasiNewton quasiNewton = new QuasiNewton(3);
    private final BoundedLeastSquares leastSquares;
    private final PenalisedMonopole monopole;
    private int count;

    /**
     * Prepares the memory.
     *
     * @param optimizer how the model is fitted
     * @param maxDistanceUm how far from the centre of mass a source may lie in µm, above 0
     * @param mostContacts contacts of the largest neighbourhood
     */
    public MonopolarTriangulation(Optimizer optimizer, double maxDistanceUm, int mostContacts) {
        if (!(maxDistanceUm > 0)) {
            throw new IllegalArgumentException(
                    "monopolar_triangulation: max_distance_um = " + maxDistanceUm + " um must be above 0.");
        }
        this.optimizer = optimizer;
        this.maxDistance = maxDistanceUm;
        this.xs = new double[mostContacts];
        this.ys = new double[mostContacts];
        this.sizes = new double[mostContacts];
        this.monopole = new PenalisedMonopole(mostContacts);
        this.leastSquares = new BoundedLeastSquares(4, mostContacts);
    }

    /**
     * Locates one source.
     *
     * @param weights one size of 0 or more per channel of {@code channels}
     * @param channels indices into the locations
     * @param locations {@code [contacts][2]} in µm
     * @param out receives x, y, z in µm and α (size times µm); NaN where nothing is seen or a size is not a number
     */
    public void locate(double[] weights, int[] channels, double[][] locations, double[] out) {
        count = channels.length;
        double most = 0;
        double sum = 0;
        double x = 0;
        double y = 0;
        int largest = 0;
        for (int k = 0; k < count; k++) {
            xs[k] = locations[channels[k]][0];
            ys[k] = locations[channels[k]][1];
            sizes[k] = weights[k];
            sum += sizes[k];
            x += sizes[k] * xs[k];
            y += sizes[k] * ys[k];
            if (sizes[k] > most) {
                most = sizes[k];
                largest = k;
            }
        }
        if (!(sum > 0 && most > 0 && sum < Double.POSITIVE_INFINITY)) {
            Arrays.fill(out, 0, 4, Double.NaN);
            return;
        }
        begin((float) (x / sum), (float) (y / sum), largest, most);
        switch (optimizer) {
            case LEAST_SQUARE -> {
                leastSquares.minimise(this::residuals, count, start, lower, upper);
                System.arraycopy(start, 0, out, 0, 4);
            }
            case MINIMIZE_WITH_LOG_PENALITY -> penalised(most, out);
        }
    }

    private void begin(double x, double y, int largest, double most) {
        start[0] = x;
        start[1] = y;
        start[2] = FIRST_Z;
        double dx = x - xs[largest];
        double dy = y - ys[largest];
        start[3] = Math.sqrt(dx * dx + dy * dy + FIRST_Z * FIRST_Z) * most;
        lower[0] = x - maxDistance;
        lower[1] = y - maxDistance;
        lower[2] = 1;
        lower[3] = 0;
        upper[0] = x + maxDistance;
        upper[1] = y + maxDistance;
        upper[2] = 10 * maxDistance;
        upper[3] = most * maxDistance;
    }

    private void penalised(double most, double[] out) {
        System.arraycopy(start, 0, place, 0, 3);
        System.arraycopy(lower, 0, lower3, 0, 3);
        System.arraycopy(upper, 0, upper3, 0, 3);
        monopole.begin(xs, ys, sizes, count, most, upper3);
        quasiNewton.minimise(monopole, place, lower3, upper3);
        System.arraycopy(place, 0, out, 0, 3);
        out[3] = monopole.strength(place[0], place[1], place[2]) * most;
    }

    /** Sizes minus the model, and the derivatives {@code [contacts × 4]} of that. */
    private void residuals(double[] at, double[] residuals, double[] jacobian) {
        for (int k = 0; k < count; k++) {
            double dx = at[0] - xs[k];
            double dy = at[1] - ys[k];
            double q = 1 / Math.sqrt(dx * dx + dy * dy + at[2] * at[2]);
            residuals[k] = sizes[k] - at[3] * q;
            double pull = at[3] * q * q * q;
            jacobian[4 * k] = pull * dx;
            jacobian[4 * k + 1] = pull * dy;
            jacobian[4 * k + 2] = pull * at[2];
            jacobian[4 * k + 3] = -q;
        }
    }
}
