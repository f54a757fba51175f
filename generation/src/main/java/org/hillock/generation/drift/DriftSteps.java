package org.hillock.generation.drift;

import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.NdArray;

/**
 * The displacements that templates are made for: equally spaced on the line between two ends, both included, an odd number so that the middle is
 * one of them.
 *
 * @param startX first end in µm
 * @param startY first end in µm
 * @param stopX other end in µm
 * @param stopY other end in µm
 * @param count number of steps
 */
public record DriftSteps(double startX, double startY, double stopX, double stopY, int count) {
    /** Refuses an even number. */
    public DriftSteps {
        if (count < 1 || count % 2 == 0) {
            throw new WrongArgumentException("drift: number of steps = " + count + " must be odd.");
        }
    }

    /** As many steps as make each at most {@code stepUm} long. */
    public static DriftSteps between(double[] startUm, double[] stopUm, double stepUm) {
        if (startUm.length != 2 || stopUm.length != 2 || !(stepUm > 0)) {
            throw new WrongArgumentException(
                    "drift: drift_start_um and drift_stop_um must hold x and y in um, drift_step_um = " + stepUm
                            + " um must be above 0.");
        }
        double length = Math.hypot(stopUm[0] - startUm[0], stopUm[1] - startUm[1]);
        int intervals = (int) Math.ceil(length / stepUm - 1e-9);
        return new DriftSteps(startUm[0], startUm[1], stopUm[0], stopUm[1], intervals + 1 + intervals % 2);
    }

    /** The step nearest to a place on the way, see {@link DriftPath}; places beyond the ends take the end. */
    public int nearest(double place) {
        return Math.clamp(Math.round((place + 0.5) * (count - 1)), 0, count - 1);
    }

    /** Displacement of a step along x in µm. */
    public double x(int step) {
        return count == 1 ? (startX + stopX) / 2 : startX + (stopX - startX) * step / (count - 1);
    }

    /** Displacement of a step along y in µm. */
    public double y(int step) {
        return count == 1 ? (startY + stopY) / 2 : startY + (stopY - startY) * step / (count - 1);
    }

    /** All displacements, {@code [steps, 2]} in µm. */
    public NdArray displacements() {
        double[] flat = new double[2 * count];
        for (int i = 0; i < count; i++) {
            flat[2 * i] = x(i);
            flat[2 * i + 1] = y(i);
        }
        return NdArray.ofDoubles(flat, count, 2);
    }

    /** The displacement at places on the way, {@code [places, 2]} in µm, not rounded to steps. */
    public NdArray vectors(double[] places) {
        double[] flat = new double[2 * places.length];
        for (int i = 0; i < places.length; i++) {
            flat[2 * i] = startX + (stopX - startX) * (places[i] + 0.5);
            flat[2 * i + 1] = startY + (stopY - startY) * (places[i] + 0.5);
        }
        return NdArray.ofDoubles(flat, places.length, 2);
    }
}
