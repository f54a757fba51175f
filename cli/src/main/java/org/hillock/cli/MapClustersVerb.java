package org.hillock.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.sorters.SpikeSiftResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds the clusters of one result of SpikeSift in another. */
@Command(
        name = "map-clusters",
        description = {
            "Finds the clusters of one result of SpikeSift in another, by their amplitudes on the channels of one probe.",
            "A and B are folders that 'sort' with spikesift or 'merge-sortings' wrote, or files spikesift*.npz of such folders."
                    + " Compared are the first stretches of both; with --each-segment, the first of A with every one of B."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  hillock map-clusters monday tuesday",
            "  hillock map-clusters reference long_recording --each-segment --max-drift 50 --json",
            ""
        })
final class MapClustersVerb implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "A", description = "The result whose clusters are looked for.")
    private Path source = Path.of("");

    @Parameters(index = "1", paramLabel = "B", description = "The result that they are looked for in.")
    private Path target = Path.of("");

    @Mixin
    private DriftFlag drift = new DriftFlag();

    @Option(
            names = "--each-segment",
            description = "Look in every stretch of B, with that stretch's own cluster numbers.")
    private boolean eachSegment;

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() {
        double maxDrift = drift.micrometres();
        SpikeSiftResult from = SpikeSiftResult.load("A = " + source, source);
        SpikeSiftResult to = SpikeSiftResult.load("B = " + target, target);
        if (from.clusterIds().isEmpty()) {
            throw new WrongArgumentException(
                    "A = " + source
                            + " must have a cluster or more that runs through all its segments (it has none). Name another result.");
        }
        ObjectNode document = PythonJson.NODES
                .objectNode()
                .put("source", source.toString())
                .put("target", target.toString())
                .put("max_drift", maxDrift);
        if (eachSegment) {
            StringBuilder text = new StringBuilder();
            ArrayNode segments = document.putArray("segments");
            for (SpikeSiftResult segment : to.splitIntoSegments()) {
                Map<Integer, Integer> map = from.mapClusters(segment, maxDrift);
                ObjectNode one = segments.addObject()
                        .put("start_frame", segment.startTime())
                        .put("end_frame", segment.endTime());
                describe(from, segment, map, one);
                text.append("Frames ")
                        .append(segment.startTime())
                        .append(" to ")
                        .append(segment.endTime());
                text.append('\n').append(text(from, segment, map)).append('\n');
            }
            console.print(document, text.toString().stripTrailing());
        } else {
            Map<Integer, Integer> map = from.mapClusters(to, maxDrift);
            describe(from, to, map, document);
            console.print(document, text(from, to, map).stripTrailing());
        }
        return 0;
    }

    private static void describe(
            SpikeSiftResult from, SpikeSiftResult to, Map<Integer, Integer> map, ObjectNode document) {
        ObjectNode pairs = document.putObject("map");
        map.forEach((own, other) -> pairs.put(own.toString(), other));
        only(from.clusterIds(), map.keySet().stream().toList()).forEach(document.putArray("only_in_source")::add);
        only(to.clusterIds(), map.values().stream().toList()).forEach(document.putArray("only_in_target")::add);
    }

    private static SortedSet<Integer> only(SortedSet<Integer> all, List<Integer> matched) {
        SortedSet<Integer> left = new TreeSet<>(all);
        matched.forEach(left::remove);
        return left;
    }

    private static String text(SpikeSiftResult from, SpikeSiftResult to, Map<Integer, Integer> map) {
        StringBuilder out = new StringBuilder("     A     B\n");
        from.clusterIds()
                .forEach(own -> out.append(String.format(
                        "%6d%6s%n", own, map.containsKey(own) ? map.get(own).toString() : "-")));
        out.append("Matched ")
                .append(map.size())
                .append(" of ")
                .append(from.clusterIds().size());
        SortedSet<Integer> spare = only(to.clusterIds(), map.values().stream().toList());
        if (!spare.isEmpty()) {
            out.append("; only in B: ")
                    .append(spare.stream().map(Object::toString).collect(Collectors.joining(", ")));
        }
        return out.append('\n').toString();
    }
}
