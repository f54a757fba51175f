package org.hillock.postprocessing;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.job.Cancellation;
import org.hillock.core.job.JobOptions;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.tools.SparsityEstimate;
import org.hillock.core.tools.SparsityRule;
import org.hillock.core.values.DType;
import org.hillock.postprocessing.folders.ExtractorFormat;
import org.hillock.postprocessing.waveforms.Extension;

/**
 * How waveforms are extracted. Immutable; begin with {@link #standard} and change what differs.
 *
 * @param folder where the extractor is kept; absent: in memory
 * @param format how it lies there
 * @param msBefore ms cut before a spike
 * @param msAfter ms cut from a spike on
 * @param maxSpikesPerUnit at most so many spikes of each unit; absent: all
 * @param seed of the choice of spikes
 * @param sparse whether each unit keeps only its own channels
 * @param sparsity these channels; absent: they are estimated where {@code sparse} holds
 * @param estimate how they are estimated
 * @param overwrite whether an extractor that is in the folder is replaced
 * @param loadIfExists whether an extractor that is in the folder is taken, and what it lacks computed
 * @param returnScaled whether everything is in µV
 * @param dtype the type in which waveforms are kept; absent: float32 in µV, else that of the recording
 * @param operators the templates that are computed at once, see the extension {@code templates}
 * @param extensions further extensions
 * @param jobs jobs and chunks
 * @param cancellation stops the work; what is finished is kept
 */
