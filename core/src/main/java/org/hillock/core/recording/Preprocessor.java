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
        RecordingInfo output = fitted.outputInfo(parent.info());
        TraceReader reader =
                new PreprocessedReader(parent, output, fitted.margin(parent.info()), fitted.kernel(parent.info()));
        return new Recording(output, reader, Provenance.of(fitted, parent));
    }
}
