package org.hillock.testkit.areas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hillock.core.json.PythonJson;
import org.hillock.core.sorting.NumpySorting;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.Sortings;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.curation.Contamination;
import org.hillock.curation.Curation;
import org.hillock.curation.DuplicateMethod;
import org.hillock.curation.MergeUnitsSorting;
import org.hillock.curation.NewIdStrategy;
import org.hillock.curation.PropertiesPolicy;
import org.hillock.curation.RefractoryPeriod;
import org.hillock.curation.SplitUnitSorting;
import org.hillock.curation.UnitPair;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.GoldenFault;
import org.hillock.testkit.golden.Params;
import org.hillock.testkit.golden.PlainJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Corrections of sortings. */
final class CurationArea implements GoldenArea {
    /** How the cases write the labels of spikes: the number of the spike modulo some number. */
    private static final Pattern MODULO = Pattern.compile("i % (\\d+)");

    @Override
    public String name() {
        return "curation";
    }

    @Override
    public Map<String, GoldenFunction> handlers() {
        return Map.of(
                "removeDuplicated", CurationArea::removeDuplicated,
                "findDuplicated", CurationArea::findDuplicated,
                "removeExcess", CurationArea::removeExcess,
                "mergeUnits", CurationArea::mergeUnits,
                "splitUnit", CurationArea::splitUnit,
                "applyMerges", CurationArea::applyMerges,
                "redundantUnits", CurationArea::redundantUnits,
                "contamination", CurationArea::contamination);
    }

