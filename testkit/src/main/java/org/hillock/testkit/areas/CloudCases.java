package org.hillock.testkit.areas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hillock.core.values.NdArray;
import org.hillock.kernels.clusters.ClusterIsolation;
import org.hillock.kernels.clusters.LinearDiscriminant;
import org.hillock.kernels.clusters.NearestNeighbours;
import org.hillock.kernels.clusters.Silhouette;
import org.hillock.qualitymetrics.components.NearestNeighbor;
import org.hillock.qualitymetrics.units.UnitCloud;
import org.hillock.testkit.golden.Answer;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.CsvTable;
import org.hillock.testkit.golden.GoldenCase;
import tools.jackson.databind.JsonNode;

/** The handlers of quality metrics that look at given points. */
final class CloudCases {
    private static final int FIRST = 60;

    private CloudCases() {}

    static Map<String, GoldenFunction> handlers() {
        return Map.of("ofProjections", CloudCases::ofProjections, "ofPoints", CloudCases::ofPoints);
    }

    private static void ofProjections(GoldenCase golden, Answers answers) {
        NdArray projections = golden.inputArray(0);
        int[] labels = golden.inputArray(1).toInts();
        NearestNeighbor all = neighbours(golden.params().require("nn"));
        NearestNeighbor some = neighbours(golden.params().require("nn_sub"));
        Rows rows = new Rows();
        golden.values().path("selection").properties().forEach(unit -> {
            int[] channels = wholes(unit.getValue().path("channels"));
            int[] units = wholes(unit.getValue().path("neighbours"));
            UnitCloud cloud = cloud(projections, labels, Integer.parseInt(unit.getKey()), units, channels);
            Map<String, Double> row = rows.add(unit.getKey(), cloud);
            rates(cloud, all, "", row);
            rates(cloud, some, "_sub", row);
            row.put("silhouette", Silhouette.simplified(cloud.points(), cloud.features(), cloud.labels()));
        });
        answers.output("metrics", () -> new Answer.Table(rows.table()))
                .output("defect", () -> new Answer.Table(rows.table()))
                .value("selection", () -> golden.values().path("selection"));
    }

    private static NearestNeighbor neighbours(JsonNode params) {
        return new NearestNeighbor(
                params.path("max_spikes").intValue(), params.path("n_neighbors").intValue());
    }

    private static int[] wholes(JsonNode list) {
        return list.valueStream().mapToInt(JsonNode::intValue).toArray();
    }

    /** Spikes of a unit, then those of the others, on some channels. */
    private static UnitCloud cloud(NdArray projections, int[] labels, int unit, int[] units, int[] channels) {
        int components = projections.shape()[1];
        int width = projections.shape()[2];
        float[] values = projections.toFloats();
        int[] order = IntStream.concat(
                        IntStream.range(0, labels.length).filter(i -> labels[i] == unit),
                        IntStream.range(0, labels.length)
                                .filter(i ->
                                        labels[i] != unit && IntStream.of(units).anyMatch(other -> other == labels[i])))
                .toArray();
        int features = components * channels.length;
        float[] points = new float[order.length * features];
        for (int i = 0; i < order.length; i++) {
            for (int f = 0; f < features; f++) {
                int component = f / channels.length;
                points[i * features + f] =
                        values[(order[i] * components + component) * width + channels[f % channels.length]];
            }
        }
        return new UnitCloud(points, features, relabelled(labels, order, unit));
    }

    /** The unit itself has the label 0. */
    private static int[] relabelled(int[] labels, int[] order, int unit) {
        return IntStream.of(order)
                .map(i -> labels[i] == unit ? 0 : 1 + labels[i])
                .toArray();
    }

    private static void rates(UnitCloud cloud, NearestNeighbor metric, String suffix, Map<String, Double> row) {
        double[] rates = metric.rates(cloud);
        row.put("nn_hit_rate" + suffix, rates[0]);
        row.put("nn_miss_rate" + suffix, cloud.total() == cloud.size() ? 0 : rates[1]);
    }

