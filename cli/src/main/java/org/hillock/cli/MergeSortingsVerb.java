package org.hillock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.store.SortingSaver;
import org.hillock.core.store.StagedOutput;
import org.hillock.sorters.SpikeSiftResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Chains results of SpikeSift in order of time. */
@Command(
        name = "merge-sortings",
        description = {
            "Chains results of SpikeSift in order of time: clusters of one part are linked to those of the next.",
            "The parts are folders that 'sort' with spikesift or 'merge-sortings' wrote, or files spikesift*.npz of such folders."
                    + " Writes OUTPUT/sorting (units that run through all parts, as one segment), OUTPUT/spikesift.npz and"
                    + " OUTPUT/summary.json."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  hillock merge-sortings part1 part2 part3 --consecutive --output merged",
            "  hillock merge-sortings monday tuesday --offsets 0,54000000 --max-drift 50 --output merged --json",
            ""
        })
final class MergeSortingsVerb implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "PART", arity = "1..*", description = "Results in order of time, two or more.")
    private List<Path> paths = List.of();

    @Option(
            names = "--offsets",
            paramLabel = "FRAMES",
            split = ",",
            description = "Frames by which each part is later than it says itself. Default: 0 for all.")
    private List<Long> offsets = List.of();

    @Option(names = "--consecutive", description = "Each part begins where the one before ends.")
    private boolean consecutive;

    @Option(
            names = "--sampling-frequency",
            paramLabel = "HZ",
            description = "Frames per second, where only files spikesift*.npz are given, which do not tell.")
    private Optional<Double> samplingFrequency = Optional.empty();

    @Mixin
    private DriftFlag drift = new DriftFlag();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        require(paths.size() >= 2, "two parts or more must be given (there is one)");
        require(!consecutive || offsets.isEmpty(), "--consecutive must come without --offsets");
        require(
                offsets.isEmpty() || offsets.size() == paths.size(),
                "--offsets must hold a number for each of the " + paths.size() + " parts (not " + offsets.size() + ")");
        output.refuseExisting();
        double maxDrift = drift.micrometres();
        List<SpikeSiftResult> parts = parts();
        refuseOverlap(parts);
        SpikeSiftResult merged = SpikeSiftResult.merge(parts, maxDrift);
        Sorting sorting = merged.toSorting(rate(merged));
        ObjectNode document = document(parts, merged, sorting, maxDrift);
        try (StagedOutput folder = StagedOutput.folder(output.path(), output.overwrite(), Optional.empty())) {
            SortingSaver.saveToFolder(sorting, folder.path().resolve("sorting"), false);
            merged.save(folder.path());
            PythonJson.write(folder.path().resolve("summary.json"), document);
            folder.commit();
        }
        output.report(console, document, text(document, sorting));
        return 0;
    }

    private void require(boolean fits, String rule) {
        if (!fits) {
            throw new ParameterException(spec.commandLine(), "merge-sortings: " + rule + ".");
        }
    }

    private List<SpikeSiftResult> parts() {
        List<SpikeSiftResult> parts = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            SpikeSiftResult part = SpikeSiftResult.load("PART " + (i + 1) + " = " + paths.get(i), paths.get(i));
            long shift = offsets.isEmpty() ? 0 : offsets.get(i);
            if (consecutive && i > 0) {
                shift = parts.getLast().endTime() - part.startTime();
            }
            parts.add(part.shifted(shift));
        }
        return parts;
    }

    private static void refuseOverlap(List<SpikeSiftResult> parts) {
        for (int i = 1; i < parts.size(); i++) {
            SpikeSiftResult before = parts.get(i - 1);
            SpikeSiftResult part = parts.get(i);
            if (part.startTime() < before.endTime()) {
                throw new WrongArgumentException("--offsets: " + part.name() + " starts at frame " + part.startTime()
                        + " and must not start before frame " + before.endTime() + " (the end of " + before.name()
                        + "). Say with --offsets where each part begins, or with --consecutive that it is where the one"
                        + " before ends.");
            }
        }
    }

    private double rate(SpikeSiftResult merged) {
        OptionalDouble known = merged.samplingFrequency();
        if (known.isPresent() && samplingFrequency.isPresent() && samplingFrequency.get() != known.getAsDouble()) {
            throw new WrongArgumentException("--sampling-frequency = " + samplingFrequency.get() + " Hz must equal the "
                    + known.getAsDouble() + " Hz that the parts say. Leave the option out.");
        }
        return samplingFrequency.orElseGet(() -> known.orElseThrow(() -> new WrongArgumentException(
                "--sampling-frequency must be given (files spikesift*.npz do not tell it). Name it, or the folders.")));
    }

    private static ObjectNode document(
            List<SpikeSiftResult> parts, SpikeSiftResult merged, Sorting sorting, double maxDrift) {
        ObjectNode out = PythonJson.NODES.objectNode().put("max_drift", maxDrift);
        out.put("sampling_frequency", sorting.getSamplingFrequency());
        ArrayNode list = out.putArray("parts");
        parts.forEach(part -> list.addObject()
                .put("name", part.name())
                .put("start_frame", part.startTime())
                .put("end_frame", part.endTime())
                .put("num_segments", part.numSegments())
                .put("num_clusters", part.clusterIds().size()));
        out.put("num_segments", merged.numSegments())
                .put("num_units", sorting.getNumUnits())
                .put("num_spikes", sorting.countTotalNumSpikes());
        ObjectNode units = out.putObject("units");
        sorting.countNumSpikesPerUnit().forEach((unit, count) -> units.put(unit.toString(), count));
        return out;
    }

    private String text(ObjectNode document, Sorting sorting) {
        StringBuilder out = new StringBuilder();
        document.path("parts")
                .forEach(part -> out.append(String.format(
                        "%s: frames %d to %d, %d clusters%n",
                        part.path("name").stringValue(),
                        part.path("start_frame").longValue(),
                        part.path("end_frame").longValue(),
                        part.path("num_clusters").intValue())));
        out.append(String.format(
                "Merged: %d units in all parts, %,d spikes%n", sorting.getNumUnits(), sorting.countTotalNumSpikes()));
        return out.append("Written to ").append(output.path()).toString();
    }
}
