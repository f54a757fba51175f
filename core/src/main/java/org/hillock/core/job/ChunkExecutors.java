package org.hillock.core.job;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.hillock.core.errors.WrongArgumentException;

/** The executors there are: {@code local}, and those that the class path brings through the ServiceLoader. */
public final class ChunkExecutors {
    private ChunkExecutors() {}

    /** Threads in this process. */
    public static ChunkExecutor local() {
        return new LocalChunkExecutor();
    }

    /** The one that the system property {@code hillock.executor} names, else the local one. */
    public static ChunkExecutor standard() {
        return named(System.getProperty("hillock.executor", LocalChunkExecutor.NAME));
    }

    /** The executor of a name; an unknown one is refused with the known ones listed. */
    public static ChunkExecutor named(String name) {
        List<ChunkExecutor> known = new ArrayList<>(List.of(local()));
        if (!name.equals(LocalChunkExecutor.NAME)) {
            ServiceLoader.load(ChunkExecutor.class).forEach(known::add);
        }
        return known.stream()
                .filter(executor -> executor.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new WrongArgumentException("executor = '" + name + "' must be one of "
                        + known.stream().map(ChunkExecutor::name).collect(Collectors.joining(", ")) + "."));
    }
}
