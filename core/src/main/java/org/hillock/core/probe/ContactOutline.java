package org.hillock.core.probe;

import java.util.List;
import java.util.stream.IntStream;
import org.hillock.core.values.NdArray;

/** The outlines of contacts in the coordinates of the probe. */
final class ContactOutline {
    private static final int CIRCLE_POINTS = 360;

    private ContactOutline() {}

    static List<double[][]> vertices(Contacts contacts) {
        return IntStream.range(0, contacts.count())
                .mapToObj(i -> outline(contacts, i))
                .toList();
    }

    private static double[][] outline(Contacts contacts, int contact) {
        ContactShape shape = contacts.shapes().get(contact);
        double[] half = shape.halfExtent();
        double[][] local = shape.name().equals("circle")
                ? circle(half[0])
                : new double[][] {{-half[0], -half[1]}, {-half[0], half[1]}, {half[0], half[1]}, {half[0], -half[1]}};
        int ndim = contacts.positions().shape()[1];
        NdArray axes = contacts.planeAxes();
        double[][] out = new double[local.length][ndim];
        for (int p = 0; p < local.length; p++) {
            for (int d = 0; d < ndim; d++) {
                int axis = contact * 2 * ndim + d;
                out[p][d] = contacts.positions().doubleAt(contact * ndim + d)
                        + local[p][0] * axes.doubleAt(axis)
                        + local[p][1] * axes.doubleAt(axis + ndim);
            }
        }
        return out;
    }

    private static double[][] circle(double radius) {
        double[][] out = new double[CIRCLE_POINTS][];
        for (int i = 0; i < CIRCLE_POINTS; i++) {
            double angle = 2 * Math.PI * i / (CIRCLE_POINTS - 1);
            out[i] = new double[] {radius * Math.cos(angle), radius * Math.sin(angle)};
        }
        return out;
    }
}
