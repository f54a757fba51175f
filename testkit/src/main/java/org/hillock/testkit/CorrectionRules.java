package org.hillock.testkit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.DType;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.NdArray;
import org.hillock.testkit.golden.Answer;
import org.hillock.testkit.golden.Answers;
import org.hillock.testkit.golden.Correction;
import org.hillock.testkit.golden.CsvTable;
import org.hillock.testkit.golden.GoldenFault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The rules by which {@code reference-bugs.json} makes the right value out of a recorded one. */
final class CorrectionRules {
    private static final Map<String, Correction> RULES = Map.ofEntries(
            Map.entry("single_precision", new Correction.Numbers(PeakRules::singlePrecision)),
            Map.entry("with_peaks_at_borders", new Correction.Numbers(PeakRules::withPeaksAtBorders)),
            Map.entry("pass_over", new Correction.PassOver()),
            Map.entry("declared_type", new Correction.AnyType()),
            Map.entry("one_count", new Correction.OneCount()),
            Map.entry("last_digits", new Correction.LastDigits()),
            Map.entry("clear_targets", new Correction.Numbers(CorrectionRules::clearTargets)),
            Map.entry("close_to_the_largest", new Correction.Numbers(CorrectionRules::closeToTheLargest)),
            Map.entry("best_of_both_directions", new Correction.Numbers(CorrectionRules::bestOfBothDirections)),
            Map.entry("fits_within_a_hundredth", new Correction.Cells(CorrectionRules::fitsWithinAHundredth)),
            Map.entry("unfinished_searches", new Correction.Numbers(CorrectionRules::unfinishedSearches)),
            Map.entry("settled_events", new Correction.Numbers(CorrectionRules::settledEvents)),
            Map.entry("set_without_noise_levels", new Correction.Names(CorrectionRules::withoutNoiseLevels)),
            Map.entry("ties_by_unit", new Correction.Numbers((key, recorded, answers) -> tiesByUnit(recorded))),
            Map.entry("divided_by_spikes_cut", new Correction.Numbers(CorrectionRules::dividedBySpikesCut)),
            Map.entry("divided_float_sums", new Correction.Numbers(CorrectionRules::dividedFloatSums)),
            Map.entry("as_good_a_fit", new Correction.Numbers(CorrectionRules::asGoodAFit)),
            Map.entry("plus_own_difference", new Correction.Numbers(CorrectionRules::plusOwnDifference)),
            Map.entry("units_without_border_spikes", new Correction.Numbers(CorrectionRules::withoutBorderSpikes)),
            Map.entry("cells_of_the_defect", new Correction.Tables(MetricCells::ofTheDefect)));

    private static final double MISFIT = 0.01;
    private static final double FLOAT_SUM = 1e-6;
    private static final double PART_OF_THE_LARGEST = 1e-4;

    private static final List<String> FITS = List.of("velocity_above", "velocity_below", "exp_decay");

    private CorrectionRules() {}

    static Correction named(String name) {
        Correction rule = RULES.get(name);
        if (rule == null) {
            throw new IllegalStateException(
                    "reference-bugs.json: rule '" + name + "' must be one of " + RULES.keySet());
        }
        return rule;
    }

    /** The recorded names without those of cached noise levels, in the order of the answer. */
    private static JsonNode withoutNoiseLevels(JsonNode recorded, JsonNode actual) {
        TreeSet<String> names = new TreeSet<>();
        recorded.forEach(name -> names.add(name.stringValue()));
        names.removeIf(name -> name.startsWith("noise_level_"));
        ArrayNode out = PythonJson.NODES.arrayNode();
        actual.forEach(name -> {
            if (names.remove(name.stringValue())) {
                out.add(name);
            }
        });
        names.forEach(out::add);
        return out;
    }

    /** What lies within a ten-thousandth of the largest number of the answer counts as answered. */
    private static NdArray closeToTheLargest(String key, NdArray recorded, Answers answers) {
        double[] values = recorded.toDoubles();
        double[] answered = numbers(answers, key);
        double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
        for (int i = 0; i < Math.min(values.length, answered.length); i++) {
            if (Math.abs(values[i] - answered[i]) <= PART_OF_THE_LARGEST * largest) {
                values[i] = answered[i];
            }
        }
        return floats(values, recorded.shape());
    }

