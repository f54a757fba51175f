package org.hillock.testkit.areas;

import java.util.List;
import java.util.Map;
import org.hillock.core.job.JobOptions;
import org.hillock.core.json.NdJson;
import org.hillock.core.operation.OperationType;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.FrameSliceRecording;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Recordings;
import org.hillock.preprocessing.PreprocessingPipeline;
import org.hillock.sortingcomponents.SortingComponents;
import org.hillock.sortingcomponents.detection.ByChannel;
import org.hillock.sortingcomponents.detection.LocallyExclusive;
import org.hillock.sortingcomponents.detection.MatchedFiltering;
import org.hillock.sortingcomponents.detection.PeakDetector;
import org.hillock.testkit.golden.Answer;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import tools.jackson.databind.node.ObjectNode;

/** Peaks in traces. */
final class PeakDetectionArea implements GoldenArea {
    private static final JobOptions QUIET = JobOptions.standard().withProgressBar(false);

    @Override
    public String name() {
        return "peak_detection";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        return Map.of(
                "byChannel", (golden, answers) -> detect(golden, answers, ByChannel.class),
                "locallyExclusive", (golden, answers) -> detect(golden, answers, LocallyExclusive.class),
                "filteredFloat", PeakDetectionArea::filteredFloat,
                "matchedFiltering", PeakDetectionArea::matchedFiltering);
    }
}
