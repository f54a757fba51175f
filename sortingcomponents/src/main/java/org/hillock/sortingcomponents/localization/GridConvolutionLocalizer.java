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
 * @param sigmaMs width of the gaussian that stands for a prototype where peaks are found and placed in one read
 * @param marginUm how far the grid extends beyond the outermost channels
 * @param prototype the course of a waveform in time, one value per sample of the window; absent: the median of waveforms of the given peaks, or a gaussian
 * @param percentile per cent of the best products that count
 * @param peakSign which way that gaussian points: neg or pos; a prototype has its sign
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

        @Param(
                doc = "Width of the gaussian in place of a prototype where none is estimated.",
                unit = "ms",
                standard = "0.25")
        double sigmaMs,

        @Param(doc = "How far the grid extends beyond the outermost channels.", unit = "um", standard = "50.0")
        double marginUm,

        @Param(
                doc = "The course of a waveform, one value per sample of the window; null: the median of peaks.",
                standard = "null")
        Optional<NdArray> prototype,

        @Param(doc = "Share of the best products that count.", unit = "%", standard = "5.0", min = 0, max = 100)
        double percentile,

        @Param(
                doc = "Which way that gaussian points.",
                standard = "\"neg\"",
                choices = {"neg", "pos"})
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

    /** A gaussian around the peak. */
    private double[] gaussian(WaveformWindow window, double samplingFrequency) {
        double height = peakSign.equals("pos") ? 1 : -1;
        double[] course = new double[window.numSamples()];
        Arrays.setAll(course, s -> {
            double ms = (s - window.nbefore()) / samplingFrequency * 1000;
            return height * Math.exp(-ms * ms / (2 * sigmaMs * sigmaMs));
        });
        return course;
    }

    @Override
    public Places among(double[][] locations, WaveformWindow window, double samplingFrequency) {
        double[] course = prototype.map(NdArray::toDoubles).orElseGet(() -> gaussian(window, samplingFrequency));
        if (course.length != window.numSamples()) {
            throw new WrongArgumentException("localize_peaks: prototype of " + course.length
                    + " values must have one for each of the " + window.numSamples()
                    + " samples of the window (ms_before and ms_after).");
        }
        double[][] planar =
                Arrays.stream(locations).map(place -> Arrays.copyOf(place, 2)).toArray(double[][]::new);
        GridTemplates templates =
                GridTemplates.of(planar, radiusUm, upsamplingUm, marginUm, WeightMethod.parse(weightMethod));
        return () -> {
            GridConvolution grid = new GridConvolution(templates, percentile);
            return (values, offset, stride, channel, out) -> grid.locate(values, offset, stride, course, channel, out);
        };
    }
}