    /** Recorded similarities of one direction that are those of {@code one_direction} are taken as they were answered for both, if that is more. */
    private static NdArray bestOfBothDirections(String key, NdArray recorded, Answers answers) {
        double[] oneDirection = numbers(answers, "one_direction");
        double[] answered = numbers(answers, key);
        double[] values = recorded.toDoubles();
        for (int i = 0; i < Math.min(values.length, answered.length); i++) {
            if (Math.abs(values[i] - oneDirection[i]) <= PART_OF_THE_LARGEST) {
                values[i] = Math.max(values[i], answered[i]);
            }
        }
        return floats(values, recorded.shape());
    }

    /** Of columns that come from fits, numbers within a hundredth of the recorded ones count as answered. */
    private static CsvTable fitsWithinAHundredth(CsvTable recorded, CsvTable actual) {
        Map<String, List<String>> columns = new LinkedHashMap<>(recorded.columns());
        for (String fit : FITS) {
            List<String> wanted = columns.getOrDefault(fit, List.of());
            List<String> answered = actual.columns().getOrDefault(fit, List.of());
            if (!wanted.isEmpty() && wanted.size() == answered.size()) {
                columns.put(
                        fit,
                        IntStream.range(0, wanted.size())
                                .mapToObj(i -> withinAHundredth(wanted.get(i), answered.get(i)))
                                .toList());
            }
        }
        return new CsvTable(recorded.index(), columns);
    }

    private static String withinAHundredth(String wanted, String answered) {
        if (wanted.isEmpty() || answered.isEmpty()) {
            return wanted;
        }
        double number = Double.parseDouble(wanted);
        return Math.abs(number - Double.parseDouble(answered)) <= Math.abs(number) / 100 ? answered : wanted;
    }

    /** Rows that {@code unfinished} names are taken as they were answered. */
    private static NdArray unfinishedSearches(String key, NdArray recorded, Answers answers) {
        if (!answers.outputKeys().contains("unfinished")) {
            return recorded;
        }
        double[] unfinished = numbers(answers, "unfinished");
        double[] answered = numbers(answers, key);
        double[] values = recorded.toDoubles();
        int width = values.length / Math.max(1, unfinished.length);
        for (int i = 0; i < Math.min(values.length, answered.length); i++) {
            values[i] = unfinished[i / width] == 1 ? answered[i] : values[i];
        }
        return floats(values, recorded.shape());
    }

    /** Columns of targets whose closest contacts are not clear are taken as they were answered; {@code clear_targets} names the others. */
    private static NdArray clearTargets(String key, NdArray recorded, Answers answers) {
        double[] clear = numbers(answers, "clear_targets");
        double[] answered = numbers(answers, key);
        double[] values = recorded.toDoubles();
        for (int i = 0; i < Math.min(values.length, answered.length); i++) {
            values[i] = clear[i % clear.length] == 0 ? answered[i] : values[i];
        }
        return floats(values, recorded.shape());
    }

    /** Where all events but those of spikes that both trains have at one frame are the recorded ones, the answer counts. */
    private static NdArray settledEvents(String key, NdArray recorded, Answers answers) {
        double[] tied1 = numbers(answers, "tied1");
        double[] tied2 = numbers(answers, "tied2");
        if (!(answers.output(key).orElse(new Answer.Given()) instanceof Answer.Array(NdArray own, boolean ignored))) {
            return recorded;
        }
        return settled(recorded, tied1, tied2).equals(settled(own, tied1, tied2)) ? own : recorded;
    }

    private static List<String> settled(NdArray events, double[] tied1, double[] tied2) {
        return IntStream.range(0, events.length())
                .filter(i -> events.field("delta_frame").longAt(i) == 0
                        || (tied1[(int) events.field("index1").longAt(i)] == 0
                                && tied2[(int) events.field("index2").longAt(i)] == 0))
                .mapToObj(i -> events.field("index1").longAt(i) + " "
                        + events.field("index2").longAt(i) + " "
                        + events.field("delta_frame").longAt(i))
                .sorted()
                .toList();
    }

