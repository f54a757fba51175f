package org.hillock.core.recording;

import org.hillock.core.operation.Provenance;

/**
 * A step that changes samples: it says which facts change, which margin it needs, and hands over a kernel; reading, cutting at
 * segment borders and the grid of blocks happen in one place for all steps.
 */
public interface Preprocessor extends RecordingStep {
    /** This step with everything estimated from the data that is not given yet (a matrix, noise levels, bad channels). */
    default Preprocessor fit(Recording parent) {
        return this;
    }

    /** The facts after the step; also the place to refuse parameters that don't fit the recording. */
    RecordingInfo outputInfo(RecordingInfo input);

    /** What the step needs around a range. */
    Margin margin(RecordingInfo input);

    /** The arithmetic, prepared for a recording with these facts. */
    Kernel kernel(RecordingInfo input);

    @Override
    default Recording apply(Recording parent) {
        Preprocessor fitted = fit(parent);
        RecordingInfo input = parent.info();
        return derive(parent, fitted, fitted.outputInfo(input), fitted.margin(input), fitted.kernel(input));
    }

    /**
     * The recording that a kernel makes of another, frame for frame; also for steps whose kernel holds estimates that their wire
     * form has no place for.
     *
     * @param operation what the provenance says was done to {@code parent}
     */
    static Recording derive(
            Recording parent, RecordingStep operation, RecordingInfo output, Margin margin, Kernel kernel) {
        return new Recording(
                output, new PreprocessedReader(parent, output, margin, kernel), Provenance.of(operation, parent));
    }
}
