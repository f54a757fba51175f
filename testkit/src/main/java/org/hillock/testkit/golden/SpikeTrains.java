package org.hillock.testkit.golden;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;

/**
 * The spike trains of one segment, whose units have no names that count.
 *
 * @param trains frames in rising order, one array per unit
 */
public record SpikeTrains(List<long[]> trains) {
    /** How many frames two detections of one spike may lie apart. */
    private static final int WINDOW = 2;

    /** The trains of every segment from rows of frame, unit and segment. */
    public static List<SpikeTrains> ofRows(NdArray rows) {
        Map<Long, Map<Long, List<Long>>> segments = new TreeMap<>();
        for (int i = 0; i < rows.length(); i++) {
            segments.computeIfAbsent(rows.longAt(3 * i + 2), key -> new TreeMap<>())
                    .computeIfAbsent(rows.longAt(3 * i + 1), key -> new ArrayList<>())
                    .add(rows.longAt(3 * i));
        }
        return segments.values().stream()
                .map(units -> new SpikeTrains(
                        units.values().stream().map(SpikeTrains::sorted).toList()))
                .toList();
    }

    /** The trains of one segment from a list of lists. */
    static SpikeTrains ofLists(JsonNode lists) {
        return new SpikeTrains(lists.valueStream()
                .map(list -> list.valueStream().mapToLong(JsonNode::longValue).toArray())
                .toList());
    }

    private static long[] sorted(List<Long> frames) {
        return frames.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    /** The differences to recorded trains: every recorded unit must have a partner of its own that agrees well enough. */
    public List<Difference> differences(String key, SpikeTrains recorded, Tolerance tolerance) {
        if (trains.size() != recorded.trains.size()) {
            return List.of(Difference.of(key, trains.size() + " units instead of " + recorded.trains.size()));
        }
        List<Difference> out = new ArrayList<>();
        boolean[] taken = new boolean[trains.size()];
        for (int unit = 0; unit < recorded.trains.size(); unit++) {
            long[] wanted = recorded.trains.get(unit);
            int best = -1;
            double agreement = -1;
            for (int other = 0; other < taken.length; other++) {
                double score = taken[other] ? -1 : agreement(trains.get(other), wanted);
                if (score > agreement) {
                    agreement = score;
                    best = other;
                }
            }
            taken[best] = true;
            if (agreement < tolerance.minAgreement() && !differsByOneSpike(trains.get(best), wanted)) {
                out.add(new Difference(
                        key,
                        "unit " + unit + " (" + wanted.length + " spikes): agreement " + agreement
                                + " with the best unit, must be " + tolerance.minAgreement(),
                        1 - agreement));
            }
        }
        return out;
    }

    /** In a short train one borderline spike is more than the fraction that is allowed. */
    private static boolean differsByOneSpike(long[] actual, long[] wanted) {
        int matched = matches(actual, wanted);
        return Math.max(actual.length, wanted.length) - matched <= 1;
    }

    /** Matched spikes over all spikes of both, 1 for equal trains. */
    static double agreement(long[] a, long[] b) {
        int matched = matches(a, b);
        int all = a.length + b.length - matched;
        return all == 0 ? 1 : (double) matched / all;
    }

    private static int matches(long[] a, long[] b) {
        int matched = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            if (Math.abs(a[i] - b[j]) <= WINDOW) {
                matched++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return matched;
    }

    /** Number of spikes of all units. */
    public int size() {
        return trains.stream().mapToInt(train -> train.length).sum();
    }

    @Override
    public String toString() {
        return trains.size() + " units, spikes "
                + Arrays.toString(trains.stream().mapToInt(t -> t.length).toArray());
    }
}
