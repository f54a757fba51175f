package org.hillock.sorters.spikesift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Tries made ahead of their turn. A try depends only on the channels of its neighbourhood, so that it holds until one of
 * them is changed; several can be made at the same time, and which ones are does not change any outcome.
 *
 * <p>Ahead of their turn come the channels of lowest score that are so far from all channels with lower scores that these
 * will hardly change them.
 */
final class AttemptCache {
    private static final int LOOK_AHEAD = 48;
    private static final int PER_THREAD = 3;

    private final int[][] nearest;
    private final Workers workers;
    private final int threads;
    private final Supplier<UnitFinder> finders;
    private final Queue<UnitFinder> idle = new ConcurrentLinkedQueue<>();
    private final long[] changes;
    private final UnitFinder.Attempt[] attempts;
    private final long[] stamps;
    private final boolean[][] reach;

    AttemptCache(int[][] nearest, Workers workers, int threads, Supplier<UnitFinder> finders) {
        int channels = nearest.length;
        this.nearest = nearest;
        this.workers = workers;
        this.threads = threads;
        this.finders = finders;
        this.changes = new long[channels];
        this.attempts = new UnitFinder.Attempt[channels];
        this.stamps = new long[channels];
        Arrays.fill(stamps, -1);
        this.reach = new boolean[threads > 1 ? channels : 0][];
        Arrays.setAll(reach, this::reachOf);
    }

    /** The try of channel {@code c}, whose turn it is. */
    UnitFinder.Attempt attempt(int c, double[] scores, boolean[] dead) {
        if (!holds(c)) {
            List<Integer> due = threads > 1 ? choose(c, scores, dead) : List.of(c);
            if (due.size() == 1) {
                make(c);
            } else {
                workers.forEach(due.size(), () -> i -> make(due.get(i)));
            }
        }
        return attempts[c];
    }

    /** Notes that the signal of some channels has changed. */
    void changed(int[] channels) {
        for (int c : channels) {
            changes[c]++;
        }
    }

    private boolean holds(int c) {
        return stamps[c] == stamp(c);
    }

    private long stamp(int c) {
        long sum = 0;
        for (int k : nearest[c]) {
            sum += changes[k];
        }
        return sum;
    }

    private void make(int c) {
        UnitFinder own = idle.poll();
        UnitFinder finder = own == null ? finders.get() : own;
        attempts[c] = finder.find(c);
        stamps[c] = stamp(c);
        idle.add(finder);
    }

    private List<Integer> choose(int first, double[] scores, boolean[] dead) {
        List<Integer> due = new ArrayList<>();
        boolean[] blocked = new boolean[nearest.length];
        boolean[] seen = dead.clone();
        int next = first;
        for (int rank = 0; rank < LOOK_AHEAD && next >= 0 && due.size() < PER_THREAD * threads; rank++) {
            seen[next] = true;
            if (next == first || (scores[next] < 0 && !holds(next) && free(next, blocked))) {
                due.add(next);
            }
            block(next, blocked);
            next = lowest(scores, seen);
        }
        return due;
    }

    private boolean free(int c, boolean[] blocked) {
        for (int k : nearest[c]) {
            if (blocked[k]) {
                return false;
            }
        }
        return true;
    }

    private void block(int c, boolean[] blocked) {
        for (int k = 0; k < blocked.length; k++) {
            blocked[k] |= reach[c][k];
        }
    }

    static int lowest(double[] scores, boolean[] passed) {
        int place = -1;
        for (int c = 0; c < scores.length; c++) {
            if (!passed[c] && (place < 0 || scores[c] < scores[place])) {
                place = c;
            }
        }
        return place;
    }

    /** Channels that a unit led by {@code c} may be taken from: neighbours of neighbours. */
    private boolean[] reachOf(int c) {
        boolean[] reached = new boolean[nearest.length];
        for (int k : nearest[c]) {
            for (int far : nearest[k]) {
                reached[far] = true;
            }
        }
        return reached;
    }
}
