package org.hillock.sortingcomponents.motion;

import java.util.Arrays;

/** Shifts displacements so that what is usual becomes 0. */
final class ReferenceDisplacement {
    private static final double STEP = 0.1;

    private ReferenceDisplacement() {}

    /** Subtracts in place from {@code [times][windows]}. */
    static void subtract(double[][] displacement, double[] times, String mode, double timeS) {
        double[] all =
                Arrays.stream(displacement).flatMapToDouble(Arrays::stream).toArray();
        switch (mode) {
            case "mean" -> subtract(displacement, Arrays.stream(all).sum() / all.length);
            case "median" -> subtract(displacement, GlobalDisplacement.median(all));
            case "time" -> {
                double[] then = displacement[nearest(times, timeS)].clone();
                for (double[] row : displacement) {
                    Arrays.setAll(row, w -> row[w] - then[w]);
                }
            }
            default -> subtract(displacement, mode(all));
        }
    }

    private static void subtract(double[][] displacement, double reference) {
        for (double[] row : displacement) {
            Arrays.setAll(row, w -> row[w] - reference);
        }
    }

    private static int nearest(double[] times, double time) {
        int best = 0;
        for (int t = 1; t < times.length; t++) {
            best = Math.abs(times[t] - time) < Math.abs(times[best] - time) ? t : best;
        }
        return best;
    }

    /** The value around which most displacements lie within half a µm; the median where none has more. */
    private static double mode(double[] all) {
        double best = GlobalDisplacement.median(all.clone());
        long most = near(all, best);
        double low = Math.floor(Arrays.stream(all).min().orElse(0));
        double high = Math.ceil(Arrays.stream(all).max().orElse(0));
        for (int i = 0; low + i * STEP < high; i++) {
            long count = near(all, low + i * STEP);
            if (count > most) {
                most = count;
                best = low + i * STEP;
            }
        }
        return best;
    }

    private static long near(double[] all, double reference) {
        return Arrays.stream(all)
                .filter(value -> Math.rint(value - reference) == 0)
                .count();
    }
}