    /** Rows of frame, unit and segment, ordered by segment, frame and unit. */
    private static NdArray tiesByUnit(NdArray rows) {
        int[] order = IntStream.range(0, rows.length())
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> rows.longAt(3 * i + 2))
                        .thenComparingLong(i -> rows.longAt(3 * i))
                        .thenComparingLong(i -> rows.longAt(3 * i + 1)))
                .mapToInt(Integer::intValue)
                .toArray();
        return rows.take(order);
    }

    /** Recorded means over all spikes become means over those that were added: times {@code spikes_all / spikes_cut} of each unit. */
    private static NdArray dividedBySpikesCut(String key, NdArray recorded, Answers answers) {
        double[] all = numbers(answers, "spikes_all");
        double[] cut = numbers(answers, "spikes_cut");
        double[] values = recorded.toDoubles();
        int size = values.length / all.length;
        for (int i = 0; i < values.length; i++) {
            values[i] *= cut[i / size] == 0 ? 0 : all[i / size] / cut[i / size];
        }
        return floats(values, recorded.shape());
    }

    /** What our own answer changes where it is made with the defects of the reference is added to the recorded numbers. */
    private static NdArray plusOwnDifference(String key, NdArray recorded, Answers answers) {
        double[] right = numbers(answers, key);
        double[] wrong = numbers(answers, key + "_as_reference");
        double[] values = recorded.toDoubles();
        for (int i = 0; i < Math.min(values.length, right.length); i++) {
            values[i] += right[i] - wrong[i];
        }
        return like(recorded, values);
    }

    /** The same where the reference summed in float32: what is off by less than a millionth of the largest number counts as answered. */
    private static NdArray dividedFloatSums(String key, NdArray recorded, Answers answers) {
        double[] values = dividedBySpikesCut(key, recorded, answers).toDoubles();
        double[] answered = numbers(answers, key);
        double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
        for (int i = 0; i < Math.min(values.length, answered.length); i++) {
            values[i] = Math.abs(values[i] - answered[i]) <= FLOAT_SUM * largest ? answered[i] : values[i];
        }
        return floats(values, recorded.shape());
    }

    /** Records whose misfit is no more than a hundredth above that of the recorded ones are taken as they were answered. */
    private static NdArray asGoodAFit(String key, NdArray recorded, Answers answers) {
        double[] own = numbers(answers, "misfit");
        double[] theirs = numbers(answers, "misfit_recorded");
        if (!(answers.output(key).orElse(new Answer.Given()) instanceof Answer.Array(NdArray found, boolean ignored))) {
            return recorded;
        }
        Map<String, NdArray> fields = new LinkedHashMap<>();
        for (String name : recorded.fieldNames()) {
            double[] values = recorded.field(name).toDoubles();
            double[] answered = found.field(name).toDoubles();
            for (int i = 0; i < values.length; i++) {
                values[i] = own[i] <= theirs[i] + MISFIT * Math.abs(theirs[i]) ? answered[i] : values[i];
            }
            fields.put(name, NdArray.ofDoubles(values));
        }
        return NdArray.ofFields(fields);
    }

    /** Units with border spikes are taken as they were answered: their spread does not follow from what was recorded. */
    private static NdArray withoutBorderSpikes(String key, NdArray recorded, Answers answers) {
        double[] all = numbers(answers, "spikes_all");
        double[] cut = numbers(answers, "spikes_cut");
        double[] answered = numbers(answers, key);
        double[] values = recorded.toDoubles();
        int size = values.length / all.length;
        for (int i = 0; i < values.length; i++) {
            values[i] = all[i / size] == cut[i / size] ? values[i] : answered[i];
        }
        return like(recorded, values);
    }

    private static double[] numbers(Answers answers, String key) {
        if (answers.output(key).orElse(new Answer.Given()) instanceof Answer.Array(NdArray values, boolean ignored)) {
            return values.toDoubles();
        }
        throw new GoldenFault("answer '" + key + "' must be there to correct what was recorded");
    }

    private static NdArray floats(double[] values, int[] shape) {
        return NdArray.ofNumbers(DType.FLOAT64, values, shape);
    }

    /** Numbers in the type of the recorded ones. */
    private static NdArray like(NdArray recorded, double[] values) {
        if (recorded.type() instanceof ElementType.Bool) {
            boolean[] flags = new boolean[values.length];
            IntStream.range(0, flags.length).forEach(i -> flags[i] = values[i] != 0);
            return NdArray.ofBooleans(flags, recorded.shape());
        }
        return recorded.type().numeric() == DType.FLOAT32
                ? NdArray.ofFloats(NdArray.ofDoubles(values).toFloats(), recorded.shape())
                : floats(values, recorded.shape());
    }
}
