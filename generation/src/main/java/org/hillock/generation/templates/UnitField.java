package org.hillock.generation.templates;

import org.hillock.core.errors.WrongArgumentException;

/**
 * The metric of a unit: lengths along the second and third of its rotated axes count {@code 1/b} and {@code 1/c} times.
 *
 * @param b relative length of the second axis, in (0, ∞)
 * @param c relative length of the third axis
 * @param xAngle rotation about x, done first, in rad
 * @param yAngle rotation about y
 * @param zAngle rotation about z, done last
 */
public record UnitField(double b, double c, double xAngle, double yAngle, double zAngle) {
    /** Straight distances. */
    public static final UnitField SPHERE = new UnitField(1, 1, 0, 0, 0);

    /** Refuses axes without length. */
    public UnitField {
        if (!(b > 0) || !(c > 0)) {
            throw new WrongArgumentException("unit: b = " + b + " and c = " + c + " must be above 0.");
        }
    }

    /** The length of a vector in this metric. */
    double distance(double dx, double dy, double dz) {
        double y1 = Math.cos(xAngle) * dy - Math.sin(xAngle) * dz;
        double z1 = Math.sin(xAngle) * dy + Math.cos(xAngle) * dz;
        double x2 = Math.cos(yAngle) * dx + Math.sin(yAngle) * z1;
        double z2 = -Math.sin(yAngle) * dx + Math.cos(yAngle) * z1;
        double x3 = Math.cos(zAngle) * x2 - Math.sin(zAngle) * y1;
        double y3 = Math.sin(zAngle) * x2 + Math.cos(zAngle) * y1;
        return Math.sqrt(x3 * x3 + (y3 / b) * (y3 / b) + (z2 / c) * (z2 / c));
    }
}
