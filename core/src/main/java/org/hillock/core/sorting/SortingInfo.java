package org.hillock.core.sorting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.Ids;
import org.hillock.core.values.Properties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The facts of a sorting.
 *
 * @param samplingFrequency frames per second in Hz
 * @param unitIds the names of the units, in the order of the unit indices
 * @param tStarts the stated time of each segment's frame 0 in seconds, one entry per segment; a registered recording goes before it
 * @param properties one entry per unit and key
 * @param annotations free facts; treat as read-only
 */
public record SortingInfo(
        double samplingFrequency,
        Ids unitIds,
        List<OptionalDouble> tStarts,
        Properties properties,
        ObjectNode annotations) {
    /** Refuses facts that contradict each other. */
    public SortingInfo {
        if (!(samplingFrequency > 0) || Double.isInfinite(samplingFrequency)) {
            throw new WrongArgumentException("sorting: sampling_frequency = " + samplingFrequency
                    + " Hz must be a positive number. Give the rate of the recording.");
        }
        if (tStarts.isEmpty()) {
            throw new WrongArgumentException("sorting: num_segments = 0 must be 1 or more.");
        }
        if (properties.length() != unitIds.size()) {
            throw new WrongArgumentException("sorting: properties of " + properties.length()
                    + " units must be those of the " + unitIds.size() + " unit ids.");
        }
        tStarts = List.copyOf(tStarts);
    }

    /** Facts of segments whose start is not stated. */
    public SortingInfo(
            double samplingFrequency, Ids unitIds, int numSegments, Properties properties, ObjectNode annotations) {
        this(samplingFrequency, unitIds, unstated(numSegments), properties, annotations);
    }

    /** Facts without properties, annotations and stated starts. */
    public static SortingInfo of(double samplingFrequency, Ids unitIds, int numSegments) {
        return new SortingInfo(
                samplingFrequency,
                unitIds,
                numSegments,
                Properties.empty(unitIds.size()),
                PythonJson.NODES.objectNode());
    }

    private static List<OptionalDouble> unstated(int numSegments) {
        return Collections.nCopies(Math.max(0, numSegments), OptionalDouble.empty());
    }

    /** Number of units. */
    public int numUnits() {
        return unitIds.size();
    }

    /** Number of segments. */
    public int numSegments() {
        return tStarts.size();
    }

    /** With another rate. */
    public SortingInfo withSamplingFrequency(double hertz) {
        return new SortingInfo(hertz, unitIds, tStarts, properties, annotations);
    }

    /** With other units; their properties must go along. */
    public SortingInfo withUnits(Ids ids, Properties theirs) {
        return new SortingInfo(samplingFrequency, ids, tStarts, theirs, annotations);
    }

    /** With other segments. */
    public SortingInfo withTStarts(List<OptionalDouble> starts) {
        return new SortingInfo(samplingFrequency, unitIds, starts, properties, annotations);
    }

    /** With the start of one segment stated, in seconds. */
    public SortingInfo withTStart(int segmentIndex, double seconds) {
        List<OptionalDouble> starts = new ArrayList<>(tStarts);
        starts.set(segmentIndex, OptionalDouble.of(seconds));
        return withTStarts(starts);
    }

    /** With other properties. */
    public SortingInfo withProperties(Properties others) {
        return new SortingInfo(samplingFrequency, unitIds, tStarts, others, annotations);
    }

    /** With other annotations. */
    public SortingInfo withAnnotations(ObjectNode others) {
        return new SortingInfo(samplingFrequency, unitIds, tStarts, properties, others);
    }

    /** With one annotation set. */
    public SortingInfo withAnnotation(String key, JsonNode value) {
        ObjectNode copy = annotations.deepCopy();
        copy.set(key, value);
        return withAnnotations(copy);
    }
}
