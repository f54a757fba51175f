package org.hillock.kernels.localization;

import java.util.OptionalDouble;

/**
 * How what a contact sees of a source falls with the distance of the contact: layer by layer another depth or another width.
 *
 * @param mode the form of the fall
 * @param layers µm: the distances of sources from the plane of the contacts, or the widths of gaussians
 * @param sigma3d µm in which an exponential falls to 1/e; not used by gaussians
 * @param sparsityThreshold contacts that see less of a unit-norm template see nothing; absent: {@code 0.5 / √contacts}
 */
public record SourceDecay(Mode mode, double[] layers, double sigma3d, OptionalDouble sparsityThreshold) {
    /** The form of the fall. */
    public enum Mode {
        /** {@code exp(-√(d² + z²) / sigma3d)} for every depth z. */
        EXPONENTIAL_3D,
        /** {@code exp(-d² / (2 σ²))} for every width σ, as Kilosort has it. */
        GAUSSIAN_2D
    }

    /** Refuses having no layer and widths that are not above 0. */
    public SourceDecay {
        if (layers.length == 0) {
            throw new IllegalArgumentException("grid_convolution: weight_method must have one layer or more.");
        }
        if (!(sigma3d > 0)) {
            throw new IllegalArgumentException("grid_convolution: sigma_3d = " + sigma3d + " um must be above 0.");
        }
    }

    /** Depths of 0, 30, 60, 90 and 120 µm with a scale of 2.5 µm. */
    public static SourceDecay exponential() {
        return new SourceDecay(Mode.EXPONENTIAL_3D, new double[] {0, 30, 60, 90, 120}, 2.5, OptionalDouble.empty());
    }

    /** Widths of 5, 10, 15, 20 and 25 µm. */
    public static SourceDecay gaussian() {
        return new SourceDecay(Mode.GAUSSIAN_2D, new double[] {5, 10, 15, 20, 25}, 2.5, OptionalDouble.empty());
    }

    /** With other depths or widths in µm. */
    public SourceDecay withLayers(double... other) {
        return new SourceDecay(mode, other.clone(), sigma3d, sparsityThreshold);
    }

    /** With another scale of the exponential in µm. */
    public SourceDecay withSigma3d(double other) {
        return new SourceDecay(mode, layers, other, sparsityThreshold);
    }

    /** With another threshold, 0 to keep every contact. */
    public SourceDecay withSparsityThreshold(double other) {
        return new SourceDecay(mode, layers, sigma3d, OptionalDouble.of(other));
    }

    /** By how many factors of e a contact at a distance in µm sees less than one at the source. */
    double exponent(double distance, int layer) {
        double size = layers[layer];
        return switch (mode) {
            case EXPONENTIAL_3D -> Math.sqrt(distance * distance + size * size) / sigma3d;
            case GAUSSIAN_2D -> distance * distance / (2 * size * size);
        };
    }
}
