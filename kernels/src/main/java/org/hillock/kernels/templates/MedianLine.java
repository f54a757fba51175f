package org.hillock.kernels.templates;

/**
 * A line that outliers don't turn: the spatial median of the lines through all pairs of points (Theil 1950, Sen 1968, in the form of Dang
 * et al. 2008, by the steps of Vardi and Zhang 2000), as {@code sklearn.linear_model.TheilSenRegressor} has it for up to 10,000 pairs;
 * here all pairs are looked at, however many.
 *
 * <p>Of a pair at one x the shortest (intercept, slope) that meets the mean of both is taken.
 *
 * @param intercept at x = 0
 * @param slope in units of y per unit of x
 * @param r2 how well the line fits, 1 at best
 */
public record MedianLine(double intercept, double slope, double r2) {
    private static final int MAX_STEPS = 300;
    private static final double TOLERANCE = 1e-3;
    private static final double ZERO = 0x1p-52;

    /** Returns the line through at least 2 points. */
    public static MedianLine of(double[] x, double[] y) {
        int n = x.length;
        if (n < 2 || y.length != n) {
            throw new IllegalArgumentException("medianLine: " + n + " and " + y.length
                    + " coordinates must be those of at least 2 points. Give more points.");
        }
        double[][] lines = new double[n * (n - 1) / 2][];
        int count = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                lines[count++] = through(x[i], y[i], x[j], y[j]);
            }
        }
        double[] median = spatialMedian(lines);
        double[] fit = new double[n];
        for (int i = 0; i < n; i++) {
            fit[i] = median[0] + median[1] * x[i];
        }
        return new MedianLine(median[0], median[1], LineFit.r2(y, fit));
    }

    private static double[] through(double x0, double y0, double x1, double y1) {
        if (x0 == x1) {
            double factor = (y0 + y1) / 2 / (1 + x0 * x0);
            return new double[] {factor, factor * x0};
        }
        double slope = (y1 - y0) / (x1 - x0);
        return new double[] {y0 - slope * x0, slope};
    }

    /** From the mean on, until a step is shorter than 1e-3. */
    private static double[] spatialMedian(double[][] points) {
        double[] at = new double[2];
        for (double[] point : points) {
            at[0] += point[0] / points.length;
            at[1] += point[1] / points.length;
        }
        for (int step = 0; step < MAX_STEPS; step++) {
            double[] next = step(points, at);
            double moved = Math.pow(next[0] - at[0], 2) + Math.pow(next[1] - at[1], 2);
            at = next;
            if (moved < TOLERANCE * TOLERANCE) {
                break;
            }
        }
        return at;
    }

    /** The mean of the points weighted by one over their distance, held back where the present place is itself a point. */
    private static double[] step(double[][] points, double[] at) {
        double weights = 0;
        double sumX = 0;
        double sumY = 0;
        double pullX = 0;
        double pullY = 0;
        boolean onPoint = false;
        for (double[] point : points) {
            double dx = point[0] - at[0];
            double dy = point[1] - at[1];
            double distance = Math.sqrt(dx * dx + dy * dy);
            if (distance < ZERO) {
                onPoint = true;
                continue;
            }
            weights += 1 / distance;
            sumX += point[0] / distance;
            sumY += point[1] / distance;
            pullX += dx / distance;
            pullY += dy / distance;
        }
        double pull = Math.sqrt(pullX * pullX + pullY * pullY);
        if (pull <= ZERO) {
            return at.clone();
        }
        double stay = onPoint ? Math.min(1, 1 / pull) : 0;
        double go = onPoint ? Math.max(0, 1 - 1 / pull) : 1;
        return new double[] {go * sumX / weights + stay * at[0], go * sumY / weights + stay * at[1]};
    }
}
