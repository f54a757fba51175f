package org.hillock.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Catalog;
import org.hillock.core.operation.OperationType;
import org.hillock.core.recording.Recording;
import org.hillock.core.store.SaveOptions;
import org.hillock.core.store.SortingSaver;
import org.hillock.core.store.StagedOutput;
import org.hillock.generation.GroundTruth;
import org.hillock.generation.GroundTruthGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** Makes a recording of known spikes. */
@Command(
        name = "generate",
        description = {
            "Makes a synthetic recording together with its true sorting.",
            "Writes OUTPUT/recording and OUTPUT/sorting, which appear together. Equal parameters and seeds give equal files."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  hillock generate --num-channels 32 --num-units 10 --durations 10,5 --seed 0 --output truth",
            "  hillock generate --num-channels 64 --num-units 40 --durations 60 --output truth --param noise_levels=8 \\",
            "      --param dtype=int16 --param gain=0.195",
            "  hillock generate --generator generate_drifting_recording --durations 120 --output drifting",
            ""
        })
final class GenerateVerb implements Callable<Integer> {
    @Option(
            names = "--generator",
            paramLabel = "NAME",
            description = "Which one, see 'hillock list generators'. Default: ${DEFAULT-VALUE}.")
    private String generator = "generate_ground_truth_recording";

    @Option(names = "--num-channels", paramLabel = "N", description = "Number of channels.")
    private Optional<String> numChannels = Optional.empty();

    @Option(names = "--num-units", paramLabel = "N", description = "Number of units.")
    private Optional<String> numUnits = Optional.empty();

    @Option(names = "--durations", paramLabel = "S[,S...]", description = "Seconds of each segment.")
    private Optional<String> durations = Optional.empty();

    @Option(names = "--sampling-frequency", paramLabel = "HZ", description = "Frames per second.")
    private Optional<String> samplingFrequency = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all random numbers.")
    private Optional<String> seed = Optional.empty();

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE",
            description = "Any parameter of the generator; may be repeated. 'hillock list generators' names them.")
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
        OperationType<?> type = Catalog.standard().named(GroundTruthGenerator.class, generator);
        ObjectNode arguments = NamedValues.of(type, given());
        GroundTruth truth = ((GroundTruthGenerator) type.fromJson(arguments)).generate();
        try (Interrupt interrupt = new Interrupt();
                StagedOutput folder = StagedOutput.folder(output.path(), output.overwrite(), Optional.empty())) {
            SaveOptions options = SaveOptions.standard()
                    .withJobs(jobs.options(output.isQuiet()))
                    .withCancellation(interrupt.cancellation());
            Path inside = folder.path();
            SaveForms.ofRecording("binary").save(truth.recording(), inside.resolve("recording"), options);
            SortingSaver.saveToFolder(truth.sorting(), inside.resolve("sorting"), false);
            folder.commit();
        }
        report(truth, arguments);
        return 0;
    }

    private Map<String, String> given() {
        Map<String, String> all = new LinkedHashMap<>();
        numChannels.ifPresent(value -> all.put("num_channels", value));
        numUnits.ifPresent(value -> all.put("num_units", value));
        durations.ifPresent(value -> all.put("durations", value));
        samplingFrequency.ifPresent(value -> all.put("sampling_frequency", value));
        seed.ifPresent(value -> all.put("seed", value));
        all.putAll(params);
        return all;
    }

    private void report(GroundTruth truth, ObjectNode arguments) {
        Recording recording = truth.recording();
        long spikes = truth.sorting().countTotalNumSpikes();
        ObjectNode document = PythonJson.NODES
                .objectNode()
                .put("output", output.path().toString())
                .put("generator", generator);
        document.set("params", arguments);
        document.put("num_channels", recording.getNumChannels())
                .put("num_segments", recording.getNumSegments())
                .put("duration_s", recording.getTotalDuration())
                .put("num_units", truth.sorting().getNumUnits())
                .put("num_spikes", spikes);
        output.report(
                console,
                document,
                String.format(
                        "%s: %d channels, %.2f s, %d units, %d spikes",
                        output.path(),
                        recording.getNumChannels(),
                        recording.getTotalDuration(),
                        truth.sorting().getNumUnits(),
                        spikes));
    }
}
