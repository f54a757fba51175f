package org.hillock.core.values;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The reusable buffers of one worker: a chain of steps borrows what it needs for a chunk and gives it back, so that the next chunk
 * allocates nothing. For one thread at a time; a buffer that is not given back (after a failure) is simply forgotten.
 */
public final class Scratch {
    private static final int KEPT_PER_CARRIER = 8;
    private final Map<Carrier, List<Object>> free = new EnumMap<>(Carrier.class);
    private final IdentityHashMap<Object, Object> memories = new IdentityHashMap<>();
    private final boolean lasting;

    /** Buffers of a worker that reads again and again. */
    public Scratch() {
        this(true);
    }

    private Scratch(boolean lasting) {
        this.lasting = lasting;
    }

    /** Buffers for a single read, after which they are gone. */
    public static Scratch ofOneRead() {
        return new Scratch(false);
    }

    /** Whether what is kept here will be met again by the next read. */
    public boolean isLasting() {
        return lasting;
    }

    /**
     * What a step keeps for this worker from call to call: tables, working memory. Made at the first call.
     *
     * @param owner whose memory it is; told apart by identity
     * @param made makes it; always of the same type for an owner
     */
    public <T> T memory(Object owner, Class<T> type, Supplier<T> made) {
        return type.cast(memories.computeIfAbsent(owner, key -> made.get()));
    }

    /** A buffer of the given size; its content is arbitrary. */
    public Samples borrow(Carrier carrier, int numSamples, int numChannels) {
        return Samples.over(array(carrier, Samples.cells(numSamples, numChannels)), numSamples, numChannels);
    }

    private Object array(Carrier carrier, int length) {
        List<Object> candidates = free.computeIfAbsent(carrier, key -> new ArrayList<>());
        int best = -1;
        for (int i = 0; i < candidates.size(); i++) {
            int size = Array.getLength(candidates.get(i));
            if (size >= length && (best < 0 || size < Array.getLength(candidates.get(best)))) {
                best = i;
            }
        }
        return best >= 0 ? candidates.remove(best) : Samples.newArray(carrier, length);
    }

    /** Takes a borrowed buffer back; it must not be used afterwards. */
    public void giveBack(Samples buffer) {
        List<Object> kept = free.computeIfAbsent(buffer.carrier(), key -> new ArrayList<>());
        kept.add(buffer.array());
        if (kept.size() > KEPT_PER_CARRIER) {
            kept.removeFirst();
        }
    }
}
