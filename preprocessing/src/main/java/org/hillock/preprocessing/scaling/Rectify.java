package org.hillock.preprocessing.scaling;

import org.hillock.core.operation.Wire;
import org.hillock.core.recording.Kernel;
import org.hillock.core.recording.Margin;
import org.hillock.core.recording.Preprocessor;
import org.hillock.core.recording.RecordingInfo;
import org.hillock.preprocessing.rows.RowKernel;

/** The absolute value in the same type; the smallest value of a signed integer type, which has no positive twin, stays as it is. */
@Wire(
        name = "rectify",
        pythonClass = "spikeinterface.preprocessing.rectify.RectifyRecording",
        parent = "recording",
        doc = "Takes the absolute value.")
public record Rectify() implements Preprocessor {
    @Override
    public RecordingInfo outputInfo(RecordingInfo input) {
        return input;
    }

    @Override
    public Margin margin(RecordingInfo input) {
        return Margin.NONE;
    }

    @Override
    public Kernel kernel(RecordingInfo input) {
        double lowest = input.dtype().isInteger() ? input.dtype().minValue() : 0;
        double twinless = lowest < 0 ? lowest : Double.NaN;
        return RowKernel.of(
                (row, result) -> {
                    for (int c = 0; c < result.length; c++) {
                        result[c] = row[c] == twinless ? row[c] : Math.abs(row[c]);
                    }
                },
                (row, result) -> {
                    for (int c = 0; c < result.length; c++) {
                        result[c] = row[c] == twinless ? row[c] : Math.abs(row[c]);
                    }
                },
                input.dtype());
    }
}
