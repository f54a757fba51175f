package org.hillock.sortingcomponents.motion;

import java.util.OptionalDouble;
import org.hillock.core.recording.Recording;

/**
 * Along which axis and in which windows motion is estimated.
 *
 * @param direction axis of depth: x, y or z
 * @param rigid whether all of the probe moves as one
 * @param shape form of a window
 * @param stepUm distance of windows
 * @param scaleUm width of a window
 * @param marginUm how far windows reach beyond the contacts; absent: minus half the width
 */
public record WindowOptions(
        String direction,
        boolean rigid,
        SpatialWindows.Shape shape,
        double stepUm,
        double scaleUm,
        OptionalDouble marginUm) {
    /** Gaussians of 300 µm every 200 µm along y. */
    public static WindowOptions standard() {
        return new WindowOptions("y", false, SpatialWindows.Shape.GAUSSIAN, 200, 300, OptionalDouble.empty());
    }

    /** The same, rigid or not. */
    public WindowOptions withRigid(boolean whole) {
        return new WindowOptions(direction, whole, shape, stepUm, scaleUm, marginUm);
    }

    SpatialWindows on(Recording recording, double[] binCenters) {
        return SpatialWindows.of(
                DepthTime.contactDepths(recording, direction),
                binCenters,
                rigid,
                shape,
                stepUm,
                scaleUm,
                marginUm,
                OptionalDouble.empty());
    }
}
