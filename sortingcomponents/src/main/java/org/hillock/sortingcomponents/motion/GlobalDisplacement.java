package org.hillock.sortingcomponents.motion;

import java.util.List;
import java.util.stream.IntStream;

/** One displacement per bin of time and window out of displacements between pairs of them. */
final class GlobalDisplacement {
    private GlobalDisplacement() {}

    /** How pairs become one displacement. */
    enum Method {
        /** Least squares with neighbours alike; where neighbours jump, the wish to be alike is dropped. */
        LSMR,
        /** Least squares of weighted pairs, each window for itself; pairs that don't fit are dropped. */
        LSQR_ROBUST,
        /** Least squares of weighted pairs. */
        GRADIENT_DESCENT
    }

    /**
     * Solves.
     *
     * @param pairs the pairs of each window
     * @param method how
     * @param softWeights whether pairs count by their weight with {@link Method#LSMR}
     * @param temporal whether neighbours in time shall be alike, with {@link Method#LSMR}
     * @param spatial whether neighbouring windows shall be alike, with {@link Method#LSMR}
     * @param sigma standard deviations beyond which an equation is dropped
     * @param iterations how often equations are dropped anew
     * @return {@code [times][windows]} in µm, up to a constant
     */
    static double[][] of(
            List<PairwiseDisplacement> pairs,
            Method method,
            boolean softWeights,
            boolean temporal,
            boolean spatial,
            double sigma,
            int iterations) {
        return switch (method) {
            case LSMR -> {
                PairEquations equations = new PairEquations(pairs, softWeights, temporal, spatial);
                double[] p = equations.solve(equations.meanDisplacements());
                for (int i = 1; i < iterations; i++) {
                    equations.trimNeighbours(p, sigma);
                    p = equations.solve(p);
                }
                yield byTime(p, pairs.size());
            }
            case LSQR_ROBUST ->
                byWindow(pairs, one -> {
                    PairEquations equations = new PairEquations(List.of(one), true, false, false);
                    double[] zero = new double[one.displacement().length];
                    double[] p = equations.solve(zero);
                    for (int i = 1; i < iterations; i++) {
                        equations.trimPairs(p, sigma);
                        p = equations.solve(zero);
                    }
                    return p;
                });
            case GRADIENT_DESCENT ->
                byWindow(pairs, one -> {
                    PairEquations equations = new PairEquations(List.of(one), true, false, false);
                    return equations.solve(equations.meanDisplacements());
                });
        };
    }

    private static double[][] byTime(double[] p, int windows) {
        int times = p.length / windows;
        double[][] out = new double[times][windows];
        for (int k = 0; k < p.length; k++) {
            out[k % times][k / times] = p[k];
        }
        return out;
    }

    private static double[][] byWindow(
            List<PairwiseDisplacement> pairs, java.util.function.Function<PairwiseDisplacement, double[]> solve) {
        double[] all = pairs.stream()
                .map(solve)
                .flatMapToDouble(java.util.Arrays::stream)
                .toArray();
        return byTime(all, pairs.size());
    }

    /** Shifts neighbouring windows so that the median of their difference is 0. */
    static void alignWindows(double[][] displacement) {
        for (int w = 1; w < displacement[0].length; w++) {
            int window = w;
            double jump = median(IntStream.range(0, displacement.length)
                    .mapToDouble(t -> displacement[t][window] - displacement[t][window - 1])
                    .toArray());
            for (double[] row : displacement) {
                row[w] -= jump;
            }
        }
    }

    static double median(double[] values) {
        return org.hillock.kernels.statistics.Median.of(values);
    }
}
