package org.hillock.kernels.filter;

/** Elliptic integrals and functions of parameter m = k² by the arithmetic-geometric mean (Abramowitz and Stegun 16.4, 17.6). */
final class JacobiElliptic {
    private static final int MAX_STEPS = 40;

    private JacobiElliptic() {}

    /** The functions sn, cn and dn at one argument. */
    record Values(double sn, double cn, double dn) {}

    /** Complete integral K of the parameter whose complement is {@code complement} = 1 - m, in (0, 1]. */
    static double completeIntegral(double complement) {
        double a = 1;
        double b = Math.sqrt(complement);
        while (Math.abs(a - b) > 4e-16 * a) {
            double mean = (a + b) / 2;
            b = Math.sqrt(a * b);
            a = mean;
        }
        return Math.PI / (a + b);
    }

    /** Integral F of the amplitude φ in [0, π/2) and the parameter whose complement is {@code complement}. */
    static double integral(double amplitude, double complement) {
        double a = 1;
        double b = Math.sqrt(complement);
        double angle = amplitude;
        double scale = 1;
        for (int i = 0; i < MAX_STEPS && Math.abs(a - b) > 4e-16 * a; i++) {
            angle += Math.atan(b / a * Math.tan(angle)) + Math.PI * Math.floor(angle / Math.PI + 0.5);
            scale *= 2;
            double mean = (a + b) / 2;
            b = Math.sqrt(a * b);
            a = mean;
        }
        return angle / (scale * a);
    }

    /** Functions of u at the parameter m with complement {@code complement} = 1 - m, both given for accuracy. */
    static Values values(double u, double m, double complement) {
        double[] a = new double[MAX_STEPS];
        double[] c = new double[MAX_STEPS];
        a[0] = 1;
        c[0] = Math.sqrt(m);
        double b = Math.sqrt(complement);
        int n = 0;
        while (n < MAX_STEPS - 1 && Math.abs(c[n] / a[n]) > 1e-17) {
            a[n + 1] = (a[n] + b) / 2;
            c[n + 1] = (a[n] - b) / 2;
            b = Math.sqrt(a[n] * b);
            n++;
        }
        double angle = Math.scalb(a[n] * u, n);
        for (int k = n; k > 0; k--) {
            angle = (angle + Math.asin(c[k] * Math.sin(angle) / a[k])) / 2;
        }
        double sn = Math.sin(angle);
        double cn = Math.cos(angle);
        return new Values(sn, cn, Math.sqrt(complement + m * cn * cn));
    }

    /** Parameter m that solves the degree equation n K'(m)/K(m) = K'(m1)/K(m1), through the nome. */
    static double degreeParameter(int degree, double m1) {
        double nome = Math.exp(-Math.PI * completeIntegral(m1) / completeIntegral(1 - m1) / degree);
        double numerator = 0;
        double denominator = 1;
        for (int n = 0; n < 12; n++) {
            numerator += Math.pow(nome, n * (n + 1.0));
            denominator += 2 * Math.pow(nome, (n + 1.0) * (n + 1.0));
        }
        return 16 * nome * Math.pow(numerator / denominator, 4);
    }
}
