package org.hillock.generation.templates;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.generation.basis.Interval;
import org.hillock.generation.basis.RandomStream;
import org.hillock.kernels.random.NumpyGenerator;

/**
 * The ranges that the parameters of units are drawn from, evenly. Names follow {@code spikeinterface.core.generate}.
 *
 * @param ranges an interval for every name of {@link #standard()}
 */
public record UnitParameters(Map<String, Interval> ranges) {
    private static final Map<String, Interval> STANDARD = standardRanges();

    /** Refuses unknown names; the message lists the known ones. Missing ones take their standard. */
    public UnitParameters {
        Map<String, Interval> all = new LinkedHashMap<>(STANDARD);
        ranges.forEach((name, interval) -> {
            if (!STANDARD.containsKey(name)) {
                throw new WrongArgumentException(
                        "unit_params: '" + name + "' must be one of " + STANDARD.keySet() + ".");
            }
            all.put(name, interval);
        });
        ranges = Collections.unmodifiableMap(all);
    }

    private static Map<String, Interval> standardRanges() {
        Map<String, Interval> ranges = new LinkedHashMap<>();
        ranges.put("alpha", new Interval(100, 500));
        ranges.put("depolarization_ms", new Interval(0.09, 0.14));
        ranges.put("repolarization_ms", new Interval(0.5, 0.8));
        ranges.put("recovery_ms", new Interval(1.0, 1.5));
        ranges.put("positive_amplitude", new Interval(0.1, 0.25));
        ranges.put("smooth_ms", new Interval(0.03, 0.07));
        ranges.put("spatial_decay", new Interval(20, 40));
        ranges.put("propagation_speed", new Interval(250, 350));
        ranges.put("b", new Interval(0.4, 1));
        ranges.put("c", new Interval(0.4, 1));
        ranges.put("x_angle", new Interval(0, Math.PI));
        ranges.put("y_angle", new Interval(0, Math.PI));
        ranges.put("z_angle", new Interval(0, Math.PI));
        return Collections.unmodifiableMap(ranges);
    }

    /**
     * The standard ranges: alpha 100–500 µV, depolarization_ms 0.09–0.14, repolarization_ms 0.5–0.8, recovery_ms 1–1.5,
     * positive_amplitude 0.1–0.25, smooth_ms 0.03–0.07, spatial_decay 20–40 µm, propagation_speed 250–350 µm/ms, axes b and c 0.4–1,
     * angles 0–π.
     */
    public static UnitParameters standard() {
        return new UnitParameters(Map.of());
    }

    /** The standard ranges with some replaced: two ends, or a single fixed value, by name. */
    public static UnitParameters of(Map<String, List<Double>> changed) {
        Map<String, Interval> ranges = new LinkedHashMap<>();
        changed.forEach((name, ends) -> ranges.put(name, Interval.of("unit_params: " + name, ends)));
        return new UnitParameters(ranges);
    }

    /** With one range replaced. */
    public UnitParameters with(String name, double low, double high) {
        Map<String, Interval> changed = new LinkedHashMap<>(ranges);
        changed.put(name, new Interval(low, high));
        return new UnitParameters(changed);
    }

    /**
     * Draws a unit for every location; unit i depends on the seed, its location and i alone.
     *
     * @param locations {@code [units][3]} in µm
     */
    public List<UnitModel> draw(double[][] locations, DistanceMode mode, long seed) {
        List<UnitModel> units = new ArrayList<>();
        for (int u = 0; u < locations.length; u++) {
            units.add(drawOne(locations[u], mode, RandomStream.UNIT_SHAPES.of(seed, u)));
        }
        return units;
    }

    private UnitModel drawOne(double[] location, DistanceMode mode, NumpyGenerator random) {
        Map<String, Double> drawn = new LinkedHashMap<>();
        ranges.forEach((name, interval) -> drawn.put(name, interval.draw(random)));
        SpikeShape shape = new SpikeShape(
                -1,
                drawn.getOrDefault("positive_amplitude", 0.0),
                drawn.getOrDefault("depolarization_ms", 0.0),
                drawn.getOrDefault("repolarization_ms", 0.0),
                drawn.getOrDefault("recovery_ms", 0.0),
                drawn.getOrDefault("smooth_ms", 0.0));
        UnitField field = mode == DistanceMode.SPHERE
                ? UnitField.SPHERE
                : new UnitField(
                        drawn.getOrDefault("b", 1.0),
                        drawn.getOrDefault("c", 1.0),
                        drawn.getOrDefault("x_angle", 0.0),
                        drawn.getOrDefault("y_angle", 0.0),
                        drawn.getOrDefault("z_angle", 0.0));
        return new UnitModel(
                location[0],
                location[1],
                location[2],
                drawn.getOrDefault("alpha", 0.0),
                shape,
                drawn.getOrDefault("spatial_decay", 0.0),
                drawn.getOrDefault("propagation_speed", 0.0),
                field);
    }
}
