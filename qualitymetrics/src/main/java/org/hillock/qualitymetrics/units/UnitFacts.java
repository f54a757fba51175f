package org.hillock.qualitymetrics.units;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.tools.AmplitudeMode;
import org.hillock.core.tools.PeakSign;
import org.hillock.core.values.Id;

/** All that is known of one unit. For one thread at a time; what several metrics need is computed once. */
public final class UnitFacts {
    private final MetricInput input;
    private final int unit;
    private final long seed;
    private Optional<UnitCloud> cloud = Optional.empty();

    /** The view of a unit by its index; {@code seed} is that of random choices. */
    public UnitFacts(MetricInput input, int unit, long seed) {
        this.input = input;
        this.unit = unit;
        this.seed = seed;
    }

    /** What is known of all units. */
    public MetricInput all() {
        return input;
    }

    /** The place of the unit among the units. */
    public int index() {
        return unit;
    }

    /** The name of the unit. */
    public Id id() {
        return input.unitIds().get(unit);
    }

    /** The seed of random choices. */
    public long seed() {
        return seed;
    }

    /** Number of spikes in all segments. */
    public int numSpikes() {
        return input.groups().count(unit);
    }

    /** Spikes per second over all segments. */
    public double firingRate() {
        return numSpikes() / input.totalDuration();
    }

    /** The frames of the spikes of a segment, rising. */
    public long[] train(int segment) {
        int[] positions = input.groups().of(unit, segment);
        long[] train = new long[positions.length];
        Arrays.setAll(train, i -> input.spikes().sampleIndex(positions[i]));
        return train;
    }

    /** A number for each spike of a segment: {@link Ingredient#SPIKE_AMPLITUDES} or {@link Ingredient#AMPLITUDE_SCALINGS}. */
    public float[] amplitudes(Ingredient ingredient, int segment) {
        float[] all = input.perSpike(ingredient);
        int[] positions = input.groups().of(unit, segment);
        float[] own = new float[positions.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = all[positions[i]];
        }
        return own;
    }

    /** The numbers of the spikes of all segments, one after the other. */
    public float[] amplitudes(Ingredient ingredient) {
        List<float[]> parts = new ArrayList<>();
        for (int segment = 0; segment < input.numSegments(); segment++) {
            parts.add(amplitudes(ingredient, segment));
        }
        float[] all = new float[numSpikes()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /** The coordinate of each spike of a segment on an axis, in µm. */
    public double[] locations(String axis, int segment) {
        double[] all = input.locations(axis);
        return Arrays.stream(input.groups().of(unit, segment))
                .mapToDouble(position -> all[position])
                .toArray();
    }

    /** For each spike how many spikes of all units stand at its sample, over all segments. */
    public int[] coincidences() {
        return IntStream.range(0, input.numSegments())
                .flatMap(segment -> Arrays.stream(input.groups().of(unit, segment)))
                .map(input.groups()::groupSize)
                .toArray();
    }

    /** The channel of the unit's largest peak. */
    public int extremumChannel(PeakSign sign, AmplitudeMode mode) {
        return input.extremumChannels(sign, mode)[unit];
    }

    /** The channels of the unit for its principal components. */
    public int[] channels() {
        return input.sparsity().map(sparsity -> sparsity.channelIndices(unit)).orElseGet(() -> IntStream.range(
                        0, input.principalComponents().width())
                .toArray());
    }

    /** The unit and, after it, those other units whose largest peak lies on one of the unit's channels; all units without sparsity. */
    public int[] neighbours() {
        IntStream others = IntStream.range(0, input.unitIds().size()).filter(other -> other != unit);
        if (input.sparsity().isPresent()) {
            int[] peaks = input.extremumChannels(PeakSign.NEG, AmplitudeMode.EXTREMUM);
            others = others.filter(other -> input.sparsity().get().isActive(unit, peaks[other]));
        }
        return IntStream.concat(IntStream.of(unit), others).toArray();
    }

    /** The principal components of the unit and its neighbours. */
    public UnitCloud cloud() {
        UnitCloud known = cloud.orElseGet(() -> cloudOf(neighbours(), channels()));
        cloud = Optional.of(known);
        return known;
    }

    /** The principal components of some units, the first of which is the one that is looked at, on some channels. */
    private UnitCloud cloudOf(int[] units, int[] channels) {
        SpikeArrays components = input.principalComponents();
        int[] owners = input.spikes().unitIndices();
        List<float[]> parts = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        for (int one : units) {
            int[] own = components.placesOf(one, owners);
            places.add(own);
            parts.add(components.read(own, one, channels));
        }
        int features = components.rows() * channels.length;
        int total = places.stream().mapToInt(own -> own.length).sum();
        float[] points = new float[Math.multiplyExact(total, features)];
        int[] labels = new int[total];
        System.arraycopy(parts.getFirst(), 0, points, 0, parts.getFirst().length);
        int[] next = new int[units.length];
        for (int at = places.getFirst().length; at < total; at++) {
            int first = earliest(places, next);
            System.arraycopy(parts.get(first), next[first] * features, points, at * features, features);
            next[first]++;
            labels[at] = first;
        }
        return new UnitCloud(points, features, labels);
    }

    /** Which of the other units has the next spike. */
    private static int earliest(List<int[]> places, int[] next) {
        int best = -1;
        int least = Integer.MAX_VALUE;
        for (int i = 1; i < next.length; i++) {
            if (next[i] < places.get(i).length && places.get(i)[next[i]] < least) {
                best = i;
                least = places.get(i)[next[i]];
            }
        }
        return best;
    }

    /** How many waveforms of another unit, or of this one, there are. */
    public int[] waveformPlaces(int ofUnit) {
        return input.waveforms().placesOf(ofUnit, input.spikes().unitIndices());
    }

    /** Some waveforms of a unit, by their places, on some channels, row-major {@code [places × samples × channels]}. */
    public float[] waveforms(int ofUnit, int[] places, int[] channels) {
        return input.waveforms().read(places, ofUnit, channels);
    }
}
