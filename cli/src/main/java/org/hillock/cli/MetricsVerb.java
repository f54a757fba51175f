package org.hillock.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.format.Formats;
import org.hillock.core.format.OpenOptions;
import org.hillock.core.job.JobOptions;
import org.hillock.core.json.PythonJson;
import org.hillock.core.recording.Recording;
import org.hillock.postprocessing.Waveforms;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import org.hillock.qualitymetrics.QualityMetrics;
import org.hillock.qualitymetrics.labels.LabelRules;
import org.hillock.qualitymetrics.labels.UnitLabel;
import org.hillock.qualitymetrics.table.MetricTable;
import org.hillock.qualitymetrics.units.MetricInput;
import org.hillock.qualitymetrics.units.QualityMetric;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Judges the units of a folder of waveforms. */
@Command(
        name = "metrics",
        description = {
            "Computes quality metrics of the units of a folder or store that analyze (or SpikeInterface) wrote, and labels the units.",
            "Without --names: those metrics for which the folder holds what they need. The table has a row for every unit; an empty cell is a number that"
                    + " can't be given, for a reason that --json tells."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  hillock metrics waveforms --output metrics.csv",
            "  hillock metrics waveforms --names snr,isi_violation --param isi_violation.isi_threshold_ms=2 --output metrics.csv --json",
            "  hillock metrics waveforms --rule \"noise: snr >= 3\" --rule \"MUA: rp_contamination <= 0.2\" --output metrics.csv",
            ""
        })
final class MetricsVerb implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "DIR",
            description = "Folder or zarr store of waveforms with their extensions.")
    private Path folder = Path.of("");

    @Option(
            names = "--names",
            paramLabel = "METRIC",
            split = ",",
            description = "Only these (see hillock list metrics). Default: all that can be computed.")
    private List<String> names = List.of();

    @Option(
            names = "--param",
            paramLabel = "METRIC.NAME=VALUE",
            description = "A parameter of a metric; may be repeated.")
    private Map<String, String> params = new LinkedHashMap<>();

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            description =
                    "A threshold of the labels, in the place of the one of the same column and label: \"noise: snr >= 3\".")
    private List<String> rules = List.of();

    @Option(
            names = "--recording",
            paramLabel = "PATH",
            description = "The recording, where the folder does not say where it is.")
    private Optional<Path> recording = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of random choices. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin
    private JobFlags jobs = new JobFlags();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        output.refuseExisting();
        LabelRules thresholds = LabelTexts.rules(rules);
        JobOptions options = jobs.options(output.isQuiet() || console.isJson());
        MetricInput input = QualityMetrics.input(open());
        List<String> wanted = names.isEmpty() ? QualityMetrics.standardNames(input) : names;
        List<QualityMetric> metrics = QualityMetrics.named(wanted, MetricParams.of(params));
        MetricTable table = QualityMetrics.computeQualityMetrics(input, metrics, seed, options);
        table.writeCsv(output.path());
        List<UnitLabel> labels = thresholds.label(table);
        output.report(console, document(table, thresholds, labels), text(table, labels));
        return 0;
    }

    private WaveformExtractor open() {
        return recording
                .map(path -> Waveforms.loadWaveforms(folder, recordingAt(path)))
                .orElseGet(() -> Waveforms.loadWaveforms(folder));
    }

    private static Recording recordingAt(Path path) {
        if (Formats.standard().open(path, OpenOptions.none()) instanceof Recording opened) {
            return opened;
        }
        throw new WrongArgumentException(path + ": --recording must be a recording (it holds spikes only).");
    }

    private ObjectNode document(MetricTable table, LabelRules thresholds, List<UnitLabel> labels) {
        ObjectNode document =
                PythonJson.NODES.objectNode().put("output", output.path().toString());
        document.setAll(table.toJson());
        document.set("labels", LabelRules.toJson(labels));
        var written = document.putArray("label_rules");
        thresholds.rules().forEach(rule -> written.add(rule.otherwise() + ": " + rule));
        return document;
    }

    private String text(MetricTable table, List<UnitLabel> labels) {
        StringBuilder out = new StringBuilder();
        out.append(String.format(
                Locale.ROOT,
                "%s: %d units, %d columns%n",
                output.path(),
                table.unitIds().size(),
                table.columns().size()));
        for (UnitLabel label : labels) {
            out.append(label.unitId())
                    .append("  ")
                    .append(label.quality())
                    .append("  ")
                    .append(String.join("; ", label.reasons()))
                    .append('\n');
        }
        Map<String, Long> counts = labels.stream()
                .collect(Collectors.groupingBy(
                        label -> label.quality().toString(), LinkedHashMap::new, Collectors.counting()));
        return out.append(counts).toString();
    }
}
