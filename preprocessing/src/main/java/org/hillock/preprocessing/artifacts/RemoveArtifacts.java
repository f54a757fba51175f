package org.hillock.preprocessing.artifacts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Kernel;
import org.hillock.core.recording.Margin;
import org.hillock.core.recording.Preprocessor;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.values.Id;
import org.hillock.core.values.NdArray;

/**
 * Replaces the stretch around each trigger, or subtracts a template there. Each stretch is computed from the original signal around it,
 * so the result does not depend on how it is read.
 *
 * @param listTriggers frames, one list per segment
 * @param msBefore start of the stretch before the trigger in ms; absent together with {@code msAfter}: one frame
 * @param msAfter end of the stretch after the trigger in ms
 * @param mode zeros, linear, cubic (interpolation), average or median (templates)
 * @param fitSampleSpacing distance of the points that linear and cubic go through, in ms
 * @param artifacts templates {@code [frames, channels]} by label; absent: estimated
 * @param listLabels a label for each trigger; needed for templates
 * @param scaleAmplitude whether each template is scaled by least squares
 * @param timeJitter how far templates may be shifted to fit best, in ms
 * @param sparsity by label, which channels the template is for
 */
@Wire(
        name = "remove_artifacts",
        pythonClass = "spikeinterface.preprocessing.remove_artifacts.RemoveArtifactsRecording",
        parent = "recording",
        doc = "Replaces or subtracts stimulation artefacts around triggers.")
public record RemoveArtifacts(
        @Param(doc = "Frames of the triggers, one list per segment.", unit = "frames")
        List<List<Long>> listTriggers,

        @Param(doc = "Start before the trigger; null: one frame.", unit = "ms", standard = "0.5", min = 0)
        Optional<Double> msBefore,

        @Param(doc = "End after the trigger; null: one frame.", unit = "ms", standard = "3.0", min = 0)
        Optional<Double> msAfter,

        @Param(
                doc = "What is done.",
                standard = "\"zeros\"",
                choices = {"zeros", "linear", "cubic", "average", "median"})
        String mode,

        @Param(doc = "Distance of the points of a fit.", unit = "ms", standard = "1.0", min = 0)
        double fitSampleSpacing,

        @Param(doc = "Templates of frames × channels by label; null: estimated.", standard = "null")
        Optional<Map<String, NdArray>> artifacts,

        @Param(doc = "A label for each trigger, one list per segment.", standard = "null")
        Optional<List<List<Id>>> listLabels,

        @Param(doc = "Scale each template by least squares.", standard = "false")
        boolean scaleAmplitude,

        @Param(doc = "How far templates may be shifted.", unit = "ms", standard = "0.0", min = 0)
        double timeJitter,

        @Param(doc = "By label, which channels the template is for.", standard = "null")
        Optional<Map<String, NdArray>> sparsity)
        implements Preprocessor {
    private boolean isTemplate() {
        return mode.equals("average") || mode.equals("median");
    }

    @Override
    public RemoveArtifacts fit(Recording parent) {
        check(parent.info());
        List<List<Id>> labels = listLabels.orElseGet(() -> listTriggers.stream()
                .map(triggers -> triggers.stream().map(trigger -> Id.of(0)).toList())
                .toList());
        Optional<Map<String, NdArray>> templates = isTemplate() && artifacts.isEmpty()
                ? Optional.of(ArtifactEstimate.of(
                        parent, listTriggers, labels, before(parent.info()), after(parent.info()), mode))
                : artifacts;
        return new RemoveArtifacts(
                listTriggers,
                msBefore,
                msAfter,
                mode,
                fitSampleSpacing,
                templates,
                Optional.of(labels),
                scaleAmplitude,
                timeJitter,
                sparsity);
    }

    private void check(RecordingInfo input) {
        if (listTriggers.size() != input.numSegments()) {
            throw new WrongArgumentException("remove_artifacts: list_triggers of " + listTriggers.size()
                    + " lists must hold one list for each of the " + input.numSegments() + " segments.");
        }
        if (msBefore.isPresent() != msAfter.isPresent()) {
            throw new WrongArgumentException(
                    "remove_artifacts: ms_before and ms_after must both be given, or both be null (one frame).");
        }
        if (isTemplate() && (listLabels.isEmpty() || msBefore.isEmpty())) {
            throw new WrongArgumentException(
                    "remove_artifacts: list_labels, ms_before and ms_after must be given for mode " + mode
                            + " (there is a template for each label).");
        }
        for (int segment = 0; segment < listTriggers.size(); segment++) {
            checkSegment(segment, input.numSamples(segment));
        }
    }

    private void checkSegment(int segment, long length) {
        List<Long> triggers = listTriggers.get(segment);
        for (long trigger : triggers) {
            if (trigger < 0 || trigger >= length) {
                throw new WrongArgumentException("remove_artifacts: trigger = " + trigger + " must lie in [0, " + length
                        + ") (the frames of segment " + segment + ").");
            }
        }
        int labels = listLabels
                .map(all -> all.size() > segment ? all.get(segment).size() : -1)
                .orElse(triggers.size());
        if (labels != triggers.size()) {
            throw new WrongArgumentException("remove_artifacts: list_labels must hold one label for each of the "
                    + triggers.size() + " triggers of segment " + segment + ".");
        }
    }

    private int frames(double milliseconds, RecordingInfo input) {
        return (int) (milliseconds * input.samplingFrequency() / 1000);
    }

    private int before(RecordingInfo input) {
        return frames(msBefore.orElse(0.0), input);
    }

    private int after(RecordingInfo input) {
        return frames(msAfter.orElse(0.0), input);
    }

    @Override
    public RecordingInfo outputInfo(RecordingInfo input) {
        check(input);
        return input;
    }

    @Override
    public Margin margin(RecordingInfo input) {
        if (mode.equals("zeros")) {
            return Margin.NONE;
        }
        int longest = artifacts
                .map(all ->
                        all.values().stream().mapToInt(NdArray::length).max().orElse(0))
                .orElse(0);
        int window = Math.max(longest, before(input) + after(input) + 2);
        return Margin.of(window + (isTemplate() ? frames(timeJitter, input) : 2 * frames(fitSampleSpacing, input) + 4));
    }

    @Override
    public Kernel kernel(RecordingInfo input) {
        long[][] triggers = listTriggers.stream()
                .map(frames -> frames.stream().mapToLong(Long::longValue).toArray())
                .toArray(long[][]::new);
        long[] lengths = new long[input.numSegments()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = input.numSamples(i);
        }
        return switch (mode) {
            case "zeros" -> new ZeroedArtifacts(triggers, lengths, before(input), after(input), msBefore.isEmpty());
            case "average", "median" ->
                new SubtractedArtifacts(
                        triggers,
                        ArtifactTemplate.of(listLabels.orElseThrow(), artifacts.orElseThrow(), sparsity, input),
                        before(input),
                        frames(timeJitter, input),
                        scaleAmplitude,
                        input.dtype());
            default ->
                new InterpolatedArtifacts(
                        triggers,
                        before(input),
                        after(input),
                        frames(fitSampleSpacing, input),
                        mode.equals("cubic"),
                        input.dtype());
        };
    }
}
