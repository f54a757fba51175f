package org.hillock.core.probe;

import java.util.Arrays;
import org.hillock.core.errors.WrongArgumentException;

/** Outlines drawn around the contacts of a two-dimensional probe. */
final class AutoShape {
    private static final int CIRCLE_POINTS = 100;
    private static final double TIP_LENGTH_MARGINS = 4;

    private AutoShape() {}

    static double[][] outline(Probe probe, String probeType, double margin) {
        if (probe.ndim() != 2 || probe.getContactCount() == 0) {
            throw new WrongArgumentException("createAutoShape: probe must be two-dimensional and have contacts (ndim = "
                    + probe.ndim() + ", " + probe.getContactCount() + " contacts).");
        }
        double[][] rows = probe.contacts().positions().toRows();
        double[] x = Arrays.stream(rows).mapToDouble(r -> r[0]).sorted().toArray();
        double[] y = Arrays.stream(rows).mapToDouble(r -> r[1]).sorted().toArray();
        double left = x[0] - margin;
        double right = x[x.length - 1] + margin;
        double bottom = y[0] - margin;
        double top = y[y.length - 1] + margin;
        double middle = (left + right) / 2;
        return switch (probeType) {
            case "tip" ->
                new double[][] {
                    {left, top},
                    {left, bottom},
                    {middle, bottom - TIP_LENGTH_MARGINS * margin},
                    {right, bottom},
                    {right, top}
                };
            case "rect" -> new double[][] {{left, top}, {left, bottom}, {right, bottom}, {right, top}};
            case "circular" -> circle(middle, (bottom + top) / 2, Math.max(right - left, top - bottom) / 2 + margin);
            default ->
                throw new WrongArgumentException(
                        "createAutoShape: probe_type = '" + probeType + "' must be one of tip, rect, circular.");
        };
    }

    private static double[][] circle(double x, double y, double radius) {
        double[][] out = new double[CIRCLE_POINTS][];
        for (int i = 0; i < out.length; i++) {
            double angle = 2 * Math.PI * i / CIRCLE_POINTS;
            out[i] = new double[] {x + radius * Math.cos(angle), y + radius * Math.sin(angle)};
        }
        return out;
    }
}
