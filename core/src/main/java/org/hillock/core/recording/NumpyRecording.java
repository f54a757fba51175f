package org.hillock.core.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;

/**
 * A recording in memory.
 *
 * @param tracesList one array {@code [samples, channels]} per segment, all of one number type; shared, not copied
 * @param samplingFrequency frames per second in Hz
 * @param channelIds names of the channels; absent: 0, 1, 2 …
 * @param tStarts start of each segment in seconds; absent: not stated
 */
@Wire(
        name = "numpy_recording",
        pythonClass = "spikeinterface.core.numpyextractors.NumpyRecording",
        doc = "Holds samples in memory.")
public record NumpyRecording(
        @Param(doc = "One array of samples × channels per segment.")
        List<NdArray> tracesList,

        @Param(doc = "Frames per second.", unit = "Hz") double samplingFrequency,

        @Param(doc = "Ids of the channels; null counts from 0.", standard = "null")
        Optional<Ids> channelIds,

        @Param(doc = "Start of each segment; null: not stated.", unit = "s", standard = "null")
        Optional<List<Double>> tStarts)
        implements RecordingSource {
    /** A recording in memory with channels 0, 1, 2 … . */
    public static Recording of(double samplingFrequency, NdArray... tracesList) {
        return new NumpyRecording(List.of(tracesList), samplingFrequency, Optional.empty(), Optional.empty()).open();
    }

    /** A recording in memory with named channels. */
    public static Recording of(double samplingFrequency, Ids channelIds, List<NdArray> tracesList) {
        return new NumpyRecording(tracesList, samplingFrequency, Optional.of(channelIds), Optional.empty()).open();
    }

    @Override
    public boolean isDumpable() {
        return false;
    }

    @Override
    public Recording open() {
        if (tracesList.isEmpty()) {
            throw new WrongArgumentException("numpy_recording: traces_list must hold at least one segment.");
        }
        if (tStarts.isPresent() && tStarts.get().size() != tracesList.size()) {
            throw new WrongArgumentException(
                    "numpy_recording: t_starts of " + tStarts.get().size() + " entries must have one for each of the "
                            + tracesList.size() + " segments.");
        }
        DType dtype = tracesList.getFirst().type().numeric();
        List<SegmentInfo> segments = new ArrayList<>();
        for (int i = 0; i < tracesList.size(); i++) {
            NdArray traces = tracesList.get(i);
            requireAlike(traces, dtype);
            int index = i;
            segments.add(new SegmentInfo(
                    traces.length(),
                    tStarts.map(starts -> SegmentTimes.startingAt(starts.get(index)))
                            .orElse(SegmentTimes.unstated())));
        }
        Ids ids = channelIds.orElseGet(() -> Ids.range(tracesList.getFirst().shape()[1]));
        if (ids.size() != tracesList.getFirst().shape()[1]) {
            throw new WrongArgumentException("numpy_recording: channel_ids of " + ids.size()
                    + " ids must be as many as the " + tracesList.getFirst().shape()[1] + " columns of the traces.");
        }
        TraceReader reader =
                (range, out, scratch) -> out.copyFrom(tracesList.get(range.segment()), (int) range.start());
        return new Recording(RecordingInfo.of(samplingFrequency, ids, dtype, segments), reader, Provenance.of(this));
    }

    private void requireAlike(NdArray traces, DType dtype) {
        if (traces.rank() != 2
                || traces.type().numeric() != dtype
                || traces.shape()[1] != tracesList.getFirst().shape()[1]) {
            throw new WrongArgumentException("numpy_recording: traces " + traces + " must have two axes, the type "
                    + dtype + " and as many channels as the first segment.");
        }
    }
}
