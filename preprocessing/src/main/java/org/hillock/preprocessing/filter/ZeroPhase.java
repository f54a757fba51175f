package org.hillock.preprocessing.filter;

import org.hillock.core.recording.Preprocessor;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingStep;
import org.hillock.core.recording.SegmentInfo;
import org.hillock.core.values.DType;
import org.hillock.kernels.filter.SecondOrderSections;

/** Zero-phase filtering in double as a part of other steps. */
public final class ZeroPhase {
    private ZeroPhase() {}

    /**
     * The recording filtered by given sections, as float64.
     *
     * @param operation the step that this is a part of
     * @param reflected frames of mirror image at the borders of segments
     */
    public static Recording of(Recording parent, RecordingStep operation, SecondOrderSections sections, int reflected) {
        RecursiveFilter filter = new SectionFilter(sections, false);
        Direction both = Direction.FORWARD_BACKWARD;
        return Preprocessor.derive(
                parent,
                operation,
                parent.info().withDtype(DType.FLOAT64),
                FilterKernel.margin(filter, both, 0),
                new FilterKernel(
                        filter,
                        both,
                        reflected,
                        parent.info().segments().stream()
                                .mapToLong(SegmentInfo::numSamples)
                                .toArray(),
                        DType.FLOAT64));
    }
}
