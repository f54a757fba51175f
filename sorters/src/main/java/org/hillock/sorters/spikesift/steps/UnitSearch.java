package org.hillock.sorters.spikesift.steps;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Finds one unit among the spikes of a channel, by splitting their snippets in two again and again.
 *
 * <p>A split is undone when the two average spikes, seen as {@link ChannelDifferences}, lie closer than
 * {@code mergingThreshold} times the longer of them. An instance owns its scratch arrays: one instance for one thread.
 */
public final class UnitSearch {
    private final int features;
    private final int channels;
    private final double minSpikes;
    private final double mergingThreshold;
    private final double[] total;
    private final PrincipalProjection principal;
    private final SortedCut sortedCut = new SortedCut();
    private float[] sorted = new float[0];

    /**
     * A search among snippets of the given shape.
     *
     * @param channels channels of a snippet
     * @param samples samples of a snippet on each channel; the spike stands at {@code samples / 2}
     * @param minSpikes groups with fewer spikes are not split and not chosen
     * @param mergingThreshold relative distance below which two groups are one, in (0, 1)
     */
    public UnitSearch(int channels, int samples, double minSpikes, double mergingThreshold) {
        this.features = channels * samples;
        this.channels = channels;
        this.minSpikes = minSpikes;
        this.mergingThreshold = mergingThreshold;
        this.principal = new PrincipalProjection(features);
        this.total = new double[features];
    }

    /**
     * A group of spikes and their average snippet.
     *
     * @param members row numbers, rising
     * @param mean {@code [channels x samples]} average
     */
    public record Group(int[] members, float[] mean) {
        /** Number of spikes. */
        public int size() {
            return members.length;
        }
    }

    private record Split(Group low, Group high, double[] lowDifferences, double[] highDifferences) {}

    private record Outcome(boolean accepted, Split split) {}

    private static final Group NOBODY = new Group(new int[0], new float[0]);
    private static final Outcome UNDIVIDED =
            new Outcome(false, new Split(NOBODY, NOBODY, new double[0], new double[0]));

    /** All of the first {@code count} rows as one group. */
    public Group everyone(float[][] rows, int count) {
        int[] members = new int[count];
        for (int i = 0; i < count; i++) {
            members[i] = i;
        }
        return new Group(members, average(rows, members));
    }

    /**
     * Follows, from all rows on, the group that is lower at the spike sample of the first channel; where that ends in too few
     * spikes, it goes back to the other group of the last split.
     */
    public Group isolate(float[][] rows, Group start) {
        int spikeSample = features / channels / 2;
        Deque<Group> others = new ArrayDeque<>();
        Group current = start;
        while (true) {
            Outcome outcome = split(rows, current);
            if (outcome.accepted()) {
                Group low = outcome.split().low();
                Group high = outcome.split().high();
                boolean lowFirst = low.mean()[spikeSample] < high.mean()[spikeSample];
                others.push(lowFirst ? high : low);
                current = lowFirst ? low : high;
            } else if (current.size() >= minSpikes || others.isEmpty()) {
                return current;
            } else {
                current = others.pop();
            }
        }
    }

    /** Follows, from all rows on, the group whose average lies nearer to {@code reference} until it cannot be split. */
    public Group refine(float[][] rows, Group start, double[] reference) {
        Group current = start;
        while (true) {
            Outcome outcome = split(rows, current);
            if (!outcome.accepted()) {
                return current;
            }
            Split split = outcome.split();
            current = farness(split.lowDifferences(), reference) < farness(split.highDifferences(), reference)
                    ? split.low()
                    : split.high();
        }
    }

    private static double farness(double[] differences, double[] reference) {
        return ChannelDifferences.dot(differences, differences) - 2 * ChannelDifferences.dot(reference, differences);
    }

    private Outcome split(float[][] rows, Group group) {
        int count = group.size();
        if (count < minSpikes || count < 2) {
            return UNDIVIDED;
        }
        principal.take(rows, group.members(), group.mean());
        float[] projection = principal.project();
        if (sorted.length < count) {
            sorted = new float[2 * count];
        }
        System.arraycopy(projection, 0, sorted, 0, count);
        Arrays.sort(sorted, 0, count);
        float cut = sortedCut.cut(sorted, count);
        int high = 0;
        for (int i = 0; i < count; i++) {
            high += projection[i] < cut ? 1 : 0;
        }
        if (high == 0 || high == count) {
            return UNDIVIDED;
        }
        Split split = divide(rows, group, projection, cut, high);
        return new Outcome(!tooClose(split), split);
    }

    /** Group 1 ("high") holds the projections strictly below the cut, group 0 ("low") the rest. */
    private Split divide(float[][] rows, Group group, float[] projection, float cut, int belowCount) {
        int[] below = new int[belowCount];
        int[] rest = new int[group.size() - belowCount];
        int b = 0;
        int r = 0;
        for (int i = 0; i < group.size(); i++) {
            if (projection[i] < cut) {
                below[b++] = group.members()[i];
            } else {
                rest[r++] = group.members()[i];
            }
        }
        boolean restSmaller = rest.length <= below.length;
        float[] small = average(rows, restSmaller ? rest : below);
        float[] large = complement(group, small, Math.min(rest.length, below.length));
        Group low = new Group(rest, restSmaller ? small : large);
        Group high = new Group(below, restSmaller ? large : small);
        return new Split(
                low, high, ChannelDifferences.of(low.mean(), channels), ChannelDifferences.of(high.mean(), channels));
    }

    private boolean tooClose(Split split) {
        double[] a = split.lowDifferences();
        double[] b = split.highDifferences();
        double longer = Math.max(ChannelDifferences.dot(a, a), ChannelDifferences.dot(b, b));
        return ChannelDifferences.squaredDistance(a, b) < mergingThreshold * mergingThreshold * longer;
    }

    private float[] complement(Group group, float[] small, int smallCount) {
        double ratio = (double) smallCount / (group.size() - smallCount);
        float[] mean = new float[features];
        for (int f = 0; f < features; f++) {
            mean[f] = (float) (group.mean()[f] + ((double) group.mean()[f] - small[f]) * ratio);
        }
        return mean;
    }

    private float[] average(float[][] rows, int[] members) {
        Arrays.fill(total, 0);
        for (int member : members) {
            addRow(rows[member], total);
        }
        float[] mean = new float[features];
        for (int f = 0; f < features; f++) {
            mean[f] = (float) (total[f] / members.length);
        }
        return mean;
    }

    private static void addRow(float[] row, double[] total) {
        for (int f = 0; f < total.length; f++) {
            total[f] += row[f];
        }
    }
}
