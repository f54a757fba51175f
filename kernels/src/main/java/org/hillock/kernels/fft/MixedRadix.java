package org.hillock.kernels.fft;

import java.util.Arrays;
import java.util.List;

/** Self-sorting passes of radix 2, 3, 4, 5 and by definition for other factors; the inner loop runs over stride × lanes neighbours. */
final class MixedRadix implements FourierTransform {
    private final int length;
    private final int[] factors;
    private final double[] cos;
    private final double[] sin;

    MixedRadix(int length, List<Integer> factors) {
        this.length = length;
        this.factors = factors.stream().mapToInt(Integer::intValue).toArray();
        this.cos = new double[length];
        this.sin = new double[length];
        for (int k = 0; k < length; k++) {
            int centred = k > length / 2 ? k - length : k;
            double angle = -2 * Math.PI * centred / length;
            cos[k] = Math.cos(angle);
            sin[k] = Math.sin(angle);
        }
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public Workspace workspace(int lanes) {
        return new Workspace(new double[length * lanes], new double[length * lanes], List.of());
    }

    @Override
    public void forward(double[] re, double[] im, int lanes, Workspace workspace) {
        double[] fromRe = re;
        double[] fromIm = im;
        double[] toRe = workspace.re();
        double[] toIm = workspace.im();
        int rest = length;
        int stride = 1;
        for (int radix : factors) {
            rest /= radix;
            pass(radix, rest, stride, lanes, new double[][] {fromRe, fromIm, toRe, toIm});
            stride *= radix;
            double[] kept = fromRe;
            fromRe = toRe;
            toRe = kept;
            kept = fromIm;
            fromIm = toIm;
            toIm = kept;
        }
        if (factors.length % 2 == 1) {
            System.arraycopy(fromRe, 0, re, 0, length * lanes);
            System.arraycopy(fromIm, 0, im, 0, length * lanes);
        }
    }

    private void pass(int radix, int groups, int stride, int lanes, double[][] arrays) {
        int run = stride * lanes;
        for (int p = 0; p < groups; p++) {
            int from = p * run;
            int to = radix * p * run;
            int twiddle = p * stride;
            switch (radix) {
                case 2 -> two(from, groups * run, to, run, twiddle, arrays);
                case 3 -> three(from, groups * run, to, run, twiddle, arrays);
                case 4 -> four(from, groups * run, to, run, twiddle, arrays);
                case 5 -> five(from, groups * run, to, run, twiddle, arrays);
                default -> any(radix, from, groups * run, to, run, twiddle, arrays);
            }
        }
    }

    private void two(int from, int step, int to, int run, int twiddle, double[][] arrays) {
        double[] xr = arrays[0];
        double[] xi = arrays[1];
        double[] yr = arrays[2];
        double[] yi = arrays[3];
        double wr = cos[twiddle];
        double wi = sin[twiddle];
        for (int q = 0; q < run; q++) {
            double ar = xr[from + q];
            double ai = xi[from + q];
            double br = xr[from + step + q];
            double bi = xi[from + step + q];
            yr[to + q] = ar + br;
            yi[to + q] = ai + bi;
            double dr = ar - br;
            double di = ai - bi;
            yr[to + run + q] = dr * wr - di * wi;
            yi[to + run + q] = dr * wi + di * wr;
        }
    }

    private void three(int from, int step, int to, int run, int twiddle, double[][] arrays) {
        double[] xr = arrays[0];
        double[] xi = arrays[1];
        double[] yr = arrays[2];
        double[] yi = arrays[3];
        double w1r = cos[twiddle];
        double w1i = sin[twiddle];
        double w2r = cos[2 * twiddle];
        double w2i = sin[2 * twiddle];
        double half = Math.sqrt(3) / 2;
        for (int q = 0; q < run; q++) {
            double ar = xr[from + q];
            double ai = xi[from + q];
            double sr = xr[from + step + q] + xr[from + 2 * step + q];
            double si = xi[from + step + q] + xi[from + 2 * step + q];
            double dr = half * (xr[from + step + q] - xr[from + 2 * step + q]);
            double di = half * (xi[from + step + q] - xi[from + 2 * step + q]);
            double mr = ar - 0.5 * sr;
            double mi = ai - 0.5 * si;
            yr[to + q] = ar + sr;
            yi[to + q] = ai + si;
            double ur = mr + di;
            double ui = mi - dr;
            yr[to + run + q] = ur * w1r - ui * w1i;
            yi[to + run + q] = ur * w1i + ui * w1r;
            double vr = mr - di;
            double vi = mi + dr;
            yr[to + 2 * run + q] = vr * w2r - vi * w2i;
            yi[to + 2 * run + q] = vr * w2i + vi * w2r;
        }
    }

    private void four(int from, int step, int to, int run, int twiddle, double[][] arrays) {
        double[] xr = arrays[0];
        double[] xi = arrays[1];
        double[] yr = arrays[2];
        double[] yi = arrays[3];
        double w1r = cos[twiddle];
        double w1i = sin[twiddle];
        double w2r = cos[2 * twiddle];
        double w2i = sin[2 * twiddle];
        double w3r = cos[3 * twiddle];
        double w3i = sin[3 * twiddle];
        for (int q = 0; q < run; q++) {
            double sumR = xr[from + q] + xr[from + 2 * step + q];
            double sumI = xi[from + q] + xi[from + 2 * step + q];
            double differenceR = xr[from + q] - xr[from + 2 * step + q];
            double differenceI = xi[from + q] - xi[from + 2 * step + q];
            double oddSumR = xr[from + step + q] + xr[from + 3 * step + q];
            double oddSumI = xi[from + step + q] + xi[from + 3 * step + q];
            double oddR = xr[from + step + q] - xr[from + 3 * step + q];
            double oddI = xi[from + step + q] - xi[from + 3 * step + q];
            yr[to + q] = sumR + oddSumR;
            yi[to + q] = sumI + oddSumI;
            double ur = differenceR + oddI;
            double ui = differenceI - oddR;
            yr[to + run + q] = ur * w1r - ui * w1i;
            yi[to + run + q] = ur * w1i + ui * w1r;
            double vr = sumR - oddSumR;
            double vi = sumI - oddSumI;
            yr[to + 2 * run + q] = vr * w2r - vi * w2i;
            yi[to + 2 * run + q] = vr * w2i + vi * w2r;
            double tr = differenceR - oddI;
            double ti = differenceI + oddR;
            yr[to + 3 * run + q] = tr * w3r - ti * w3i;
            yi[to + 3 * run + q] = tr * w3i + ti * w3r;
        }
    }

    private void five(int from, int step, int to, int run, int twiddle, double[][] arrays) {
        double[] xr = arrays[0];
        double[] xi = arrays[1];
        double[] yr = arrays[2];
        double[] yi = arrays[3];
        double c1 = Math.cos(2 * Math.PI / 5);
        double c2 = Math.cos(4 * Math.PI / 5);
        double s1 = Math.sin(2 * Math.PI / 5);
        double s2 = Math.sin(4 * Math.PI / 5);
        double w1r = cos[twiddle];
        double w1i = sin[twiddle];
        double w2r = cos[2 * twiddle];
        double w2i = sin[2 * twiddle];
        double w3r = cos[3 * twiddle];
        double w3i = sin[3 * twiddle];
        double w4r = cos[4 * twiddle];
        double w4i = sin[4 * twiddle];
        for (int q = 0; q < run; q++) {
            double p1r = xr[from + step + q] + xr[from + 4 * step + q];
            double p1i = xi[from + step + q] + xi[from + 4 * step + q];
            double m1r = xr[from + step + q] - xr[from + 4 * step + q];
            double m1i = xi[from + step + q] - xi[from + 4 * step + q];
            double p2r = xr[from + 2 * step + q] + xr[from + 3 * step + q];
            double p2i = xi[from + 2 * step + q] + xi[from + 3 * step + q];
            double m2r = xr[from + 2 * step + q] - xr[from + 3 * step + q];
            double m2i = xi[from + 2 * step + q] - xi[from + 3 * step + q];
            double ar = xr[from + q];
            double ai = xi[from + q];
            double e1r = ar + c1 * p1r + c2 * p2r;
            double e1i = ai + c1 * p1i + c2 * p2i;
            double e2r = ar + c2 * p1r + c1 * p2r;
            double e2i = ai + c2 * p1i + c1 * p2i;
            double o1r = s1 * m1i + s2 * m2i;
            double o1i = s1 * m1r + s2 * m2r;
            double o2r = s2 * m1i - s1 * m2i;
            double o2i = s2 * m1r - s1 * m2r;
            yr[to + q] = ar + p1r + p2r;
            yi[to + q] = ai + p1i + p2i;
            yr[to + run + q] = (e1r + o1r) * w1r - (e1i - o1i) * w1i;
            yi[to + run + q] = (e1r + o1r) * w1i + (e1i - o1i) * w1r;
            yr[to + 2 * run + q] = (e2r + o2r) * w2r - (e2i - o2i) * w2i;
            yi[to + 2 * run + q] = (e2r + o2r) * w2i + (e2i - o2i) * w2r;
            yr[to + 3 * run + q] = (e2r - o2r) * w3r - (e2i + o2i) * w3i;
            yi[to + 3 * run + q] = (e2r - o2r) * w3i + (e2i + o2i) * w3r;
            yr[to + 4 * run + q] = (e1r - o1r) * w4r - (e1i + o1i) * w4i;
            yi[to + 4 * run + q] = (e1r - o1r) * w4i + (e1i + o1i) * w4r;
        }
    }

    private void any(int radix, int from, int step, int to, int run, int twiddle, double[][] arrays) {
        double[] xr = arrays[0];
        double[] xi = arrays[1];
        double[] yr = arrays[2];
        double[] yi = arrays[3];
        int turn = length / radix;
        for (int k = 0; k < radix; k++) {
            int target = to + k * run;
            Arrays.fill(yr, target, target + run, 0);
            Arrays.fill(yi, target, target + run, 0);
            for (int j = 0; j < radix; j++) {
                int w = (int) (((long) j * k % radix * turn + (long) k * twiddle) % length);
                double wr = cos[w];
                double wi = sin[w];
                int source = from + j * step;
                for (int q = 0; q < run; q++) {
                    yr[target + q] += xr[source + q] * wr - xi[source + q] * wi;
                    yi[target + q] += xr[source + q] * wi + xi[source + q] * wr;
                }
            }
        }
    }
}
