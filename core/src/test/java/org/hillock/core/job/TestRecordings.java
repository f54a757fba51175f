package org.hillock.core.job;

import java.util.List;
import java.util.Random;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.NumpyRecording;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.TraceReader;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/** Recordings of random counts, and readers that prefer blocks. */
final class TestRecordings {
    private TestRecordings() {}

    static Recording random(long seed, int channels, int... lengths) {
        Random random = new Random(seed);
        List<NdArray> segments = java.util.Arrays.stream(lengths)
                .mapToObj(length -> {
                    short[] values = new short[length * channels];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = (short) random.nextInt(-500, 500);
                    }
                    return NdArray.ofNumbers(DType.INT16, values, length, channels);
                })
                .toList();
        return NumpyRecording.of(1000, Ids.range(channels), segments);
    }

    static Recording inBlocks(Recording recording, int block) {
        TraceReader reader = new TraceReader() {
            @Override
            public void read(FrameRange range, Samples out, Scratch scratch) {
                recording.traces().read(range, out, scratch);
            }

            @Override
            public int preferredBlock() {
                return block;
            }
        };
        return new Recording(recording.info(), reader, recording.provenance());
    }
}
