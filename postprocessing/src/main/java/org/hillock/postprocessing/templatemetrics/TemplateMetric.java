package org.hillock.postprocessing.templatemetrics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hillock.core.errors.WrongArgumentException;

/** A number that describes the shape of a template. */
public enum TemplateMetric {
    /** From the trough to the peak after it. */
    PEAK_TO_VALLEY(Group.SINGLE, "s", "From the lowest sample to the highest after it."),
    /** Value of the peak over that of the trough. */
    PEAK_TROUGH_RATIO(Group.SINGLE, "", "The value of the peak over that of the trough; usually below 0."),
    /** Duration below half the trough. */
    HALF_WIDTH(Group.SINGLE, "s", "From the first to the last sample below half the value of the trough."),
    /** Slope after the trough. */
    REPOLARIZATION_SLOPE(Group.SINGLE, "µV/s", "The slope from the trough to the return to 0."),
    /** Slope after the peak. */
    RECOVERY_SLOPE(Group.SINGLE, "µV/s", "The slope from the peak on, for some time."),
    /** Number of upward peaks. */
    NUM_POSITIVE_PEAKS(Group.SINGLE, "", "The number of upward peaks that are high and wide enough."),
    /** Number of downward peaks. */
    NUM_NEGATIVE_PEAKS(Group.SINGLE, "", "The number of downward peaks that are deep and wide enough."),

    /** How fast the trough travels upwards. */
    VELOCITY_ABOVE(Group.MULTI, "µm/ms", "How fast the trough travels on the channels above the largest."),
    /** How fast the trough travels downwards. */
    VELOCITY_BELOW(Group.MULTI, "µm/ms", "How fast the trough travels on the channels below the largest."),
    /** How fast the amplitude fades. */
    EXP_DECAY(Group.MULTI, "1/µm", "How fast the amplitude fades with the distance from the largest."),
    /** How far along the probe the spike is seen. */
    SPREAD(
            Group.MULTI,
            "µm",
            "How far apart along the probe the channels lie that see a part of the largest amplitude."),

    /** From the main trough to the main peak after it. */
    PEAK_TO_TROUGH_DURATION(Group.EXTENDED, "s", "From the main trough to the main peak after it, by prominence."),
    /** Duration below half the main trough. */
    TROUGH_HALF_WIDTH(Group.EXTENDED, "s", "How long the curve stays below half the value of the main trough."),
    /** Duration above half the main peak. */
    PEAK_HALF_WIDTH(Group.EXTENDED, "s", "How long the curve stays above half the value of the main peak."),
    /** From the main extremum to the next. */
    MAIN_TO_NEXT_EXTREMUM_DURATION(Group.EXTENDED, "s", "From the largest extremum to the next one in time."),
    /** Main peak over trough. */
    MAIN_PEAK_TO_TROUGH_RATIO(Group.EXTENDED, "", "The value of the main peak over the absolute one of the trough."),
    /** Peak before over trough. */
    PEAK_BEFORE_TO_TROUGH_RATIO(
            Group.EXTENDED, "", "The value of the peak before over the absolute one of the trough."),
    /** Peak after over trough. */
    PEAK_AFTER_TO_TROUGH_RATIO(Group.EXTENDED, "", "The value of the peak after over the absolute one of the trough."),
    /** Peak before over peak after. */
    PEAK_BEFORE_TO_PEAK_AFTER_RATIO(Group.EXTENDED, "", "The value of the peak before over that of the peak after."),
    /** Width of the main trough. */
    TROUGH_WIDTH(Group.EXTENDED, "s", "The width of the main trough at half its prominence."),
    /** Width of the peak before. */
    PEAK_BEFORE_WIDTH(Group.EXTENDED, "s", "The width of the peak before at half its prominence."),
    /** Width of the peak after. */
    PEAK_AFTER_WIDTH(Group.EXTENDED, "s", "The width of the peak after at half its prominence."),
    /** How flat the template begins. */
    WAVEFORM_BASELINE_FLATNESS(
            Group.EXTENDED, "", "The largest absolute value at the beginning over the largest of all; 0 is flat.");

    /** What a metric looks at. */
    public enum Group {
        /** One channel; computed unless asked otherwise. */
        SINGLE,
        /** All channels of the unit. */
        MULTI,
        /** One channel, by the prominence of its extrema, as the newest peer has it. */
        EXTENDED
    }

    private final Group group;
    private final String unit;
    private final String description;

    TemplateMetric(Group group, String unit, String description) {
        this.group = group;
        this.unit = unit;
        this.description = description;
    }

    /** What it looks at. */
    public Group group() {
        return group;
    }

    /** The unit of its values, for templates in µV; empty for pure numbers. */
    public String unit() {
        return unit;
    }

    /** A sentence about it. */
    public String description() {
        return description;
    }

    /** Whether values are counts. */
    public boolean isCount() {
        return this == NUM_POSITIVE_PEAKS || this == NUM_NEGATIVE_PEAKS;
    }

    /** The name of the column. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The metrics of a group. */
    public static List<TemplateMetric> of(Group group) {
        return Arrays.stream(values()).filter(metric -> metric.group == group).toList();
    }

    /** The metric of a name, or of the first releases' name for it; an unknown one is refused with the known ones listed. */
    public static TemplateMetric named(String name) {
        String wanted =
                switch (name) {
                    case "halfwidth" -> "half_width";
                    case "peak_to_trough_ratio" -> "peak_trough_ratio";
                    default -> name;
                };
        return Arrays.stream(values())
                .filter(metric -> metric.wireName().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new WrongArgumentException("compute_template_metrics: metric_names = '" + name
                        + "' must be one of "
                        + Arrays.stream(values()).map(TemplateMetric::wireName).toList() + "."));
    }
}