    private static DuplicateMethod method(String name) {
        return DuplicateMethod.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static List<Ids> groups(JsonNode lists) {
        return lists.valueStream().map(Params::ids).toList();
    }

    private static void removeDuplicated(GoldenCase golden, Answers answers) {
        Facts.spikes(
                Curation.removeDuplicatedSpikes(
                        golden.sorting(0),
                        golden.params().number("censored_period_ms").orElse(0.3),
                        method(golden.params().text("method").orElse("keep_first"))),
                answers);
    }

    /** The reference hands on what it drops from the last spike back, for the method that goes back. */
    private static void findDuplicated(GoldenCase golden, Answers answers) {
        long[] train = golden.values()
                .path("train")
                .valueStream()
                .mapToLong(JsonNode::longValue)
                .toArray();
        int period = golden.params().requireWhole("censored_period");
        answers.value("train", () -> golden.values().path("train"));
        for (DuplicateMethod method : DuplicateMethod.values()) {
            String key = method.name().toLowerCase(Locale.ROOT);
            if (golden.values().has(key)) {
                answers.value(key, () -> {
                    List<Integer> dropped = new ArrayList<>();
                    IntStream.of(Curation.findDuplicatedSpikes(train, period, method, 0))
                            .forEach(dropped::add);
                    return method == DuplicateMethod.KEEP_LAST_ITERATIVE ? dropped.reversed() : dropped;
                });
            }
        }
    }

    /** The recording decides; the parameter only repeats numbers of another one. */
    private static void removeExcess(GoldenCase golden, Answers answers) {
        golden.params().find("num_samples");
        JsonNode rows = golden.values().path("input");
        int numUnits = 1
                + rows.valueStream()
                        .mapToInt(row -> row.get(1).intValue())
                        .max()
                        .orElse(0);
        SpikeVector spikes = SpikeVector.fromColumns(
                rows.valueStream().mapToLong(row -> row.get(0).longValue()).toArray(),
                rows.valueStream().mapToInt(row -> row.get(1).intValue()).toArray(),
                rows.valueStream().mapToInt(row -> row.get(2).intValue()).toArray(),
                golden.recording().getNumSegments(),
                numUnits);
        Sorting sorting = NumpySorting.of(spikes, golden.recording().getSamplingFrequency(), Ids.range(numUnits));
        Facts.spikes(Curation.removeExcessSpikes(sorting, golden.recording()), answers);
        answers.value("input", () -> rows).value("num_samples", () -> IntStream.range(
                        0, golden.recording().getNumSegments())
                .mapToObj(golden.recording()::getNumSamples)
                .toList());
    }

    private static PropertiesPolicy policy(Params params) {
        return PropertiesPolicy.valueOf(
                params.text("properties_policy").orElse("keep").toUpperCase(Locale.ROOT));
    }

    private static Optional<Double> deltaTime(Params params) {
        boolean isGiven = params.has("delta_time_ms") || params.all().has("delta_time_ms");
        OptionalDouble ms = params.number("delta_time_ms");
        return ms.isPresent() ? Optional.of(ms.getAsDouble()) : isGiven ? Optional.empty() : Optional.of(0.4);
    }

    private static void mergeUnits(GoldenCase golden, Answers answers) {
        Params params = golden.params();
        MergeUnitsSorting step = new MergeUnitsSorting(
                groups(params.require("units_to_merge")),
                params.ids("new_unit_ids"),
                policy(params),
                deltaTime(params));
        Facts.spikes(step.apply(golden.sorting(0)), answers);
    }

    private static void splitUnit(GoldenCase golden, Answers answers) {
        Params params = golden.params();
        Sorting sorting = golden.sorting(0);
        Id unit = Params.ids(PythonJson.NODES.arrayNode().add(params.require("split_unit_id")))
                .get(0);
        Matcher labels = MODULO.matcher(params.text("indices").orElse(""));
        if (!labels.lookingAt()) {
            throw new GoldenFault("parameter 'indices' must read 'i % N'");
        }
        int modulo = Integer.parseInt(labels.group(1));
        List<NdArray> indices = IntStream.range(0, sorting.getNumSegments())
                .mapToObj(segment -> NdArray.ofLongs(IntStream.range(0, sorting.getUnitSpikeTrain(unit, segment).length)
                        .mapToLong(i -> i % modulo)
                        .toArray()))
                .toList();
        SplitUnitSorting step = new SplitUnitSorting(unit, indices, params.ids("new_unit_ids"), policy(params));
        Facts.spikes(step.apply(sorting), answers);
    }

    private static void applyMerges(GoldenCase golden, Answers answers) {
        Params params = golden.params();
        NewIdStrategy strategy = NewIdStrategy.valueOf(
                params.text("new_id_strategy").orElse("append").toUpperCase(Locale.ROOT));
        Sorting merged = Curation.applyMergesToSorting(
                        golden.sorting(0),
                        groups(params.require("merge_unit_groups")),
                        params.ids("new_unit_ids"),
                        params.number("censor_ms"),
                        strategy)
                .sorting();
        Facts.spikes(merged, answers);
    }

    /** The sortings of the case stand side by side, with their units numbered. */
    private static void redundantUnits(GoldenCase golden, Answers answers) {
        Params params = golden.params();
        Sorting all = Sortings.aggregateUnits(IntStream.range(0, golden.inputs().size())
                .mapToObj(golden::sorting)
                .toList());
        double deltaTime = params.number("delta_time").orElse(0.4);
        double agreement = params.number("agreement_threshold").orElse(0.2);
        double duplicate = params.number("duplicate_threshold").orElse(0.8);
        answers.numbers("input_spike_vector", () -> Facts.rows(all.toSpikeVector()))
                .value("input_spike_vector_unit_ids", all::getUnitIds)
                .value("input_spike_vector_num_segments", all::getNumSegments)
                .value("pairs", () -> pairs(Curation.findRedundantUnits(all, deltaTime, agreement, duplicate)))
                .value("kept", () -> Curation.removeRedundantUnits(all, deltaTime, agreement, duplicate)
                        .getUnitIds());
    }

    private static ArrayNode pairs(List<UnitPair> pairs) {
        ArrayNode out = PythonJson.NODES.arrayNode();
        pairs.forEach(pair -> out.addArray().add(PlainJson.of(pair.first())).add(PlainJson.of(pair.second())));
        return out;
    }

    /** The cases are of 2 ms of which 0.3 are censored and a limit of 0.1; the tails are of these three numbers each. */
    private static void contamination(GoldenCase golden, Answers answers) {
        Sorting sorting = golden.sorting(0);
        long numSamples = golden.values().path("num_samples").longValue();
        Contamination contamination =
                new Contamination(sorting.getSamplingFrequency(), numSamples, new RefractoryPeriod(0.3, 2.0));
        Map<String, Double> estimates = new LinkedHashMap<>();
        sorting.getUnitIds()
                .forEach(id -> estimates.put(id.toString(), contamination.estimate(sorting.getUnitSpikeTrain(id))));
        Map<String, List<Double>> cross = new LinkedHashMap<>();
        for (String pair : golden.values().path("cross").propertyNames()) {
            int middle = pair.indexOf('_');
            Contamination.Cross found = contamination.cross(
                    sorting.getUnitSpikeTrain(Id.of(pair.substring(0, middle))),
                    sorting.getUnitSpikeTrain(Id.of(pair.substring(middle + 1))),
                    OptionalDouble.empty(),
                    0.1);
            cross.put(pair, List.of(found.estimate(), found.pValue()));
        }
        answers.value("num_samples", () -> numSamples)
                .value("estimate_contamination", () -> estimates)
                .value("cross", () -> cross)
                .value(
                        "binom_sf",
                        () -> List.of(
                                Contamination.binomSf(3, 20.5, 0.1),
                                Contamination.binomSf(0, 4.2, 0.3),
                                Contamination.binomSf(12, 40, 0.25)));
    }
}
