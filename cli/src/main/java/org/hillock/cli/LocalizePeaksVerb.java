package org.hillock.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hillock.core.job.JobOptions;
import org.hillock.core.job.JobWatch;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Catalog;
import org.hillock.core.recording.Recording;
import org.hillock.core.store.StagedOutput;
import org.hillock.sortingcomponents.SortingComponents;
import org.hillock.sortingcomponents.localization.PeakLocalizer;
import org.hillock.sortingcomponents.peaks.PeakLocations;
import org.hillock.sortingcomponents.peaks.Peaks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Places the peaks of a recording and writes the places down. */
@Command(
        name = "localize-peaks",
        description = {
            "Places peaks among the channels of a probe.",
            "Writes an npy file of records (x, y and, with some methods, z and alpha), one for each peak, that numpy and"
                    + " SpikeInterface read."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  hillock localize-peaks filtered --peaks peaks.npy --output locations.npy",
            "  hillock localize-peaks filtered --peaks peaks.npy --output locations.npy --method grid_convolution",
            "  hillock localize-peaks filtered --peaks peaks.npy --output locations.npy --method monopolar_triangulation \\",
            "      --param radius_um=100 --ms-before 0.3 --ms-after 0.6",
            ""
        })
final class LocalizePeaksVerb implements Callable<Integer> {
    @Mixin
    private ReadingOptions reading = new ReadingOptions();

    @Option(
            names = "--peaks",
            required = true,
            paramLabel = "FILE",
            description = "The peaks, as 'detect-peaks' or SpikeInterface writes them.")
    private Path peaksFile = Path.of("");

    @Option(
            names = "--method",
            paramLabel = "NAME",
            description = "How, see 'hillock list localizers'. Default: center_of_mass.")
    private String method = "center_of_mass";

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE",
            description = "A parameter of the method; may be repeated. 'hillock list localizers' names them.")
    private Map<String, String> params = new LinkedHashMap<>();

    @Option(
            names = "--ms-before",
            paramLabel = "MS",
            description = "Milliseconds before a peak that count. Default: ${DEFAULT-VALUE}.")
    private double msBefore = SortingComponents.MS_AROUND;

    @Option(
            names = "--ms-after",
            paramLabel = "MS",
            description = "Milliseconds from a peak on that count. Default: ${DEFAULT-VALUE}.")
    private double msAfter = SortingComponents.MS_AROUND;

    @Mixin
    private JobFlags jobs = new JobFlags();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        output.refuseExisting();
        var type = Catalog.standard().named(PeakLocalizer.class, method);
        PeakLocalizer localizer = (PeakLocalizer) type.fromJson(NamedValues.of(type, params));
        JobOptions options = jobs.options(output.isQuiet());
        Peaks peaks = Peaks.read(peaksFile);
        Recording recording = reading.openRecording();
        long start = System.nanoTime();
        try (Interrupt interrupt = new Interrupt();
                StagedOutput file = StagedOutput.file(output.path(), output.overwrite())) {
            JobWatch watch = JobWatch.of("localize peaks", options).withCancellation(interrupt.cancellation());
            PeakLocations places =
                    SortingComponents.localizePeaks(recording, peaks, localizer, msBefore, msAfter, options, watch);
            places.write(file.path());
            file.commit();
            report(places, (System.nanoTime() - start) * 1e-9);
        }
        return 0;
    }

    private void report(PeakLocations places, double seconds) {
        ObjectNode document = PythonJson.NODES
                .objectNode()
                .put("output", output.path().toString())
                .put("method", method)
                .put("num_peaks", places.size());
        var fields = document.putArray("fields");
        places.fields().forEach(fields::add);
        document.put("total_s", seconds);
        output.report(
                console,
                document,
                String.format(
                        "%s: %d places (%s); %.2f s",
                        output.path(), places.size(), String.join(", ", places.fields()), seconds));
    }
}
