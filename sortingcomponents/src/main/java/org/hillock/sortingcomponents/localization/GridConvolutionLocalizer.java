package org.hillock.sortingcomponents.localization;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.core.values.NdArray;
import org.hillock.kernels.localization.GridConvolution;
import org.hillock.kernels.localization.GridTemplates;
import tools.jackson.databind.node.ObjectNode;

/**
 * Places a peak by comparing it with what sources on a regular grid would look like.
 *
 * @param radiusUm places of the grid no farther than this from the peak's channel count
 * @param upsamplingUm step of the grid
 * @param sigmaMs understood; a prototype says how a waveform goes in time
 * @param marginUm how far the grid extends beyond the outermost channels
 * @param prototype the course of a waveform in time, one value per sample of the window; absent: the median of waveforms of peaks
 * @param percentile per cent of the best products that count
 * @param peakSign understood; a prototype has its sign
 * @param weightMethod how what a channel sees falls with its distance: mode exponential_3d or gaussian_2d, and its parameters
 */
@Wire(
        name = "grid_convolution",
        pythonClass = "spikeinterface.sortingcomponents.peak_localization.LocalizeGridConvolution",
        doc = "Places a peak by comparing it with what sources on a regular grid would look like.")
public record GridConvolutionLocalizer(
        @Param(
                doc = "Places no farther than this from the peak's channel count.",
                unit = "um",
                standard = "40.0",
                min = 0)
        double radiusUm,

        @Param(doc = "Step of the grid.", unit = "um", standard = "5.0", min = 0)
        double upsamplingUm,

        @Param(doc = "Understood; the prototype says how a waveform goes.", unit = "ms", standard = "0.25")
        double sigmaMs,

        @Param(doc = "How far the grid extends beyond the outermost channels.", unit = "um", standard = "50.0")
        double marginUm,

        @Param(
                doc = "The course of a waveform, one value per sample of the window; null: the median of peaks.",
                standard = "null")
        Optional<NdArray> prototype,

        @Param(doc = "Share of the best products that count.", unit = "%", standard = "5.0", min = 0, max = 100)
        double percentile,

        @Param(doc = "Understood; the prototype has its sign.", standard = "\"neg\"")
        String peakSign,

        @Param(doc = "How what a channel sees falls with its distance.", standard = "{}")
        ObjectNode weightMethod)
        implements PeakLocalizer {
    @Override
    public List<String> fields() {
        return List.of("x", "y", "z");
    }

    @Override
    public boolean needsPrototype() {
        return prototype.isEmpty();
    }

    @Override
    public PeakLocalizer withPrototype(double[] course) {
        return new GridConvolutionLocalizer(
                radiusUm,
                upsamplingUm,
                sigmaMs,
                marginUm,
                Optional.of(NdArray.ofDoubles(course)),
                percentile,
                peakSign,
                weightMethod);
    }

    @Override
    public Places among(double[][] locations, WaveformWindow window) {
        double[] course = prototype
                .orElseThrow(() -> new WrongArgumentException("localize_peaks: prototype must be given or estimated."))
                .toDoubles();
        if (course.length != window.numSamples()) {
            throw new WrongArgumentException("localize_peaks: prototype of " + course.length
                    + " values must have one for each of the " + window.numSamples()
                    + " samples of the window (ms_before and ms_after).");
        }
        double[][] planar = Arrays.stream(locations)
                .map(place -> Arrays.copyOf(place, 2))
                .toArray(double[][]::new);
        GridTemplates templates =
                GridTemplates.of(planar, radiusUm, upsamplingUm, marginUm, WeightMethod.parse(weightMethod));
        return () -> {
            GridConvolution grid = new GridConvolution(templates, percentile);
            return (values, offset, stride, channel, out) -> grid.locate(values, offset, stride, course, channel, out);
        };
    }
}
