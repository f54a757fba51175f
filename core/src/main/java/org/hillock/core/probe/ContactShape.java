package org.hillock.core.probe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.core.errors.WrongArgumentException;

/**
 * The outline of a contact: {@code circle} (radius), {@code square} (width) or {@code rect} (width, height), in the units of the probe.
 *
 * <p>The parameters keep their order and their kind (whole number or not), so that a file is written as it was read.
 */
public record ContactShape(String name, Map<String, Number> params) {
    /** The names of the shapes. */
    public static final List<String> NAMES = List.of("circle", "square", "rect");

    /** Copies the parameters, as Long or Double; an unknown name is refused. */
    public ContactShape {
        if (!NAMES.contains(name)) {
            throw new WrongArgumentException(
                    "contact shape: shapes = '" + name + "' must be one of " + String.join(", ", NAMES) + ".");
        }
        Map<String, Number> kept = new LinkedHashMap<>();
        params.forEach((key, value) -> kept.put(key, widest(value)));
        params = Collections.unmodifiableMap(kept);
    }

    private static Number widest(Number value) {
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            return value.longValue();
        }
        return value.doubleValue();
    }

    /** A circle. */
    public static ContactShape circle(Number radius) {
        return new ContactShape("circle", Map.of("radius", radius));
    }

    /** A square. */
    public static ContactShape square(Number width) {
        return new ContactShape("square", Map.of("width", width));
    }

    /** A rectangle, {@code width} along the first plane axis and {@code height} along the second. */
    public static ContactShape rect(Number width, Number height) {
        Map<String, Number> params = new LinkedHashMap<>();
        params.put("width", width);
        params.put("height", height);
        return new ContactShape("rect", params);
    }

    /** Half the extent along the two plane axes; NaN where the parameter is missing. */
    public double[] halfExtent() {
        return switch (name) {
            case "circle" -> new double[] {param("radius"), param("radius")};
            case "square" -> new double[] {param("width") / 2, param("width") / 2};
            default -> new double[] {param("width") / 2, param("height") / 2};
        };
    }

    /** A parameter by name; NaN where it is missing. */
    public double param(String key) {
        return params.containsKey(key) ? params.get(key).doubleValue() : Double.NaN;
    }
}
