package org.hillock.preprocessing.channels;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Kernel;
import org.hillock.core.recording.Margin;
import org.hillock.core.recording.Preprocessor;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.values.DType;
import org.hillock.kernels.filter.BandType;
import org.hillock.kernels.filter.FilterFamily;
import org.hillock.kernels.filter.IirDesign;
import org.hillock.kernels.filter.SecondOrderSections;

/**
 * Takes out what varies slowly from channel to channel (stripes) by a high-pass filter along the probe, on signals whose strength was
 * evened out over time (International Brain Laboratory et al., Spike sorting pipeline, 2022). Stages in between stay in double.
 *
 * @param nChannelPad channels mirrored at both ends of the probe
 * @param nChannelTaper channels over which both ends fade; absent: as many as are padded
 * @param direction the axis of the probe
 * @param applyAgc whether each channel is divided by its smoothed strength before and multiplied after
 * @param agcWindowLengthS length of the Hann window that smooths the strength, in s; absent: 0.1
 * @param highpassButterOrder order of the filter
 * @param highpassButterWn cut-off as a share of half the channel rate
 * @param dtype type of the result; absent: that of the recording
 */
@Wire(
        name = "highpass_spatial_filter",
        pythonClass = "spikeinterface.preprocessing.highpass_spatial_filter.HighpassSpatialFilterRecording",
        parent = "recording",
        doc = "Takes out stripes by a high-pass filter along the probe.")
public record HighpassSpatialFilter(
        @Param(doc = "Channels mirrored at both ends.", standard = "60", min = 0)
        Optional<Integer> nChannelPad,

        @Param(doc = "Channels over which both ends fade; null: as many as are padded.", standard = "0", min = 0)
        Optional<Integer> nChannelTaper,

        @Param(doc = "Axis of the probe.", standard = "\"y\"")
        String direction,

        @Param(doc = "Even out the strength over time.", standard = "true")
        boolean applyAgc,

        @Param(doc = "Window over which strength is smoothed.", unit = "s", standard = "0.1", min = 0)
        Optional<Double> agcWindowLengthS,

        @Param(doc = "Order of the filter.", standard = "3", min = 1)
        int highpassButterOrder,

        @Param(doc = "Cut-off as a share of half the channel rate.", standard = "0.01", min = 0, max = 1)
        double highpassButterWn,

        @Param(doc = "Sample type of the result; null keeps that of the recording.", standard = "null", own = true)
        Optional<DType> dtype)
        implements Preprocessor {
    private static final int BLOCK = 1 << 13;

    @Override
    public HighpassSpatialFilter fit(Recording parent) {
        return new HighpassSpatialFilter(
                nChannelPad,
                Optional.of(nChannelTaper.orElse(nChannelPad.orElse(0))),
                direction,
                applyAgc,
                agcWindowLengthS,
                highpassButterOrder,
                highpassButterWn,
                dtype);
    }

    @Override
    public RecordingInfo outputInfo(RecordingInfo input) {
        int pad = nChannelPad.orElse(0);
        if (pad > input.numChannels()) {
            throw new WrongArgumentException("highpass_spatial_filter: n_channel_pad = " + pad
                    + " channels must be at most the " + input.numChannels()
                    + " channels of the recording (they are mirrored). Give a smaller one.");
        }
        ChannelMix.axis("highpass_spatial_filter", direction, locations(input));
        design();
        return input.withDtype(dtype.orElse(input.dtype()));
    }

    private static double[][] locations(RecordingInfo input) {
        return ChannelMix.locations("highpass_spatial_filter", input);
    }

    private SecondOrderSections design() {
        try {
            return SecondOrderSections.of(IirDesign.design(
                    new FilterFamily.Butterworth(),
                    BandType.HIGHPASS,
                    highpassButterOrder,
                    new double[] {highpassButterWn},
                    2));
        } catch (IllegalArgumentException e) {
            throw new WrongArgumentException("highpass_spatial_filter: " + e.getMessage(), e);
        }
    }

    /** Half the window, in frames. */
    private int reach(RecordingInfo input) {
        return applyAgc ? (int) Math.rint(agcWindowLengthS.orElse(0.1) * input.samplingFrequency() / 2) : 0;
    }

    @Override
    public Margin margin(RecordingInfo input) {
        int reach = reach(input);
        int block = BLOCK;
        while (block < 2 * reach) {
            block *= 2;
        }
        return new Margin(reach, reach, applyAgc ? block : 1);
    }

    @Override
    public Kernel kernel(RecordingInfo input) {
        double[][] locations = locations(input);
        int axis = ChannelMix.axis("highpass_spatial_filter", direction, locations);
        int[] order = IntStream.range(0, locations.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(c -> locations[c][axis])
                        .thenComparingDouble(c -> locations[c][0]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new SpatialFilterKernel(
                design(),
                order,
                nChannelPad.orElse(0),
                nChannelTaper.orElse(0),
                applyAgc ? reach(input) : -1,
                dtype.orElse(input.dtype()));
    }
}
