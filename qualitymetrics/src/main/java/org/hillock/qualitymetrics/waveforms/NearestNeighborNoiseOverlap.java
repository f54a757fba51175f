package org.hillock.qualitymetrics.waveforms;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Traces;
import org.hillock.core.tools.PeakSign;
import org.hillock.core.tools.RandomChunks;
import org.hillock.kernels.random.NumpyGenerator;
import org.hillock.kernels.statistics.Median;
import org.hillock.qualitymetrics.units.Ingredient;
import org.hillock.qualitymetrics.units.Measurement;
import org.hillock.qualitymetrics.units.MetricColumn;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.hillock.qualitymetrics.units.UnitFacts;

/**
 * How far the waveforms of a unit mix with snippets of noise: the part of nearest neighbours of the other kind, after what makes noise cross the
 * threshold at the unit's peak is taken away from both (Chung et al. 2017). About 0.5 for a unit of noise.
 *
 * @param maxSpikes largest number of spikes of each kind
 * @param minSpikes units with fewer are not judged
 * @param minFr units that fire less are not judged, in Hz
 * @param nNeighbors neighbours of a spike, itself not included
 * @param nComponents principal components of the waveforms
 * @param radiusUm channels this near to the largest peak are looked at where waveforms are dense, in µm
 * @param peakSign which way peaks point
 */
@Wire(name = "nn_noise_overlap", doc = "How far waveforms mix with snippets of noise.")
public record NearestNeighborNoiseOverlap(
        @Param(doc = "Largest number of spikes of each kind.", standard = "10000", min = 2)
        int maxSpikes,

        @Param(doc = "Units with fewer spikes are not judged.", standard = "10", min = 2)
        int minSpikes,

        @Param(doc = "Units that fire less are not judged.", unit = "Hz", standard = "0.0", min = 0)
        double minFr,

        @Param(doc = "Neighbours of a spike, itself not included.", standard = "4", min = 1)
        int nNeighbors,

        @Param(doc = "Principal components of the waveforms.", standard = "10", min = 1)
        int nComponents,

        @Param(
                doc = "Channels this near to the largest peak are looked at where waveforms are dense.",
                unit = "µm",
                standard = "100.0",
                min = 0)
        double radiusUm,

        @Param(doc = "Which way peaks point.", standard = "\"neg\"")
        PeakSign peakSign)
        implements QualityMetric {
    @Override
    public List<MetricColumn> columns() {
        return List.of(
                MetricColumn.number("nn_noise_overlap", "", "Part of neighbours of the other kind, 0 to about 0.5."));
    }

    @Override
    public Set<Ingredient> dependsOn() {
        return Set.of(Ingredient.WAVEFORMS, Ingredient.TEMPLATES, Ingredient.RECORDING);
    }

    @Override
    public Measurement measure(UnitFacts unit) {
        int[] places = unit.waveformPlaces(unit.index());
        if (places.length < minSpikes || unit.firingRate() < minFr) {
            return Measurement.none(
                    1, "the unit has fewer than " + minSpikes + " waveforms or fires less than " + minFr + " Hz");
        }
        int[] channels = unit.all().channelsWithin(radiusUm, peakSign).channelIndices(unit.index());
        int samples = unit.all().waveforms().rows();
        int segments = unit.all().numSegments();
        int count = Math.min(places.length, maxSpikes) / segments * segments;
        if (channels.length == 0 || count < 2) {
            return Measurement.none(1, "the unit has no channels, or fewer waveforms than there are segments");
        }
        int[] chosen = NumpyGenerator.defaultRng(unit.seed()).choice(places.length, count, false, true);
        float[] waveforms = unit.waveforms(
                unit.index(), IntStream.of(chosen).map(i -> places[i]).toArray(), channels);
        float[] noise = noise(unit, count / segments, samples, channels);
        float[] component = noiseComponent(waveforms, noise, count);
        subtract(component, waveforms, count);
        subtract(component, noise, count);
        return Measurement.of(
                1 - WaveformMixing.sameKind(waveforms, noise, count, nComponents, nNeighbors, unit.seed()));
    }

    /** Snippets at random frames, {@code [snippets × samples × channels]}, in the unit of the waveforms. */
    private static float[] noise(UnitFacts unit, int perSegment, int samples, int[] channels) {
        Recording recording = unit.all().recording();
        List<FrameRange> ranges = RandomChunks.standard()
                .withNumChunksPerSegment(perSegment)
                .withChunkSize(samples)
                .withSeed(unit.seed())
                .draw(recording);
        boolean scaled = unit.all().templates().isScaled();
        int size = samples * channels.length;
        float[] noise = new float[ranges.size() * size];
        for (int i = 0; i < ranges.size(); i++) {
            FrameRange range = ranges.get(i);
            Traces traces = scaled
                    ? recording.getScaledTraces(range.segment(), range.start(), range.end())
                    : recording.getTraces(range.segment(), range.start(), range.end());
            for (int k = 0; k < size; k++) {
                noise[i * size + k] = (float) traces.get(k / channels.length, channels[k % channels.length]);
            }
        }
        return noise;
    }

    /** The mean of the noise weighted by its value where the median waveform has its peak, of unit length. */
    private float[] noiseComponent(float[] waveforms, float[] noise, int count) {
        int size = waveforms.length / count;
        int peak = peak(waveforms, count, size);
        double[] sum = new double[size];
        for (int i = 0; i < count; i++) {
            double weight = noise[i * size + peak];
            for (int k = 0; k < size; k++) {
                sum[k] += weight * noise[i * size + k];
            }
        }
        double norm = Math.sqrt(Arrays.stream(sum).map(value -> value * value).sum());
        float[] component = new float[size];
        for (int k = 0; k < size; k++) {
            component[k] = norm == 0 ? 0 : (float) (sum[k] / norm);
        }
        return component;
    }

    private int peak(float[] waveforms, int count, int size) {
        float[] values = new float[count];
        int peak = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < size; k++) {
            for (int i = 0; i < count; i++) {
                values[i] = waveforms[i * size + k];
            }
            float median = Median.inPlace(values, 0, count);
            double height =
                    switch (peakSign) {
                        case NEG -> -median;
                        case POS -> median;
                        case BOTH -> Math.abs(median);
                    };
            if (height > highest) {
                highest = height;
                peak = k;
            }
        }
        return peak;
    }

    private static void subtract(float[] component, float[] rows, int count) {
        int size = component.length;
        for (int i = 0; i < count; i++) {
            double dot = 0;
            for (int k = 0; k < size; k++) {
                dot += (double) rows[i * size + k] * component[k];
            }
            for (int k = 0; k < size; k++) {
                rows[i * size + k] -= (float) (dot * component[k]);
            }
        }
    }
}
