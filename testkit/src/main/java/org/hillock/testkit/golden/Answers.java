package org.hillock.testkit.golden;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Traces;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;

/**
 * What was computed for a case, by the names of the outputs and values. Answers may be offered lazily: only those that a case recorded
 * are computed; what a case recorded and nobody offers is a difference.
 */
public final class Answers {
    private final Map<String, Supplier<Answer>> outputs = new LinkedHashMap<>();
    private final Map<String, Supplier<JsonNode>> values = new LinkedHashMap<>();
    private final Set<String> counts = new HashSet<>();
    private final Set<String> rates = new HashSet<>();
    private final Map<String, Supplier<List<long[]>>> trains = new LinkedHashMap<>();
    private Optional<Recording> recording = Optional.empty();

    /** Numbers whose kind counts but whose width does not. */
    public Answers numbers(String key, Supplier<NdArray> array) {
        return output(key, () -> new Answer.Array(array.get(), false));
    }

    /** One-dimensional numbers. */
    public Answers doubles(String key, Supplier<double[]> array) {
        return numbers(key, () -> NdArray.ofDoubles(array.get()));
    }

    /** Samples whose type counts. */
    public Answers samples(String key, Supplier<Traces> traces) {
        return output(key, () -> new Answer.Array(traces.get().toArray(), true));
    }

    /** Rows of a matrix, of fractions. */
    public Answers rows(String key, Supplier<double[][]> rows) {
        return numbers(key, () -> NdArray.ofRows(rows.get()));
    }

    /** Rows of a matrix, of fractions. */
    public Answers floatRows(String key, Supplier<float[][]> rows) {
        return numbers(key, () -> ofFloatRows(rows.get()));
    }

    /** Floats in rows as an array. */
    public static NdArray ofFloatRows(float[][] rows) {
        int width = rows.length == 0 ? 0 : rows[0].length;
        float[] flat = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * width, width);
        }
        return NdArray.ofNumbers(DType.FLOAT32, flat, rows.length, width);
    }

    /** Any answer. */
    public Answers output(String key, Supplier<Answer> answer) {
        outputs.put(key, answer);
        return this;
    }

    /** An array that was exported because it is an input. */
    public Answers given(String... keys) {
        List.of(keys).forEach(key -> output(key, Answer.Given::new));
        return this;
    }

    /** A small result: a number, truth value, text, id, array, list, map or JSON node. */
    public Answers value(String key, Supplier<?> value) {
        values.put(key, () -> PlainJson.of(value.get()));
        return this;
    }

    /** Numbers of spikes by unit. */
    public Answers counts(String key, Supplier<?> value) {
        counts.add(key);
        return value(key, value);
    }

    /** Rates of spikes, in [0, 1]. */
    public Answers rates(String key, Supplier<?> value) {
        rates.add(key);
        return value(key, value);
    }

    /** Spike trains, one list of frames per unit. */
    public Answers trains(String key, Supplier<List<long[]>> value) {
        trains.put(key, value);
        return value(key, value);
    }

    /** The tolerance of a value that follows from spike trains, made of that of the trains. */
    Tolerance toleranceOf(String key, Tolerance trains, Tolerance otherwise) {
        if (counts.contains(key)) {
            return trains.forCounts();
        }
        return rates.contains(key) ? trains.forRates() : otherwise;
    }

    /** The spike trains of a value, where it holds such. */
    Optional<SpikeTrains> trains(String key) {
        return Optional.ofNullable(trains.get(key)).map(trains -> new SpikeTrains(trains.get()));
    }

    /** The recording that the case recorded traces of. */
    public Answers recording(Recording result) {
        recording = Optional.of(result);
        return this;
    }

    /** The recording, where one was computed. */
    public Optional<Recording> recording() {
        return recording;
    }

    /** The answer to an output. */
    public Optional<Answer> output(String key) {
        return Optional.ofNullable(outputs.get(key)).map(Supplier::get);
    }

    /** The answer to a value. */
    public Optional<JsonNode> value(String key) {
        return Optional.ofNullable(values.get(key)).map(Supplier::get);
    }

    /** The names of the values that are offered. */
    public Set<String> valueKeys() {
        return values.keySet();
    }

    /** The names of the outputs that are offered. */
    public Set<String> outputKeys() {
        return outputs.keySet();
    }
}
