package org.hillock.postprocessing.templatemetrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The options of metrics under the peer's names, {@code metrics_kwargs}. */
final class ShapeOptionsJson {
    private final JsonNode given;
    private final List<String> known = new ArrayList<>();

    private ShapeOptionsJson(JsonNode given) {
        this.given = given;
    }

    /** Reads what is given, the rest is usual; an unknown name is refused with the known ones listed. */
    static ShapeOptions read(Optional<ObjectNode> kwargs) {
        ShapeOptions usual = ShapeOptions.standard();
        ShapeOptionsJson in = new ShapeOptionsJson(kwargs.orElseGet(PythonJson.NODES::objectNode));
        ShapeOptions options = new ShapeOptions(
                in.number("recovery_window_ms", usual.recoveryWindowMs()),
                in.number("peak_relative_threshold", usual.peakRelativeThreshold()),
                in.number("peak_width_ms", usual.peakWidthMs()),
                in.text("depth_direction", usual.depthDirection()),
                (int) in.number("min_channels_for_velocity", usual.minChannelsForVelocity()),
                in.number("min_r2_velocity", usual.minR2Velocity()),
                in.text("exp_peak_function", usual.expPeakFunction()),
                in.number("min_r2_exp_decay", usual.minR2ExpDecay()),
                in.number("spread_threshold", usual.spreadThreshold()),
                in.number("spread_smooth_um", usual.spreadSmoothUm()),
                in.find("column_range").isNumber()
                        ? OptionalDouble.of(in.find("column_range").doubleValue())
                        : OptionalDouble.empty(),
                in.number("baseline_window_ms", usual.baselineWindowMs()));
        in.refuseOthers();
        return options;
    }

    private JsonNode find(String name) {
        known.add(name);
        return given.path(name);
    }

    private double number(String name, double otherwise) {
        JsonNode node = find(name);
        if (node.isNull() && name.equals("spread_smooth_um")) {
            return 0;
        }
        return node.isNumber() ? node.doubleValue() : refuse(name, node, "a number", otherwise);
    }

    private String text(String name, String otherwise) {
        JsonNode node = find(name);
        return node.isString() ? node.stringValue() : refuse(name, node, "a text", otherwise);
    }

    private static <T> T refuse(String name, JsonNode node, String rule, T otherwise) {
        if (!node.isMissingNode()) {
            throw new WrongArgumentException(
                    "compute_template_metrics: metrics_kwargs: " + name + " = " + node + " must be " + rule + ".");
        }
        return otherwise;
    }

    private void refuseOthers() {
        for (String name : given.propertyNames()) {
            if (!known.contains(name)) {
                throw new WrongArgumentException(
                        "compute_template_metrics: metrics_kwargs: '" + name + "' must be one of " + known + ".");
            }
        }
    }

    /** All names with their values; the one that the peer doesn't have only where it is unusual. */
    static ObjectNode write(ShapeOptions options) {
        ObjectNode out = PythonJson.NODES.objectNode();
        out.put("recovery_window_ms", options.recoveryWindowMs());
        out.put("peak_relative_threshold", options.peakRelativeThreshold());
        out.put("peak_width_ms", options.peakWidthMs());
        out.put("depth_direction", options.depthDirection());
        out.put("min_channels_for_velocity", options.minChannelsForVelocity());
        out.put("min_r2_velocity", options.minR2Velocity());
        out.put("exp_peak_function", options.expPeakFunction());
        out.put("min_r2_exp_decay", options.minR2ExpDecay());
        out.put("spread_threshold", options.spreadThreshold());
        out.put("spread_smooth_um", options.spreadSmoothUm());
        if (options.columnRange().isPresent()) {
            out.put("column_range", options.columnRange().getAsDouble());
        } else {
            out.putNull("column_range");
        }
        if (options.baselineWindowMs() != ShapeOptions.standard().baselineWindowMs()) {
            out.put("baseline_window_ms", options.baselineWindowMs());
        }
        return out;
    }
}
