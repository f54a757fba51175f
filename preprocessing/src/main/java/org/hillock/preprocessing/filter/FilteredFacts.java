package org.hillock.preprocessing.filter;

import org.hillock.core.json.PythonJson;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;

/** The facts of a recording after a filter. */
final class FilteredFacts {
    private FilteredFacts() {}

    /** Filtered, of another type. */
    static RecordingInfo of(RecordingInfo input, DType type) {
        return input.withDtype(type).withAnnotation("is_filtered", PythonJson.NODES.booleanNode(true));
    }

    /** Filtered, of another type; offsets to µV, where there are any, become 0. */
    static RecordingInfo withoutOffsets(RecordingInfo input, DType type) {
        RecordingInfo output = of(input, type);
        return input.properties().find("offset_to_uV").isEmpty()
                ? output
                : output.withProperties(
                        output.properties().with("offset_to_uV", NdArray.ofDoubles(new double[input.numChannels()])));
    }
}
