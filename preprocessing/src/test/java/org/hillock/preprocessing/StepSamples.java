package org.hillock.preprocessing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.hillock.core.json.PythonJson;
import org.hillock.core.motion.Motion;
import org.hillock.core.operation.Catalog;
import org.hillock.core.operation.OperationType;
import org.hillock.core.recording.NumpyRecording;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingStep;
import org.hillock.core.recording.Recordings;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;

/** Small recordings of every type, and for each step of the module some ways to call it. */
final class StepSamples {
    static final int CHANNELS = 12;
    private static final JsonNode NULL = PythonJson.NODES.nullNode();

    private StepSamples() {}

    /** A step with its parameters. */
    record Call(String name, Map<String, ?> parameters) {
        RecordingStep step() {
            return (RecordingStep)
                    Catalog.standard().named(RecordingStep.class, name).fromJson(JsonParameters.of(parameters));
        }

        @Override
        public String toString() {
            return name + " " + parameters;
        }
    }

    private static Call call(String name, Object... namesAndValues) {
        Map<String, Object> parameters = new java.util.LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Call(name, parameters);
    }

    /** Two columns of six contacts, segments of the given lengths, with gains, offsets, delays and groups. */
    static Recording recording(DType type, long seed, int... lengths) {
        Random random = new Random(seed);
        List<NdArray> segments = new ArrayList<>();
        for (int length : lengths) {
            segments.add(traces(type, random, length));
        }
        String[] ids = new String[CHANNELS];
        double[][] locations = new double[CHANNELS][];
        double[] shifts = new double[CHANNELS];
        double[] gains = new double[CHANNELS];
        for (int c = 0; c < CHANNELS; c++) {
            ids[c] = "c" + c;
            locations[c] = new double[] {20 * (c % 2), 25 * Math.floorDiv(c, 2)};
            shifts[c] = (c / 2) / 8.0;
            gains[c] = 0.2 + 0.01 * c;
        }
        Recording recording = NumpyRecording.of(30000, Ids.of(ids), segments);
        recording = Recordings.setChannelOffsets(Recordings.setChannelGains(recording, gains), -3);
        recording = Recordings.setProperty(recording, "inter_sample_shift", NdArray.ofDoubles(shifts));
        return Recordings.setChannelLocations(recording, locations);
    }

    private static NdArray traces(DType type, Random random, int length) {
        double middle = type.isUnsigned() ? 32000 : 100;
        double[] values = new double[length * CHANNELS];
        for (int s = 0; s < length; s++) {
            double common = 60 * Math.sin(s * 0.01) + 20 * random.nextGaussian();
            for (int c = 0; c < CHANNELS; c++) {
                values[s * CHANNELS + c] = middle + 10 * c + common + 30 * random.nextGaussian();
            }
        }
        return switch (type) {
            case INT16, UINT16 -> {
                short[] shorts = new short[values.length];
                for (int i = 0; i < shorts.length; i++) {
                    shorts[i] = (short) Math.rint(values[i]);
                }
                yield NdArray.ofNumbers(type, shorts, length, CHANNELS);
            }
            case FLOAT32 -> {
                float[] floats = new float[values.length];
                for (int i = 0; i < floats.length; i++) {
                    floats[i] = (float) values[i];
                }
                yield NdArray.ofFloats(floats, length, CHANNELS);
            }
            case INT32 ->
                NdArray.ofNumbers(
                        type,
                        Arrays.stream(values).mapToInt(v -> (int) Math.rint(v)).toArray(),
                        length,
                        CHANNELS);
            default -> NdArray.ofDoubles(values, length, CHANNELS);
        };
    }

