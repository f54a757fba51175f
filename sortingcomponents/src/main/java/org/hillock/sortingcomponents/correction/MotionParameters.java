package org.hillock.sortingcomponents.correction;

import java.util.Map;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parameters of the steps, under the peer's names.
 *
 * @param detect of {@code detect_peaks}, with its method
 * @param select of {@code select_peaks}, with its method; empty: all peaks are placed
 * @param localize of {@code localize_peaks}, with its method
 * @param estimate of {@code estimate_motion}, with its method and windows
 * @param interpolate of {@code interpolate_motion}
 */
public record MotionParameters(
        ObjectNode detect, ObjectNode select, ObjectNode localize, ObjectNode estimate, ObjectNode interpolate) {
    private static final String WIDE_DETECTION =
            "{\"method\": \"locally_exclusive\", \"peak_sign\": \"neg\", \"detect_threshold\": 8.0,"
                    + " \"exclude_sweep_ms\": 0.8, \"radius_um\": 80.0}";
    private static final String DECENTRALIZED =
            "{\"method\": \"decentralized\", \"direction\": \"y\", \"rigid\": false}";
    private static final String REMOVE =
            "{\"border_mode\": \"remove_channels\", \"spatial_interpolation_method\": \"kriging\", \"sigma_um\": 20.0,"
                    + " \"p\": 2.0}";
    private static final String EXTRAPOLATE = REMOVE.replace("remove_channels", "force_extrapolate");

    private static final Map<String, MotionParameters> PRESETS = Map.of(
            "nonrigid_accurate",
            of(WIDE_DETECTION, "{\"method\": \"monopolar_triangulation\"}", DECENTRALIZED, REMOVE),
            "nonrigid_fast_and_accurate",
            of(WIDE_DETECTION, "{\"method\": \"grid_convolution\"}", DECENTRALIZED, REMOVE),
            "rigid_fast",
            of(
                    "{\"method\": \"locally_exclusive\", \"peak_sign\": \"neg\", \"detect_threshold\": 8.0,"
                            + " \"exclude_sweep_ms\": 0.1, \"radius_um\": 75.0}",
                    "{\"method\": \"center_of_mass\"}",
                    "{\"method\": \"decentralized\", \"bin_s\": 5.0, \"rigid\": true}",
                    REMOVE),
            "kilosort_like",
            of(
                    "{\"method\": \"locally_exclusive\", \"peak_sign\": \"neg\", \"detect_threshold\": 8.0,"
                            + " \"exclude_sweep_ms\": 0.1, \"radius_um\": 50.0}",
                    "{\"method\": \"grid_convolution\", \"weight_method\": {\"mode\": \"gaussian_2d\","
                            + " \"sigma_list_um\": [5.0, 10.0, 15.0, 20.0, 25.0]}}",
                    "{\"method\": \"iterative_template\", \"bin_s\": 2.0, \"rigid\": false, \"win_step_um\": 200.0,"
                            + " \"win_scale_um\": 400.0, \"hist_margin_um\": 0.0, \"win_shape\": \"rect\"}",
                    EXTRAPOLATE));

    private static MotionParameters of(String detect, String localize, String estimate, String interpolate) {
        return new MotionParameters(
                object(detect), object("{}"), object(localize), object(estimate), object(interpolate));
    }

    private static ObjectNode object(String text) {
        return (ObjectNode) PythonJson.parse(text);
    }

    /**
     * The parameters of a preset: nonrigid_accurate, nonrigid_fast_and_accurate, rigid_fast (with the decentralized method in place of
     * the peer's dredge_ap) or kilosort_like. Copies: they may be changed.
     */
    public static MotionParameters preset(String name) {
        if (name.startsWith("dredge")) {
            throw new NotSupportedException(
                    "correct_motion: preset = '" + name + "' is not supported. Use nonrigid_fast_and_accurate.");
        }
        if (!PRESETS.containsKey(name)) {
            throw new WrongArgumentException("correct_motion: preset = '" + name + "' must be one of "
                    + String.join(", ", PRESETS.keySet().stream().sorted().toList()) + ".");
        }
        MotionParameters found = PRESETS.getOrDefault(name, of("{}", "{}", "{}", "{}"));
        return new MotionParameters(
                found.detect.deepCopy(),
                found.select.deepCopy(),
                found.localize.deepCopy(),
                found.estimate.deepCopy(),
                found.interpolate.deepCopy());
    }

    /** With some parameters of steps in place of those here: {@code detect_kwargs, select_kwargs, localize_peaks_kwargs …}. */
    public MotionParameters with(ObjectNode changes) {
        for (String name : changes.propertyNames()) {
            if (!toJson().has(name)) {
                throw new WrongArgumentException("correct_motion: '" + name + "' must be one of "
                        + String.join(", ", toJson().propertyNames()) + ".");
            }
        }
        return new MotionParameters(
                merged(detect, changes, "detect_kwargs"),
                merged(select, changes, "select_kwargs"),
                merged(localize, changes, "localize_peaks_kwargs"),
                merged(estimate, changes, "estimate_motion_kwargs"),
                merged(interpolate, changes, "interpolate_motion_kwargs"));
    }

    private static ObjectNode merged(ObjectNode present, ObjectNode changes, String name) {
        ObjectNode out = present.deepCopy();
        if (changes.get(name) instanceof ObjectNode given) {
            out.setAll(given);
        }
        return out;
    }

    /** As the peer's {@code parameters.json} names them. */
    public ObjectNode toJson() {
        ObjectNode out = PythonJson.NODES.objectNode();
        out.set("detect_kwargs", detect.deepCopy());
        out.set("select_kwargs", select.deepCopy());
        out.set("localize_peaks_kwargs", localize.deepCopy());
        out.set("estimate_motion_kwargs", estimate.deepCopy());
        out.set("interpolate_motion_kwargs", interpolate.deepCopy());
        return out;
    }
}
