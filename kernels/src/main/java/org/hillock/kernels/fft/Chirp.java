package org.hillock.kernels.fft;

import java.util.Arrays;
import java.util.List;

/** A transform of any length as a convolution with a chirp: k t = (k² + t² - (k - t)²) / 2. */
final class Chirp implements FourierTransform {
    private final int length;
    private final FourierTransform convolution;
    private final double[] chirpRe;
    private final double[] chirpIm;
    private final double[] kernelRe;
    private final double[] kernelIm;

    Chirp(int length) {
        this.length = length;
        int padded = FourierTransform.goodLength(Math.toIntExact(2L * length - 1));
        convolution = FourierTransform.of(padded);
        chirpRe = new double[length];
        chirpIm = new double[length];
        kernelRe = new double[padded];
        kernelIm = new double[padded];
        for (int t = 0; t < length; t++) {
            double angle = Math.PI * ((long) t * t % (2L * length)) / length;
            chirpRe[t] = Math.cos(angle);
            chirpIm[t] = -Math.sin(angle);
            kernelRe[t] = chirpRe[t];
            kernelIm[t] = -chirpIm[t];
            kernelRe[(padded - t) % padded] = kernelRe[t];
            kernelIm[(padded - t) % padded] = kernelIm[t];
        }
        convolution.forward(kernelRe, kernelIm, 1, convolution.workspace(1));
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public Workspace workspace(int lanes) {
        int size = convolution.length() * lanes;
        return new Workspace(new double[size], new double[size], List.of(convolution.workspace(lanes)));
    }

    @Override
    public void forward(double[] re, double[] im, int lanes, Workspace workspace) {
        double[] padRe = workspace.re();
        double[] padIm = workspace.im();
        Arrays.fill(padRe, length * lanes, padRe.length, 0);
        Arrays.fill(padIm, length * lanes, padIm.length, 0);
        multiply(re, im, chirpRe, chirpIm, padRe, padIm, lanes);
        Workspace inner = workspace.inner().getFirst();
        convolution.forward(padRe, padIm, lanes, inner);
        multiply(padRe, padIm, kernelRe, kernelIm, padRe, padIm, lanes);
        convolution.inverse(padRe, padIm, lanes, inner);
        multiply(padRe, padIm, chirpRe, chirpIm, re, im, lanes);
    }

    /** Writes the product of each row with its complex factor, for as many rows as there are factors. */
    private static void multiply(
            double[] xr, double[] xi, double[] wr, double[] wi, double[] yr, double[] yi, int lanes) {
        for (int t = 0; t < wr.length; t++) {
            double cr = wr[t];
            double ci = wi[t];
            for (int i = t * lanes; i < (t + 1) * lanes; i++) {
                double re = xr[i] * cr - xi[i] * ci;
                yi[i] = xr[i] * ci + xi[i] * cr;
                yr[i] = re;
            }
        }
    }
}
