package org.hillock.preprocessing.interpolation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Kernel;
import org.hillock.core.recording.Margin;
import org.hillock.core.recording.Preprocessor;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.preprocessing.rows.RowKernel;

/**
 * Replaces channels by weighted means of the others, with weights exp(-(distance / sigma)^p). A channel that is far from all good ones
 * becomes 0.
 *
 * @param badChannelIds the channels to replace
 * @param p exponent
 * @param sigmaUm length scale in µm; absent: the most frequent distance between neighbouring rows of the probe
 * @param weights {@code [good channels, bad channels]}; absent: by distance
 */
@Wire(
        name = "interpolate_bad_channels",
        pythonClass = "spikeinterface.preprocessing.interpolate_bad_channels.InterpolateBadChannelsRecording",
        parent = "recording",
        doc = "Replaces channels by weighted means of those around.")
public record InterpolateBadChannels(
        @Param(doc = "Ids of the channels to replace.") Ids badChannelIds,

        @Param(doc = "Exponent of the weights.", standard = "1.3", min = 0)
        double p,

        @Param(
                doc = "Length scale; null: the most frequent distance between neighbouring rows.",
                unit = "µm",
                standard = "null",
                min = 0)
        Optional<Double> sigmaUm,

        @Param(doc = "Weights of good for bad channels; null: by distance.", standard = "null")
        Optional<NdArray> weights)
        implements Preprocessor {
    private static final String NAME = "interpolate_bad_channels";

    @Override
    public InterpolateBadChannels fit(Recording parent) {
        if (weights.isPresent()) {
            return this;
        }
        double[][] locations = parent.getChannelLocations();
        int[] bad = parent.idsToIndices(badChannelIds);
        double sigma = sigmaUm.orElseGet(() -> rowDistance(locations));
        double[][] computed = KrigingWeights.of(
                places(good(parent.info(), bad), locations),
                places(bad, locations),
                sigma,
                p,
                KrigingWeights.STANDARD_THRESHOLD);
        return new InterpolateBadChannels(badChannelIds, p, Optional.of(sigma), Optional.of(NdArray.ofRows(computed)));
    }

    private static double[][] places(int[] channels, double[][] locations) {
        return Arrays.stream(channels).mapToObj(c -> locations[c]).toArray(double[][]::new);
    }

    private static int[] good(RecordingInfo input, int[] bad) {
        boolean[] isBad = new boolean[input.numChannels()];
        for (int c : bad) {
            isBad[c] = true;
        }
        int[] good = IntStream.range(0, isBad.length).filter(c -> !isBad[c]).toArray();
        if (good.length == 0) {
            throw new WrongArgumentException(
                    NAME + ": bad_channel_ids must leave good channels to interpolate from. Leave some out.");
        }
        return good;
    }

    /** The most frequent distance between neighbouring distinct y; the smallest of equally frequent ones. */
    private static double rowDistance(double[][] locations) {
        double[] rows = Arrays.stream(locations)
                .mapToDouble(place -> place[1])
                .distinct()
                .sorted()
                .toArray();
        TreeMap<Double, Integer> counts = new TreeMap<>();
        for (int i = 1; i < rows.length; i++) {
            counts.merge(rows[i] - rows[i - 1], 1, Integer::sum);
        }
        if (counts.isEmpty()) {
            throw new WrongArgumentException(
                    NAME + ": sigma_um must be given where all channels lie in one row. Give a length in µm.");
        }
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    @Override
    public RecordingInfo outputInfo(RecordingInfo input) {
        return input;
    }

    @Override
    public Margin margin(RecordingInfo input) {
        return Margin.NONE;
    }

    @Override
    public Kernel kernel(RecordingInfo input) {
        int[] bad = input.channelIds().indicesOf(badChannelIds);
        int[] good = good(input, bad);
        double[][] given = weights.orElseThrow().toRows();
        if (given.length != good.length || given[0].length != bad.length) {
            throw new WrongArgumentException(
                    NAME + ": weights must be of " + good.length + " good × " + bad.length + " bad channels.");
        }
        int[][] sources = new int[bad.length][];
        double[][] by = new double[bad.length][];
        for (int b = 0; b < bad.length; b++) {
            List<Integer> used = new ArrayList<>();
            for (int g = 0; g < good.length; g++) {
                if (given[g][b] != 0) {
                    used.add(g);
                }
            }
            sources[b] = used.stream().mapToInt(g -> good[g]).toArray();
            int column = b;
            by[b] = used.stream().mapToDouble(g -> given[g][column]).toArray();
        }
        return kernel(bad, sources, by, input);
    }

    private static Kernel kernel(int[] bad, int[][] sources, double[][] by, RecordingInfo input) {
        return RowKernel.of(
                (row, result) -> {
                    System.arraycopy(row, 0, result, 0, row.length);
                    for (int b = 0; b < bad.length; b++) {
                        double sum = 0;
                        for (int i = 0; i < sources[b].length; i++) {
                            sum += by[b][i] * row[sources[b][i]];
                        }
                        result[bad[b]] = (float) sum;
                    }
                },
                (row, result) -> {
                    System.arraycopy(row, 0, result, 0, row.length);
                    for (int b = 0; b < bad.length; b++) {
                        double sum = 0;
                        for (int i = 0; i < sources[b].length; i++) {
                            sum += by[b][i] * row[sources[b][i]];
                        }
                        result[bad[b]] = sum;
                    }
                },
                input.dtype());
    }
}
