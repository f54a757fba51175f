package org.hillock.postprocessing.pca;

import org.hillock.core.errors.WrongArgumentException;

/**
 * How principal components are found.
 *
 * @param numComponents how many
 * @param mode what one model is fitted to
 * @param whiten whether projections are divided by the spread along their component
 */
public record PcaOptions(int numComponents, PcaMode mode, boolean whiten) {
    /** Refuses fewer than one component. */
    public PcaOptions {
        if (numComponents < 1) {
            throw new WrongArgumentException(
                    "compute_principal_components: n_components = " + numComponents + " must be 1 or more.");
        }
    }

    /** Five components, a model for every channel, whitened: the peer's defaults. */
    public static PcaOptions standard() {
        return new PcaOptions(5, PcaMode.BY_CHANNEL_LOCAL, true);
    }

    /** With another number of components. */
    public PcaOptions withNumComponents(int count) {
        return new PcaOptions(count, mode, whiten);
    }

    /** With models fitted to something else. */
    public PcaOptions withMode(PcaMode other) {
        return new PcaOptions(numComponents, other, whiten);
    }

    /** Whitened or not. */
    public PcaOptions withWhiten(boolean wanted) {
        return new PcaOptions(numComponents, mode, wanted);
    }
}
