package org.hillock.core.probe;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.NdArray;

/** Rigid motions of probes and their embedding in space. */
final class ProbeMotion {
    private static final double UNIT_TOLERANCE = 1e-9;

    private ProbeMotion() {}

    static double[] center(Probe probe) {
        double[][] rows = probe.contacts().positions().toRows();
        double[] mean = new double[probe.ndim()];
        for (double[] row : rows) {
            for (int d = 0; d < mean.length; d++) {
                mean[d] += row[d] / rows.length;
            }
        }
        return mean;
    }

    static Probe move(Probe probe, double[] translation) {
        checkVector("move: translation_vector", translation, probe.ndim());
        return map(probe, point -> plus(point, translation, 1), axis -> axis);
    }

    static Probe rotate2d(Probe probe, double theta, double[] center) {
        if (probe.ndim() != 2) {
            throw new WrongArgumentException(
                    "rotate: axis must be given for a three-dimensional probe. Use rotate3d(theta, axis).");
        }
        checkVector("rotate: center", center, 2);
        double cos = Math.cos(Math.toRadians(theta));
        double sin = Math.sin(Math.toRadians(theta));
        return turn(probe, center, v -> new double[] {cos * v[0] + sin * v[1], -sin * v[0] + cos * v[1]});
    }

    static Probe rotate3d(Probe probe, double theta, double[] center, double[] axis) {
        checkVector("rotate: axis", axis, 3);
        checkVector("rotate: center", center, 3);
        if (probe.ndim() != 3) {
            throw new WrongArgumentException(
                    "rotate: probe must be three-dimensional to turn around an axis. Use rotate(theta) or to3d first.");
        }
        double norm = Math.sqrt(axis[0] * axis[0] + axis[1] * axis[1] + axis[2] * axis[2]);
        if (!(norm > 0)) {
            throw new WrongArgumentException("rotate: axis = " + Arrays.toString(axis) + " must not be zero.");
        }
        double[] unit = {axis[0] / norm, axis[1] / norm, axis[2] / norm};
        double cos = Math.cos(Math.toRadians(theta));
        double sin = Math.sin(Math.toRadians(theta));
        return turn(probe, center, v -> rodrigues(unit, cos, sin, v));
    }

    /** v cos θ + (k × v) sin θ + k (k·v)(1 − cos θ). */
    private static double[] rodrigues(double[] k, double cos, double sin, double[] v) {
        double along = (k[0] * v[0] + k[1] * v[1] + k[2] * v[2]) * (1 - cos);
        return new double[] {
            v[0] * cos + (k[1] * v[2] - k[2] * v[1]) * sin + k[0] * along,
            v[1] * cos + (k[2] * v[0] - k[0] * v[2]) * sin + k[1] * along,
            v[2] * cos + (k[0] * v[1] - k[1] * v[0]) * sin + k[2] * along
        };
    }

    static Probe rotateContacts(Probe probe, double[] thetas) {
        int n = probe.getContactCount();
        if (thetas.length != 1 && thetas.length != n) {
            throw new WrongArgumentException("rotateContacts: thetas of length " + thetas.length
                    + " must be one angle, or one a contact (there are " + n + ").");
        }
        int ndim = probe.ndim();
        double[] axes = probe.contacts().planeAxes().toDoubles();
        for (int i = 0; i < n; i++) {
            double angle = Math.toRadians(thetas[thetas.length == 1 ? 0 : i]);
            for (int d = 0; d < ndim; d++) {
                int at = 2 * i * ndim + d;
                double x = axes[at];
                double y = axes[at + ndim];
                axes[at] = Math.cos(angle) * x - Math.sin(angle) * y;
                axes[at + ndim] = Math.sin(angle) * x + Math.cos(angle) * y;
            }
        }
        return probe.withContacts(
                probe.contacts().withGeometry(probe.contacts().positions(), NdArray.ofDoubles(axes, n, 2, ndim)));
    }

    static Probe to3d(Probe probe, String axes) {
        if (probe.ndim() != 2) {
            throw new WrongArgumentException("to3d: probe must be two-dimensional (it has ndim = 3).");
        }
        int[] plane = plane("to3d", axes);
        return reshaped(probe, 3, v -> {
            double[] out = new double[3];
            out[plane[0]] = v[0];
            out[plane[1]] = v[1];
            return out;
        });
    }

    /** Axes that lie in the plane are kept, others become upright. */
    static Probe to2d(Probe probe, String axes) {
        if (probe.ndim() != 3) {
            throw new WrongArgumentException("to2d: probe must be three-dimensional (it has ndim = 2).");
        }
        int[] plane = plane("to2d", axes);
        Probe flat = reshaped(probe, 2, v -> new double[] {v[plane[0]], v[plane[1]]});
        boolean inPlane = Arrays.stream(flat.contacts()
                        .planeAxes()
                        .reshape(2 * flat.getContactCount(), 2)
                        .toRows())
                .allMatch(v -> Math.abs(Math.hypot(v[0], v[1]) - 1) < UNIT_TOLERANCE);
        return inPlane
                ? flat
                : flat.withContacts(flat.contacts()
                        .withGeometry(flat.contacts().positions(), Contacts.uprightAxes(flat.getContactCount())));
    }

    private static int[] plane(String operation, String axes) {
        if (!List.of("xy", "yz", "xz").contains(axes)) {
            throw new WrongArgumentException(operation + ": axes = '" + axes + "' must be one of xy, yz, xz.");
        }
        return axes.chars().map("xyz"::indexOf).toArray();
    }

    private static Probe turn(Probe probe, double[] center, UnaryOperator<double[]> rotation) {
        return map(probe, point -> plus(rotation.apply(plus(point, center, -1)), center, 1), rotation);
    }

    private static Probe map(Probe probe, UnaryOperator<double[]> points, UnaryOperator<double[]> axes) {
        return mapped(probe, probe.ndim(), points, axes);
    }

    private static Probe reshaped(Probe probe, int ndim, UnaryOperator<double[]> map) {
        return mapped(probe, ndim, map, map);
    }

    private static Probe mapped(Probe probe, int ndim, UnaryOperator<double[]> points, UnaryOperator<double[]> axes) {
        Contacts contacts = probe.contacts();
        int n = contacts.count();
        NdArray flatAxes = contacts.planeAxes().reshape(2 * n, probe.ndim());
        Contacts moved = contacts.withGeometry(
                rows(contacts.positions(), ndim, points),
                rows(flatAxes, ndim, axes).reshape(n, 2, ndim));
        return new Probe(
                ndim,
                probe.siUnits(),
                probe.annotations(),
                moved,
                probe.planarContour().map(contour -> rows(contour, ndim, points)));
    }

    private static NdArray rows(NdArray array, int columns, UnaryOperator<double[]> map) {
        double[] flat = Arrays.stream(array.toRows())
                .map(map)
                .flatMapToDouble(Arrays::stream)
                .toArray();
        return NdArray.ofDoubles(flat, array.length(), columns);
    }

    private static double[] plus(double[] point, double[] vector, int sign) {
        double[] out = point.clone();
        for (int d = 0; d < out.length; d++) {
            out[d] += sign * vector[d];
        }
        return out;
    }

    private static void checkVector(String what, double[] vector, int ndim) {
        if (vector.length != ndim || !Arrays.stream(vector).allMatch(Double::isFinite)) {
            throw new WrongArgumentException(
                    what + " = " + Arrays.toString(vector) + " must be " + ndim + " finite numbers.");
        }
    }
}
