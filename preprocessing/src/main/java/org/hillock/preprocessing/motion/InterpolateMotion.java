package org.hillock.preprocessing.motion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.motion.Motion;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Kernel;
import org.hillock.core.recording.Margin;
import org.hillock.core.recording.Preprocessor;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.preprocessing.interpolation.InterpolationMethod;
import org.hillock.preprocessing.interpolation.SpatialInterpolation;
import tools.jackson.databind.JsonNode;

/**
 * Computes, for each frame, the signal at the places where the contacts would be had they moved with the tissue.
 *
 * @param motion as {@link Motion#toJson} gives it
 * @param borderMode remove_channels (those that leave the probe), force_zeros or force_extrapolate
 * @param spatialInterpolationMethod kriging, idw or nearest
 * @param sigmaUm length scale of kriging in µm, one or two values
 * @param p exponent of kriging
 * @param numClosest contacts that idw takes
 * @param interpolationTimeBinCentersS for each segment the times in s at which the motion is looked up; each frame takes the nearest;
 *     absent: those of the motion
 * @param dtype type of the result; absent: that of the recording, float32 for integers
 * @param forceExtrapolate written by the peer; the border mode decides
 * @param interpolationTimeBinSizeS distance of times from which centres are laid, where they are not given
 */
@Wire(
        name = "interpolate_motion",
        pythonClass = "spikeinterface.sortingcomponents.motion.motion_interpolation.InterpolateMotionRecording",
        parent = "recording",
        doc = "Moves signals along the probe against an estimated motion.")
public record InterpolateMotion(
        @Param(doc = "The motion: displacement, temporal_bins_s, spatial_bins_um, direction.")
        JsonNode motion,

        @Param(
                doc = "What becomes of channels that leave the probe.",
                standard = "\"remove_channels\"",
                choices = {"remove_channels", "force_zeros", "force_extrapolate"})
        String borderMode,

        @Param(
                doc = "How signals between contacts are computed.",
                standard = "\"kriging\"",
                choices = {"kriging", "idw", "nearest"})
        String spatialInterpolationMethod,

        @Param(doc = "Length scale of kriging, one or two values.", unit = "µm", standard = "20.0", min = 0)
        NdArray sigmaUm,

        @Param(doc = "Exponent of kriging.", standard = "1.0", min = 0)
        double p,

        @Param(doc = "Contacts that idw takes.", standard = "3", min = 1)
        int numClosest,

        @Param(
                doc = "For each segment the times at which the motion is looked up; null: its own.",
                unit = "s",
                standard = "null")
        Optional<List<List<Double>>> interpolationTimeBinCentersS,

        @Param(doc = "Sample type of the result; null keeps floating types.", standard = "null")
        Optional<DType> dtype,

        @Param(doc = "Written by the peer; border_mode decides.", standard = "null", own = true)
        Optional<Boolean> forceExtrapolate,

        @Param(
                doc = "Distance of the times at which the motion is looked up.",
                unit = "s",
                standard = "null",
                own = true)
        Optional<Double> interpolationTimeBinSizeS)
        implements Preprocessor {
    @Override
    public InterpolateMotion fit(Recording parent) {
        Motion moved = Motion.fromJson(motion);
        if (moved.numSegments() != parent.getNumSegments()) {
            throw new WrongArgumentException("interpolate_motion: motion of " + moved.numSegments()
                    + " segments must have the " + parent.getNumSegments() + " segments of the recording.");
        }
        return new InterpolateMotion(
                motion,
                borderMode,
                spatialInterpolationMethod,
                sigmaUm,
                p,
                numClosest,
                Optional.of(interpolationTimeBinCentersS.orElseGet(() -> centres(parent, moved))),
                Optional.of(type(parent.getDtype())),
                Optional.empty(),
                Optional.empty());
    }

    private DType type(DType input) {
        return dtype.orElse(input.isInteger() ? DType.FLOAT32 : input);
    }

    private List<List<Double>> centres(Recording parent, Motion moved) {
        List<List<Double>> centres = new ArrayList<>();
        for (int segment = 0; segment < parent.getNumSegments(); segment++) {
            List<Double> own = new ArrayList<>();
            if (interpolationTimeBinSizeS.isPresent()) {
                double size = interpolationTimeBinSizeS.get();
                double start = parent.sampleIndexToTime(0, segment);
                int count = Math.max(1, (int) Math.floor(parent.getDuration(segment) / size));
                IntStream.range(0, count).forEach(k -> own.add(start + (k + 0.5) * size));
            } else {
                for (double time : moved.temporalBinsS().get(segment)) {
                    own.add(time);
                }
            }
            centres.add(own);
        }
        return centres;
    }

    /** The channels that stay: all, or those that are on the probe at all times. */
    private int[] kept(double[][] locations) {
        Motion moved = Motion.fromJson(motion);
        int axis = moved.dimension();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] place : locations) {
            low = Math.min(low, place[axis]);
            high = Math.max(high, place[axis]);
        }
        double bottom = low;
        double top = high;
        return IntStream.range(0, locations.length)
                .filter(c -> !borderMode.equals("remove_channels") || stays(moved, locations[c][axis], bottom, top))
                .toArray();
    }

    private boolean stays(Motion moved, double depth, double bottom, double top) {
        List<List<Double>> centres = interpolationTimeBinCentersS.orElseThrow();
        for (int segment = 0; segment < centres.size(); segment++) {
            for (double time : centres.get(segment)) {
                double at = depth + moved.displacementAt(segment, time, depth);
                if (!(at >= bottom && at <= top)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public RecordingInfo outputInfo(RecordingInfo input) {
        double[][] locations = locations(input);
        int[] kept = kept(locations);
        if (kept.length == 0) {
            throw new WrongArgumentException("interpolate_motion: border_mode = remove_channels must leave channels"
                    + " (all of them leave the probe at some time). Use force_zeros or force_extrapolate.");
        }
        return new RecordingInfo(
                input.samplingFrequency(),
                input.channelIds().take(kept),
                type(input.dtype()),
                input.segments(),
                input.properties().take(kept),
                input.annotations(),
                input.probes().map(probes -> probes.slice(kept)));
    }

    private static double[][] locations(RecordingInfo input) {
        return input.properties()
                .find("location")
                .map(NdArray::toRows)
                .orElseThrow(() -> new WrongArgumentException(
                        "interpolate_motion: channel locations must be known (there is no probe). Set a probe first."));
    }

    @Override
    public Margin margin(RecordingInfo input) {
        return Margin.NONE;
    }

    @Override
    public Kernel kernel(RecordingInfo input) {
        double[][] locations = locations(input);
        List<Double> sigmas = new ArrayList<>();
        for (double sigma : sigmaUm.toDoubles()) {
            sigmas.add(sigma);
        }
        SpatialInterpolation interpolation = new SpatialInterpolation(
                InterpolationMethod.valueOf(spatialInterpolationMethod.toUpperCase(Locale.ROOT)),
                sigmas,
                p,
                numClosest,
                OptionalDouble.empty(),
                borderMode.equals("force_extrapolate"));
        return new MotionKernel(
                Motion.fromJson(motion),
                interpolation.from(locations),
                locations,
                kept(locations),
                interpolationTimeBinCentersS.orElseThrow().stream()
                        .map(bins ->
                                bins.stream().mapToDouble(Double::doubleValue).toArray())
                        .toList(),
                input,
                type(input.dtype()));
    }
}
