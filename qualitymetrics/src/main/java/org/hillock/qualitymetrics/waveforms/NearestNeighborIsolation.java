package org.hillock.qualitymetrics.waveforms;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.tools.PeakSign;
import org.hillock.kernels.random.NumpyGenerator;
import org.hillock.qualitymetrics.units.Ingredient;
import org.hillock.qualitymetrics.units.Measurement;
import org.hillock.qualitymetrics.units.MetricColumn;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.hillock.qualitymetrics.units.UnitFacts;

/**
 * How well the waveforms of a unit and of the unit most like it keep apart: of equally many of both, on the channels that they share, the part of
 * nearest neighbours of the same unit (Chung et al. 2017). About 0.5 for units that can't be told apart.
 *
 * @param maxSpikes largest number of spikes of each kind
 * @param minSpikes units with fewer are not judged
 * @param minFr units that fire less are not judged, in Hz
 * @param nNeighbors neighbours of a spike, itself not included
 * @param nComponents principal components of the waveforms
 * @param radiusUm channels this near to the largest peak are looked at where waveforms are dense, in µm
 * @param peakSign which way peaks point
 * @param minSpatialOverlap the part of the unit's channels that another one must share to be compared
 */
@Wire(name = "nn_isolation", doc = "How well waveforms keep apart from those of the unit most like it.")
public record NearestNeighborIsolation(
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
        PeakSign peakSign,

        @Param(
                doc = "Part of the unit's channels that another one must share to be compared.",
                standard = "0.5",
                min = 0,
                max = 1,
                own = true)
        double minSpatialOverlap)
        implements QualityMetric {
    @Override
    public List<MetricColumn> columns() {
        return List.of(
                MetricColumn.number("nn_isolation", "", "Part of neighbours of the same unit, about 0.5 to 1."),
                MetricColumn.unit("nn_unit_id", "The unit that is most like it."));
    }

    @Override
    public Set<Ingredient> dependsOn() {
        return Set.of(Ingredient.WAVEFORMS, Ingredient.TEMPLATES);
    }

    @Override
    public Measurement measure(UnitFacts unit) {
        int[] own = unit.waveformPlaces(unit.index());
        if (isTooSmall(unit, unit.index(), own.length)) {
            return Measurement.none(
                    2, "the unit has fewer than " + minSpikes + " waveforms or fires less than " + minFr + " Hz");
        }
        ChannelSparsity channels = unit.all().channelsWithin(radiusUm, peakSign);
        NumpyGenerator generator = NumpyGenerator.defaultRng(unit.seed());
        double least = 1;
        double nearest = Double.NaN;
        for (int other = 0; other < unit.all().unitIds().size(); other++) {
            int[] shared = shared(channels, unit.index(), other);
            int[] theirs = other == unit.index() || shared.length == 0 ? new int[0] : unit.waveformPlaces(other);
            if (theirs.length > 0 && !isTooSmall(unit, other, theirs.length)) {
                double isolation = isolation(unit, own, other, theirs, shared, generator);
                if (isolation < least) {
                    least = isolation;
                    nearest = other;
                }
            }
        }
        return Measurement.partly("no other unit is so near that waveforms mix", least, nearest);
    }

    private boolean isTooSmall(UnitFacts unit, int index, int waveforms) {
        return waveforms < minSpikes
                || unit.all().spikes().countPerUnit()[index] / unit.all().totalDuration() < minFr;
    }

    /** The channels of both units; none where they are too small a part of the first one's. */
    private int[] shared(ChannelSparsity channels, int unit, int other) {
        int[] own = channels.channelIndices(unit);
        int[] shared = Arrays.stream(own)
                .filter(channel -> channels.isActive(other, channel))
                .toArray();
        return shared.length >= minSpatialOverlap * own.length ? shared : new int[0];
    }

    private double isolation(
            UnitFacts unit, int[] own, int other, int[] theirs, int[] channels, NumpyGenerator generator) {
        int count = IntStream.of(own.length, theirs.length, maxSpikes).min().orElseThrow();
        float[] first = unit.waveforms(unit.index(), chosen(own, count, generator), channels);
        float[] second = unit.waveforms(other, chosen(theirs, count, generator), channels);
        return WaveformMixing.sameKind(first, second, count, nComponents, nNeighbors, unit.seed());
    }

    private static int[] chosen(int[] places, int count, NumpyGenerator generator) {
        return IntStream.of(generator.choice(places.length, count, false, true))
                .map(i -> places[i])
                .toArray();
    }
}
