package org.hillock.core.sorting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.values.Ids;

/**
 * A sorting whose spikes lie in a memory-mapped file, so that every process of the machine that knows the recipe sees them.
 *
 * <p>The file belongs to the process that made it: it is deleted when that process ends or no longer holds the sorting (nor one that
 * was made from it). Processes that read it before keep their spikes.
 *
 * @param shmName the file: 24 bytes a spike, sample, unit and segment index as little-endian int64
 * @param shape number of spikes
 * @param samplingFrequency frames per second in Hz
 * @param unitIds names of the units
 * @param numSegments number of segments; absent: up to the last one with a spike
 */
@Wire(
        name = "shared_memory_sorting",
        pythonClass = "spikeinterface.core.numpyextractors.SharedMemorySorting",
        doc = "Reads spikes from a memory-mapped file that processes of one machine share.")
public record SharedMemorySorting(
        @Param(doc = "The file that holds the spikes.") Path shmName,

        @Param(doc = "Number of spikes.", min = 0) List<Integer> shape,

        @Param(doc = "Frames per second.", unit = "Hz") double samplingFrequency,

        @Param(doc = "Ids of the units.") Ids unitIds,

        @Param(
                doc = "Number of segments; null: up to the last one with a spike.",
                standard = "null",
                min = 1,
                own = true)
        Optional<Integer> numSegments)
        implements SortingSource {
    private static final Cleaner CLEANER = Cleaner.create();

    /** Writes the spikes of a sorting to a new file in {@code folder} and gives the sorting that shares it. */
    static Sorting share(Sorting sorting, Path folder) {
        SpikeVector spikes = sorting.toSpikeVector();
        Path file = newFile(folder);
        SharedSpikes.write(file, spikes);
        SharedMemorySorting recipe = new SharedMemorySorting(
                file,
                List.of(spikes.size()),
                sorting.getSamplingFrequency(),
                sorting.getUnitIds(),
                NumpySorting.statedSegments(spikes, spikes.numSegments()));
        SpikeSource owner = new Owner(spikes);
        CLEANER.register(owner, () -> delete(file));
        return new Sorting(
                SortingInfo.of(recipe.samplingFrequency, recipe.unitIds, spikes.numSegments()),
                owner,
                Provenance.of(recipe));
    }

    /** Holds the spikes of the process that made the file; when it goes, the file goes. */
    private static final class Owner implements SpikeSource {
        private final SpikeVector spikes;

        Owner(SpikeVector spikes) {
            this.spikes = spikes;
        }

        @Override
        public SpikeVector spikes() {
            return spikes;
        }
    }

    private static Path newFile(Path folder) {
        try {
            Path file = Files.createTempFile(folder, "hillock_spikes_", ".shm").toAbsolutePath();
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": no file can be made here (" + e.getMessage() + ").", e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // a file that can't be deleted now is tried again when the process ends
        }
    }

    @Override
    public Sorting open() {
        if (shape.size() != 1) {
            throw new BrokenFileException(shmName, "shape = " + shape + " must be the number of spikes.");
        }
        SharedSpikes shared = SharedSpikes.open(shmName, shape.getFirst());
        int count = numSegments.orElseGet(shared::segmentsWithSpikes);
        return new Sorting(
                SortingInfo.of(samplingFrequency, unitIds, count),
                SpikeSource.lazily(() -> shared.read(count, unitIds.size())),
                Provenance.of(this));
    }
}