    private static void ofPoints(GoldenCase golden, Answers answers) {
        NdArray points = golden.outputArray("pcs");
        int[] labels = golden.outputArray("labels").toInts();
        NdArray projections = NdArray.ofFloats(points.toFloats(), points.shape()[0], 1, points.shape()[1]);
        int[] units = IntStream.of(labels).distinct().sorted().toArray();
        int[] channels = IntStream.range(0, points.shape()[1]).toArray();
        NearestNeighbor neighbours = neighbours(golden.params().require("nn"));
        Rows rows = new Rows();
        for (int unit : units) {
            UnitCloud cloud = cloud(projections, labels, unit, units, channels);
            Map<String, Double> row = rows.add(Integer.toString(unit), cloud);
            rates(cloud, neighbours, "", row);
            row.put("silhouette", Silhouette.simplified(cloud.points(), cloud.features(), cloud.labels()));
        }
        answers.given("pcs", "labels")
                .output("metrics", () -> new Answer.Table(rows.table()))
                .output("defect", () -> new Answer.Table(rows.table()))
                .value("isolation_first60", () -> firstPairs(golden, projections, labels, channels));
    }

    /** The part of the nearest neighbours that are of the same kind, over the first points of two kinds. */
    private static Map<String, Double> firstPairs(
            GoldenCase golden, NdArray projections, int[] labels, int[] channels) {
        Map<String, Double> out = new LinkedHashMap<>();
        for (String pair : golden.values().path("isolation_first60").propertyNames()) {
            int a = Integer.parseInt(pair.substring(0, pair.indexOf('_')));
            int b = Integer.parseInt(pair.substring(pair.indexOf('_') + 1));
            int[] some = IntStream.concat(first(labels, a), first(labels, b)).toArray();
            UnitCloud cloud = cloud(
                    projections.take(some),
                    IntStream.of(some).map(i -> labels[i]).toArray(),
                    a,
                    new int[] {a, b},
                    channels);
            int[][] nearest = NearestNeighbours.of(cloud.points(), cloud.features(), cloud.total(), 4);
            double own = NearestNeighbours.fractionBelow(nearest, 0, cloud.size(), cloud.size());
            double others = 1 - NearestNeighbours.fractionBelow(nearest, cloud.size(), cloud.total(), cloud.size());
            out.put(pair, (own * cloud.size() + others * (cloud.total() - cloud.size())) / cloud.total());
        }
        return out;
    }

    private static IntStream first(int[] labels, int unit) {
        return IntStream.range(0, labels.length).filter(i -> labels[i] == unit).limit(FIRST);
    }

    /** The rows of a table, filled one after the other. */
    private static final class Rows {
        private final List<String> index = new ArrayList<>();
        private final List<Map<String, Double>> rows = new ArrayList<>();

        Map<String, Double> add(String name, UnitCloud cloud) {
            Map<String, Double> row = new LinkedHashMap<>();
            boolean alone = cloud.total() == cloud.size();
            double[] strangers = cloud.strangers().orElse(new double[0]);
            boolean unknown = alone || strangers.length == 0;
            row.put(
                    "isolation_distance",
                    unknown ? Double.NaN : ClusterIsolation.isolationDistance(strangers, cloud.size()));
            row.put(
                    "l_ratio",
                    unknown ? Double.NaN : ClusterIsolation.lRatio(strangers, cloud.size(), cloud.features()));
            row.put(
                    "d_prime",
                    alone
                            ? Double.NaN
                            : LinearDiscriminant.dPrime(cloud.points(), cloud.features(), cloud.size(), cloud.total()));
            index.add(name);
            rows.add(row);
            return row;
        }

        CsvTable table() {
            Map<String, List<String>> columns = new LinkedHashMap<>();
            for (Map<String, Double> row : rows) {
                row.forEach((name, value) -> columns.computeIfAbsent(name, key -> new ArrayList<>())
                        .add(value.isNaN() ? "" : Double.toString(value)));
            }
            return new CsvTable(index, columns);
        }
    }
}
