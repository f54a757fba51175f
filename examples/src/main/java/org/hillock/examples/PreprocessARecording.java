package org.hillock.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import org.hillock.core.job.JobOptions;
import org.hillock.core.recording.Recording;
import org.hillock.core.store.Extractors;
import org.hillock.core.store.RecordingSaver;
import org.hillock.core.store.SaveOptions;
import org.hillock.core.values.DType;
import org.hillock.preprocessing.Preprocessing;
import org.hillock.preprocessing.PreprocessingPipeline;

/** Filters a recording lazily, saves the result in parallel, and does the same from JSON. */
public final class PreprocessARecording {
    private PreprocessARecording() {}

    /** Takes the folder of the shipped recording and a folder to write into. */
    public static void main(String[] args) {
        run(Path.of(args[0]), Path.of(args[1]), System.out);
    }

    static void run(Path folder, Path work, PrintStream out) {
        Recording raw = Extractors.loadRecording(folder);

        // Lazy: nothing is computed before samples are asked for.
        Recording filtered = Preprocessing.bandpassFilter(raw, 300, 6000);
        Recording referenced = Preprocessing.commonReference(filtered);
        out.printf(
                "%.0f becomes %.0f%n",
                raw.getTraces(0, 5000, 5001).get(0, 0),
                referenced.getTraces(0, 5000, 5001).get(0, 0));

        // Saved piece by piece on two threads; the pieces make no difference to the result.
        SaveOptions options = SaveOptions.standard()
                .withDtype(DType.FLOAT32)
                .withJobs(JobOptions.defaults().withJobs(2).withProgressBar(false));
        Recording saved = RecordingSaver.saveToFolder(referenced, work.resolve("referenced"), options);
        out.println(saved);

        // The same steps under the names that Python users know.
        Recording same = PreprocessingPipeline.parse(
                        "{\"bandpass_filter\": {\"freq_min\": 300, \"freq_max\": 6000}, \"common_reference\": {}}")
                .apply(raw);
        out.println(same.getTraces(0, 0, 100)
                .toArray()
                .equals(referenced.getTraces(0, 0, 100).toArray()));
    }
}
