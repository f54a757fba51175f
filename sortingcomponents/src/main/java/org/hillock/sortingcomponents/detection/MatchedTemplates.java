package org.hillock.sortingcomponents.detection;

import java.util.stream.IntStream;
import org.hillock.core.recording.Traces;
import org.hillock.kernels.localization.GridTemplates;
import org.hillock.kernels.localization.SourceDecay;
import org.hillock.kernels.statistics.Median;

/**
 * Templates of a prototype in time and what channels see, less their mean, of unit norm, cut down to one or two terms. A template is
 * {@code (a p + b 1) (c w + d 1)ᵀ} summed over its terms, so that its product with traces follows from four sums: of the traces times
 * p or 1 in time, times w or 1 over channels.
 *
 * @param course the prototype, of unit norm
 * @param layers depths
 * @param channels channels
 * @param starts where the entries of a template begin, one more than there are templates
 * @param contacts channels of the entries
 * @param weights what they see
 * @param factors four for each template: of p w, p 1, 1 w and 1 1
 */
record MatchedTemplates(
        double[] course, int layers, int channels, int[] starts, int[] contacts, double[] weights, double[][] factors) {
    static MatchedTemplates of(double[] prototype, double[][] locations, SourceDecay decay, int rank) {
        double norm = Math.sqrt(IntStream.range(0, prototype.length)
                .mapToDouble(s -> prototype[s] * prototype[s])
                .sum());
        double[] course = new double[prototype.length];
        for (int s = 0; s < course.length; s++) {
            course[s] = prototype[s] / norm;
        }
        float[][][] seen = GridTemplates.at(locations, locations, 0, decay).dense();
        int n = locations.length;
        int templates = seen.length * n;
        int[] starts = new int[templates + 1];
        int[] contacts = new int[templates * n];
        double[] weights = new double[templates * n];
        double[][] factors = new double[templates][];
        int count = 0;
        for (int k = 0; k < templates; k++) {
            starts[k] = count;
            double[] row = new double[n];
            for (int c = 0; c < n; c++) {
                row[c] = seen[k / n][k % n][c];
                if (row[c] != 0) {
                    contacts[count] = c;
                    weights[count++] = row[c];
                }
            }
            factors[k] = TwoTerms.factors(course, row, rank);
        }
        starts[templates] = count;
        return new MatchedTemplates(course, seen.length, n, starts, contacts, weights, factors);
    }

    int count() {
        return factors.length;
    }

    /** What a row of products needs: the traces times the prototype, and summed, from a row on. */
    record Sums(double[] shaped, double[] plain) {}

    /** Fills the sums of the window that begins at an index of a row-major block. */
    void sums(float[] values, int first, Sums into) {
        java.util.Arrays.fill(into.shaped, 0);
        java.util.Arrays.fill(into.plain, 0);
        for (int s = 0, row = first; s < course.length; s++, row += channels) {
            add(values, row, course[s], into.shaped, into.plain);
        }
    }

    private static void add(float[] values, int row, double factor, double[] shaped, double[] plain) {
        for (int c = 0; c < shaped.length; c++) {
            shaped[c] += factor * values[row + c];
            plain[c] += values[row + c];
        }
    }

    static double total(double[] values) {
        double total = 0;
        for (double value : values) {
            total += value;
        }
        return total;
    }

    /** The product of a template with the window of some sums. */
    double product(int template, Sums sums, double allShaped, double allPlain) {
        double shaped = 0;
        double plain = 0;
        for (int i = starts[template]; i < starts[template + 1]; i++) {
            shaped += weights[i] * sums.shaped[contacts[i]];
            plain += weights[i] * sums.plain[contacts[i]];
        }
        double[] f = factors[template];
        return f[0] * shaped + f[1] * allShaped + f[2] * plain + f[3] * allPlain;
    }

    /** The spread of each template's products with some traces: the median absolute deviation as a standard deviation. */
    double[] noiseLevels(Traces traces) {
        float[] values = traces.toFloats();
        int rows = Math.max(1, traces.numSamples() - course.length + 1);
        float[][] products = new float[count()][rows];
        IntStream.range(0, rows).parallel().forEach(t -> {
            Sums sums = new Sums(new double[channels], new double[channels]);
            sums(values, t * channels, sums);
            double shaped = total(sums.shaped);
            double plain = total(sums.plain);
            for (int k = 0; k < products.length; k++) {
                products[k][t] = (float) product(k, sums, shaped, plain);
            }
        });
        return IntStream.range(0, products.length)
                .parallel()
                .mapToDouble(k -> Median.absoluteDeviation(products[k], 0, rows) / Median.NORMAL_DEVIATION)
                .toArray();
    }
}