    /** The calls that fit a recording of {@code type} with segments of these lengths. */
    static List<Call> calls(DType type, int... lengths) {
        List<Call> calls = new ArrayList<>(List.of(
                call("bandpass_filter"),
                call("bandpass_filter", "freq_min", 500.0, "freq_max", 4000.0, "filter_order", 2, "dtype", "float32"),
                call("bandpass_filter", "ftype", "bessel", "filter_mode", "ba", "filter_order", 2, "dtype", "float64"),
                call("bandpass_filter", "ftype", "ellip", "rp", 0.5, "rs", 40.0, "filter_order", 3),
                call("bandpass_filter", "add_reflect_padding", true, "margin_ms", 2.0),
                call("highpass_filter", "freq_min", 150.0, "dtype", "float32"),
                call("filter", "band", 3000.0, "btype", "lowpass", "dtype", "float32"),
                call("causal_filter", "dtype", "float32"),
                call("causal_filter", "direction", "backward", "dtype", "float32"),
                call("notch_filter", "freq", 1000.0, "dtype", "float32"),
                call("gaussian_filter", "freq_min", 400.0, "freq_max", 4000.0),
                call("gaussian_filter", "freq_min", NULL, "freq_max", 2000.0),
                call("common_reference"),
                call("common_reference", "operator", "average", "dtype", "float32"),
                call("common_reference", "reference", "local", "local_radius", List.of(0.0, 40.0)),
                call("common_reference", "reference", "single", "ref_channel_ids", "c3"),
                call(
                        "common_reference",
                        "groups",
                        List.of(List.of("c0", "c1", "c2"), List.of("c5", "c7")),
                        "dtype",
                        "float32"),
                call("phase_shift"),
                call("phase_shift", "dtype", "float32", "margin_ms", 3.0),
                call("whiten", "dtype", "float32"),
                call("whiten", "dtype", "float32", "mode", "local", "radius_um", 40.0, "apply_mean", true),
                call("whiten", "dtype", "int16", "int_scale", 100.0, "regularize", true),
                call("scale", "gain", 0.5, "offset", 1.25),
                call("scale_to_uV"),
                call("center"),
                call("center", "mode", "mean", "dtype", "float64"),
                call("zscore"),
                call("zscore", "mode", "mean+std", "dtype", "int16", "int_scale", 50.0),
                call("normalize_by_quantile"),
                call("normalize_by_quantile", "mode", "pool_channel"),
                call("astype", "dtype", "float32"),
                call("astype", "dtype", "int32"),
                call("astype", "dtype", "float64"),
                call("rectify"),
                call("clip", "a_min", 80.0, "a_max", 150.0),
                call("blank_staturation", "abs_threshold", 180.0),
                call("blank_saturation", "quantile_threshold", 0.05, "direction", "both"),
                call("zero_channel_pad", "num_channels", 16),
                call("depth_order", "flip", true),
                call("average_across_direction", "direction", "y"),
                call("average_across_direction", "direction", "x", "dtype", NULL),
                call("directional_derivative"),
                call("directional_derivative", "order", 2, "edge_order", 2),
                call("highpass_spatial_filter", "n_channel_pad", 5, "dtype", "float32", "agc_window_length_s", 0.01),
                call("highpass_spatial_filter", "n_channel_pad", 5, "n_channel_taper", 3, "apply_agc", false),
                call("interpolate_bad_channels", "bad_channel_ids", List.of("c3", "c8")),
                call("decimate", "decimation_factor", 3, "decimation_offset", 1),
                call("resample", "resample_rate", 6000),
                call("resample", "resample_rate", 12500, "dtype", "float32"),
                call("pad_traces", "padding_start", 11, "padding_end", 7, "fill_value", 5.0),
                call("detect_bad_channels", "method", "mad", "num_random_chunks", 4),
                call("remove_bad_channels", "bad_threshold", 2.0)));
        if (type.isUnsigned()) {
            calls.add(call("unsigned_to_signed"));
        }
        if (type.isInteger()) {
            calls.add(call("correct_lsb"));
        }
        Motion motion = motion(lengths.length);
        calls.add(call("interpolate_motion", "motion", motion));
        calls.add(call(
                "interpolate_motion",
                "motion",
                motion,
                "border_mode",
                "force_extrapolate",
                "spatial_interpolation_method",
                "idw",
                "interpolation_time_bin_size_s",
                0.007,
                "dtype",
                "float64"));
        List<List<Long>> triggers = new ArrayList<>();
        List<List<String>> labels = new ArrayList<>();
        List<List<List<Long>>> periods = new ArrayList<>();
        for (int length : lengths) {
            List<Long> own = java.util.stream.LongStream.of(1, 700, 760, 1500, length - 2)
                    .filter(frame -> frame < length)
                    .distinct()
                    .sorted()
                    .boxed()
                    .toList();
            triggers.add(own);
            labels.add(
                    own.stream().map(frame -> frame % 2 == 0 ? "even" : "odd").toList());
            periods.add(List.of(List.of(0L, Math.min(length, 5L)), List.of(length / 2L, (long) length)));
        }
        for (String mode : List.of("zeros", "linear", "cubic")) {
            calls.add(call("remove_artifacts", "list_triggers", triggers, "mode", mode, "ms_after", 1.0));
        }
        calls.add(call(
                "remove_artifacts",
                "list_triggers",
                triggers,
                "list_labels",
                labels,
                "mode",
                "average",
                "scale_amplitude",
                true,
                "time_jitter",
                0.1,
                "ms_after",
                1.0));
        calls.add(call("silence_periods", "list_periods", periods));
        if (!type.isInteger()) {
            calls.add(call("silence_periods", "list_periods", periods, "mode", "noise", "seed", 3));
        }
        return calls;
    }

    private static Motion motion(int numSegments) {
        List<double[][]> displacement = new ArrayList<>();
        List<double[]> times = new ArrayList<>();
        for (int segment = 0; segment < numSegments; segment++) {
            displacement.add(new double[][] {{3, -2}, {5 + segment, 1}, {-4, 6}});
            times.add(new double[] {0.01, 0.03, 0.05});
        }
        return Motion.of(displacement, times, new double[] {20, 90});
    }

    /** The record of a step as its provenance JSON and back. */
    static Optional<RecordingStep> roundTrip(Recording recording) {
        return recording.provenance().operation() instanceof RecordingStep step
                ? Optional.of(OperationType.of(step.getClass())
                        .fromJson(OperationType.of(step).toJson(step)))
                : Optional.empty();
    }
}
