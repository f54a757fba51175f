package org.hillock.generation.firing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.sorting.NumpySorting;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.generation.basis.RandomStream;
import org.hillock.kernels.random.NumpyGenerator;

/** Sortings with known flaws, made of others; results are in memory, without properties. Names follow {@code spikeinterface.core.generate}. */
public final class FlawedSortings {
    private FlawedSortings() {}

    /** A sorting in which units were split, and the units that each of them became. */
    public record Split(Sorting sorting, Map<Id, Ids> otherIds) {}

    /**
     * The sorting with some units twice: copies whose spikes are shifted by up to {@code maxShift} samples, each on its own.
     *
     * @param num number of copies, of different units as long as there are enough; they follow the other units
     * @param maxShift largest shift in samples, 0 or more; spikes don't move below 0 or beyond the last spike of the segment
     * @param ratio share of a unit's spikes that its copy has, in (0, 1]; absent: all
     */
    public static Sorting injectSomeDuplicateUnits(
            Sorting sorting, int num, int maxShift, Optional<Double> ratio, long seed) {
        double share = ratio.orElse(1.0);
        if (num < 0 || maxShift < 0 || !(share > 0 && share <= 1) || (num > 0 && sorting.getNumUnits() == 0)) {
            throw new WrongArgumentException("inject_some_duplicate_units: num = " + num + " and max_shift = "
                    + maxShift + " samples must be 0 or more, ratio = " + share
                    + " must lie in (0, 1], and the sorting must have units.");
        }
        NumpyGenerator random = RandomStream.SORTING_CHANGES.of(seed);
        int[] order = random.permutation(sorting.getNumUnits());
        Trains trains = Trains.of(sorting);
        for (int i = 0; i < num; i++) {
            int unit = order[i % order.length];
            trains.add(segment -> shifted(trains.get(segment, unit), maxShift, share, trains.last(segment), random));
        }
        return trains.toSorting(sorting, with(sorting.getUnitIds(), num));
    }

    private static long[] shifted(long[] train, int maxShift, double share, long last, NumpyGenerator random) {
        int kept = (int) Math.round(share * train.length);
        int[] picked = kept == train.length
                ? java.util.stream.IntStream.range(0, kept).toArray()
                : random.choice(train.length, kept, false, false);
        return Arrays.stream(picked)
                .mapToLong(
                        i -> Math.clamp(train[i] + random.integers(-maxShift, maxShift, true), 0L, Math.max(last, 0)))
                .sorted()
                .toArray();
    }

    /**
     * The sorting with some units in pieces: every spike of theirs goes to one of {@code numSplit} new units, drawn at random. The new units come
     * first; those that were split are gone.
     *
     * @param splitIds the units to split, each once
     * @param numSplit number of pieces, 1 or more
     */
    public static Split injectSomeSplitUnits(Sorting sorting, Ids splitIds, int numSplit, long seed) {
        if (numSplit < 1) {
            throw new WrongArgumentException(
                    "inject_some_split_units: num_split = " + numSplit + " must be 1 or more.");
        }
        NumpyGenerator random = RandomStream.SORTING_CHANGES.of(seed);
        Trains whole = Trains.of(sorting);
        int pieces = splitIds.size() * numSplit;
        List<Id> fresh = with(sorting.getUnitIds(), pieces)
                .asList()
                .subList(sorting.getNumUnits(), sorting.getNumUnits() + pieces);
        Trains out = new Trains(sorting.getNumSegments());
        Map<Id, Ids> others = new LinkedHashMap<>();
        int next = 0;
        for (Id id : splitIds) {
            others.put(id, Ids.of(fresh.subList(next, next + numSplit)));
            out.addPieces(whole, sorting.idToIndex(id), numSplit, random);
            next += numSplit;
        }
        List<Id> ids = new ArrayList<>(fresh);
        for (Id id : sorting.getUnitIds().without(splitIds)) {
            int unit = sorting.idToIndex(id);
            ids.add(id);
            out.add(segment -> whole.get(segment, unit));
        }
        return new Split(out.toSorting(sorting, Ids.of(ids)), others);
    }

    /** The ids and {@code count} new ones: numbers after the largest, or texts where the ids are texts. */
    private static Ids with(Ids ids, int count) {
        List<Id> all = new ArrayList<>(ids.asList());
        long number = ids.areTexts()
                ? ids.size()
                : all.stream().mapToLong(Id::asLong).max().orElse(-1) + 1;
        while (all.size() < ids.size() + count) {
            Id fresh = ids.areTexts() ? Id.of(Long.toString(number)) : Id.of(number);
            if (!ids.contains(fresh)) {
                all.add(fresh);
            }
            number++;
        }
        return Ids.of(all);
    }

    /** Spike trains by segment and unit. */
    private static final class Trains {
        private final List<List<long[]>> trains = new ArrayList<>();

        Trains(int segments) {
            for (int s = 0; s < segments; s++) {
                trains.add(new ArrayList<>());
            }
        }

        static Trains of(Sorting sorting) {
            Trains all = new Trains(sorting.getNumSegments());
            SpikeVector spikes = sorting.toSpikeVector();
            for (int u = 0; u < sorting.getNumUnits(); u++) {
                int unit = u;
                all.add(segment -> spikes.train(segment, unit));
            }
            return all;
        }

        long[] get(int segment, int unit) {
            return trains.get(segment).get(unit);
        }

        long last(int segment) {
            return trains.get(segment).stream()
                    .flatMapToLong(LongStream::of)
                    .max()
                    .orElse(0);
        }

        void add(java.util.function.IntFunction<long[]> ofSegment) {
            for (int s = 0; s < trains.size(); s++) {
                trains.get(s).add(ofSegment.apply(s));
            }
        }

        void addPieces(Trains whole, int unit, int count, NumpyGenerator random) {
            for (int s = 0; s < trains.size(); s++) {
                long[] train = whole.get(s, unit);
                int[] piece = new int[train.length];
                Arrays.setAll(piece, i -> (int) random.integers(0, count));
                for (int p = 0; p < count; p++) {
                    int wanted = p;
                    trains.get(s)
                            .add(java.util.stream.IntStream.range(0, train.length)
                                    .filter(i -> piece[i] == wanted)
                                    .mapToLong(i -> train[i])
                                    .toArray());
                }
            }
        }

        Sorting toSorting(Sorting like, Ids ids) {
            return NumpySorting.of(SpikeVector.fromTrains(trains, ids.size()), like.getSamplingFrequency(), ids);
        }
    }
}
