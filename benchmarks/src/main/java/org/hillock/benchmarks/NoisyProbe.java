package org.hillock.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Recordings;
import org.hillock.core.store.BinaryRecordingExtractor;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;

/** A flat file of 16-bit noise, 384 channels at 30 kHz, in the folder for temporary files; removed when closed. */
final class NoisyProbe implements AutoCloseable {
    static final int CHANNELS = 384;
    static final int RATE_HZ = 30_000;
    private static final long SEED = 1;

    private final Path file;

    NoisyProbe(int seconds) {
        try {
            file = Files.createTempFile("hillock-benchmark", ".raw");
            write(seconds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(int seconds) throws IOException {
        Random random = new Random(SEED);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocate(2 * CHANNELS * RATE_HZ).order(ByteOrder.LITTLE_ENDIAN);
            for (int second = 0; second < seconds; second++) {
                block.clear();
                while (block.hasRemaining()) {
                    block.putShort((short) Math.round(50 * random.nextGaussian()));
                }
                block.flip();
                while (block.hasRemaining()) {
                    channel.write(block);
                }
            }
        }
    }

    Recording open() {
        return BinaryRecordingExtractor.of(List.of(file), RATE_HZ, CHANNELS, DType.INT16)
                .open();
    }

    /** The recording with the delays between channels that converters shared by twelve channels bring. */
    static Recording withShifts(Recording recording) {
        double[] shifts = new double[CHANNELS];
        Arrays.setAll(shifts, c -> c / 2 % 12 / 13.0);
        return Recordings.setProperty(recording, "inter_sample_shift", NdArray.ofDoubles(shifts));
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