public record Extraction(
        Optional<Path> folder,
        ExtractorFormat format,
        double msBefore,
        double msAfter,
        OptionalInt maxSpikesPerUnit,
        long seed,
        boolean sparse,
        Optional<ChannelSparsity> sparsity,
        SparsityEstimate estimate,
        boolean overwrite,
        boolean loadIfExists,
        boolean returnScaled,
        Optional<DType> dtype,
        List<String> operators,
        List<Extension> extensions,
        JobOptions jobs,
        Cancellation cancellation) {
    /** Copies the lists and refuses orders that contradict each other. */
    public Extraction {
        operators = List.copyOf(operators);
        extensions = List.copyOf(extensions);
        if (overwrite && loadIfExists) {
            throw new WrongArgumentException(
                    "extract_waveforms: overwrite = true must not go together with load_if_exists = true. Give one of them.");
        }
        if (sparsity.isPresent() && !sparse) {
            throw new WrongArgumentException(
                    "extract_waveforms: sparsity must not be given with sparse = false. Leave one of them out.");
        }
    }

    /** In memory, 1 ms before to 2 ms after, 500 spikes of each unit, sparse within 100 µm, in µV, average and standard deviation. */
    public static Extraction standard() {
        return new Extraction(
                Optional.empty(),
                ExtractorFormat.ANALYZER,
                1,
                2,
                OptionalInt.of(500),
                0,
                true,
                Optional.empty(),
                SparsityEstimate.of(SparsityRule.radius(100)),
                false,
                false,
                true,
                Optional.empty(),
                List.of("average", "std"),
                List.of(),
                JobOptions.defaults(),
                new Cancellation());
    }

    /** Kept in a folder. */
    public Extraction in(Path place, ExtractorFormat layout) {
        return new Extraction(
                Optional.of(place),
                layout,
                msBefore,
                msAfter,
                maxSpikesPerUnit,
                seed,
                sparse,
                sparsity,
                estimate,
                overwrite,
                loadIfExists,
                returnScaled,
                dtype,
                operators,
                extensions,
                jobs,
                cancellation);
    }

    /** With another window in ms. */
    public Extraction withWindow(double before, double after) {
        return new Extraction(
                folder,
                format,
                before,
                after,
                maxSpikesPerUnit,
                seed,
                sparse,
                sparsity,
                estimate,
                overwrite,
                loadIfExists,
                returnScaled,
                dtype,
                operators,
                extensions,
                jobs,
                cancellation);
    }

    /** With at most so many spikes of each unit. */
    public Extraction withMaxSpikesPerUnit(int count) {
        return new Extraction(
                folder,
                format,
                msBefore,
                msAfter,
                OptionalInt.of(count),
                seed,
                sparse,
                sparsity,
                estimate,
                overwrite,
                loadIfExists,
                returnScaled,
                dtype,
                operators,
                extensions,
                jobs,
                cancellation);
    }

    /** With all spikes. */
    public Extraction withAllSpikes() {
        return new Extraction(
                folder,
                format,
                msBefore,
                msAfter,
                OptionalInt.empty(),
                seed,
                sparse,
                sparsity,
                estimate,
                overwrite,
                loadIfExists,
                returnScaled,
                dtype,
                operators,
                extensions,
                jobs,
                cancellation);
    }

    /** With another seed of the choice of spikes. */
    public Extraction withSeed(long other) {
        return new Extraction(
                folder,
                format,
                msBefore,
                msAfter,
                maxSpikesPerUnit,
                other,
                sparse,
                sparsity,
                estimate,
                overwrite,
                loadIfExists,
                returnScaled,
                dtype,
                operators,
                extensions,
                jobs,
                cancellation);
    }

    /** With all channels for every unit. */
    public Extraction dense() {
        return new Extraction(
                folder,
                format,
                msBefore,
                msAfter,
                maxSpikesPerUnit,
                seed,
                false,
                Optional.empty(),
                estimate,
                overwrite,
                loadIfExists,
                returnScaled,
                dtype,
                operators,
                extensions,
                jobs,
                cancellation);
    }

    /** With given channels for each unit. */
    public Extraction withSparsity(ChannelSparsity channels) {
        return new Extraction(
                folder,
                format,
                msBefore,
                msAfter,
                maxSpikesPerUnit,
                seed,
                true,
                Optional.of(channels),
                estimate,
                overwrite,
                loadIfExists,
                returnScaled,
                dtype,
                operators,
                extensions,
                jobs,
                cancellation);
    }

    /** With channels that are estimated in another way. */
    public Extraction withEstimate(SparsityEstimate other) {
        return new Extraction(
                folder,
                format,
                msBefore,
                msAfter,
                maxSpikesPerUnit,
                seed,
                true,
                Optional.empty(),
                other,
                overwrite,
                loadIfExists,
                returnScaled,
                dtype,
                operators,
                extensions,
                jobs,
                cancellation);
    }

    /** Replacing an extractor that is in the folder. */
    public Extraction overwriting() {
        return new Extraction(
                folder,
                format,
                msBefore,
                msAfter,
                maxSpikesPerUnit,
                seed,
                sparse,
                sparsity,
                estimate,
                true,
                false,
                returnScaled,
                dtype,
                operators,
                extensions,
                jobs,
                cancellation);
    }

    /** Taking an extractor that is in the folder, and computing what it lacks. */
    public Extraction loadingIfExists() {
        return new Extraction(
                folder,
                format,
                msBefore,
                msAfter,
                maxSpikesPerUnit,
                seed,
                sparse,
                sparsity,
                estimate,
                false,
                true,
                returnScaled,
                dtype,
                operators,
                extensions,
                jobs,
                cancellation);
    }

    /** In µV or in the recording's own units. */
    public Extraction withReturnScaled(boolean scaled) {
        return new Extraction(
                folder,
                format,
                msBefore,
                msAfter,
                maxSpikesPerUnit,
                seed,
                sparse,
                sparsity,
                estimate,
                overwrite,
                loadIfExists,
                scaled,
                dtype,
                operators,
                extensions,
                jobs,
                cancellation);
    }

    /** With waveforms kept in another type. */
    public Extraction withDtype(DType type) {
        return new Extraction(
                folder,
                format,
                msBefore,
                msAfter,
                maxSpikesPerUnit,
                seed,
                sparse,
                sparsity,
                estimate,
                overwrite,
                loadIfExists,
                returnScaled,
                Optional.of(type),
                operators,
                extensions,
                jobs,
                cancellation);
    }

    /** With other templates, for example average and median. */
    public Extraction withOperators(List<String> others) {
        return new Extraction(
                folder,
                format,
                msBefore,
                msAfter,
                maxSpikesPerUnit,
                seed,
                sparse,
                sparsity,
                estimate,
                overwrite,
                loadIfExists,
                returnScaled,
                dtype,
                others,
                extensions,
                jobs,
                cancellation);
    }

    /** With further extensions, which share the reads of the recording. */
    public Extraction withExtensions(List<? extends Extension> more) {
        return new Extraction(
                folder,
                format,
                msBefore,
                msAfter,
                maxSpikesPerUnit,
                seed,
                sparse,
                sparsity,
                estimate,
                overwrite,
                loadIfExists,
                returnScaled,
                dtype,
                operators,
                List.copyOf(more),
                jobs,
                cancellation);
    }

    /** With other jobs. */
    public Extraction withJobs(JobOptions options) {
        return new Extraction(
                folder,
                format,
                msBefore,
                msAfter,
                maxSpikesPerUnit,
                seed,
                sparse,
                sparsity,
                estimate,
                overwrite,
                loadIfExists,
                returnScaled,
                dtype,
                operators,
                extensions,
                options,
                cancellation);
    }

    /** With a token that stops the work. */
    public Extraction withCancellation(Cancellation token) {
        return new Extraction(
                folder,
                format,
                msBefore,
                msAfter,
                maxSpikesPerUnit,
                seed,
                sparse,
                sparsity,
                estimate,
                overwrite,
                loadIfExists,
                returnScaled,
                dtype,
                operators,
                extensions,
                jobs,
                token);
    }
}
