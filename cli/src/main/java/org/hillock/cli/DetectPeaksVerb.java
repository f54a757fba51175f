package org.hillock.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hillock.core.job.JobOptions;
import org.hillock.core.job.JobWatch;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Catalog;
import org.hillock.core.recording.Recording;
import org.hillock.core.store.StagedOutput;
import org.hillock.sortingcomponents.detection.PeakDetector;
import org.hillock.sortingcomponents.peaks.Peaks;
import org.hillock.sortingcomponents.pipeline.PeakPipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Finds peaks in a recording and writes them down. */
@Command(
        name = "detect-peaks",
        description = {
            "Finds peaks in the traces of a recording.",
            "Writes an npy file of records (sample_index, channel_index, amplitude, segment_index) that numpy and"
                    + " SpikeInterface read. The recording should be filtered before, see 'preprocess'."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  hillock detect-peaks filtered --output peaks.npy",
            "  hillock detect-peaks filtered --output peaks.npy --param detect_threshold=6 --param peak_sign=both",
            "  hillock detect-peaks filtered --output peaks.npy --method by_channel --n-jobs 8 --json",
            ""
        })
final class DetectPeaksVerb implements Callable<Integer> {
    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Option(
            names = "--method",
            paramLabel = "NAME",
            description = "How, see 'hillock list detectors'. Default: locally_exclusive.")
    private String method = "locally_exclusive";

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE",
            description = "A parameter of the method; may be repeated. 'hillock list detectors' names them.")
    private Map<String, String> params = new LinkedHashMap<>();

    @Mixin
    private JobFlags jobs = new JobFlags();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        output.refuseExisting();
        var type = Catalog.standard().named(PeakDetector.class, method);
        PeakDetector detector = (PeakDetector) type.fromJson(NamedValues.of(type, params));
        JobOptions options = jobs.options(output.isQuiet());
        Recording recording = reading.openRecording();
        long start = System.nanoTime();
        try (Interrupt interrupt = new Interrupt();
                StagedOutput file = StagedOutput.file(output.path(), output.overwrite())) {
            JobWatch watch = JobWatch.of("detect peaks", options).withCancellation(interrupt.cancellation());
            Peaks peaks = PeakPipeline.detect(recording, detector, options, watch);
            peaks.write(file.path());
            file.commit();
            report(recording, peaks, (System.nanoTime() - start) * 1e-9);
        }
        return 0;
    }

    private void report(Recording recording, Peaks peaks, double seconds) {
        double rate = recording.getTotalDuration() / seconds;
        ObjectNode document = PythonJson.NODES
                .objectNode()
                .put("output", output.path().toString())
                .put("method", method)
                .put("num_peaks", peaks.size())
                .put("peaks_per_s", peaks.size() / recording.getTotalDuration())
                .put("total_s", seconds)
                .put("times_real_time", rate);
        output.report(
                console,
                document,
                String.format(
                        "%s: %d peaks (%.1f a second); %.2f s, %.1f x real time",
                        output.path(), peaks.size(), peaks.size() / recording.getTotalDuration(), seconds, rate));
    }
}
