package org.hillock.sorters.spikesift;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.NdArray;

/**
 * A part of a flat binary file, values interleaved by sample, with its probe.
 *
 * @param file the file
 * @param dataType type of its values
 * @param geometry {@code [channels][2]} positions in micrometres, in the order of the channels in the file
 * @param samplingFrequency rate in Hz, at least 5000
 * @param header bytes before the first sample
 * @param sampleOffset samples to skip after the header
 * @param numSamples number of samples of the part
 * @param recordingOffset added to every reported sample number; may be negative
 */
public record SpikeSiftRecording(
        Path file,
        FlatType dataType,
        float[][] geometry,
        double samplingFrequency,
        long header,
        long sampleOffset,
        long numSamples,
        long recordingOffset) {

    /** Checks everything against the file. */
    public SpikeSiftRecording {
        long bytes = fileSize(file);
        geometry = SpikeSift.checkedGeometry(geometry);
        SpikeSift.samplesPerBlock(samplingFrequency);
        notNegative("header", header, "bytes");
        notNegative("sample_offset", sampleOffset, "samples");
        long left = bytesLeft(file, bytes, header, sampleOffset, (long) dataType.bytes() * geometry.length);
        long available = left / ((long) dataType.bytes() * geometry.length);
        if (numSamples < 1 || numSamples > available) {
            throw new WrongArgumentException("spikesift recording: num_samples = " + numSamples
                    + " samples must lie between 1 and " + available + " (" + file + " holds no more after its header)."
                    + " Leave it out to use all.");
        }
    }

    /** The whole of a file without a header. */
    public static SpikeSiftRecording of(Path file, String dataType, float[][] geometry, double samplingFrequency) {
        return of(file, dataType, geometry, samplingFrequency, 0, 0, OptionalLong.empty(), 0);
    }

    /** The whole of a file without a header; {@code geometry} is a numeric array of shape channels x 2, as from a {@code probe.npy}. */
    public static SpikeSiftRecording of(Path file, String dataType, NdArray geometry, double samplingFrequency) {
        return of(file, dataType, SpikeSift.rows(geometry), samplingFrequency);
    }

    /**
     * A part of a file.
     *
     * @param dataType a NumPy name or code, such as {@code int16}
     * @param numSamples number of samples; when absent all that follow, which must be whole
     */
    public static SpikeSiftRecording of(
            Path file,
            String dataType,
            float[][] geometry,
            double samplingFrequency,
            long header,
            long sampleOffset,
            OptionalLong numSamples,
            long recordingOffset) {
        long bytes = fileSize(file);
        FlatType type = FlatType.of(dataType);
        notNegative("header", header, "bytes");
        notNegative("sample_offset", sampleOffset, "samples");
        long sampleBytes = (long) type.bytes() * SpikeSift.checkedGeometry(geometry).length;
        long count = numSamples.isPresent()
                ? numSamples.getAsLong()
                : wholeSamples(file, bytesLeft(file, bytes, header, sampleOffset, sampleBytes), sampleBytes);
        return new SpikeSiftRecording(
                file, type, geometry, samplingFrequency, header, sampleOffset, count, recordingOffset);
    }

    /** This recording with another number added to every reported sample number. */
    public SpikeSiftRecording withRecordingOffset(long value) {
        return new SpikeSiftRecording(
                file, dataType, geometry, samplingFrequency, header, sampleOffset, numSamples, value);
    }

    /**
     * Cuts the part into blocks of equal length, whose sample numbers go on from one to the next; the samples left over at the end are
     * left out.
     *
     * @param count how many blocks, at least 1
     */
    public List<SpikeSiftRecording> blocks(int count) {
        if (count < 1 || count > numSamples) {
            throw new WrongArgumentException("spikesift recording: blocks = " + count + " must lie between 1 and "
                    + numSamples + " (the number of samples). Use about one for each thread.");
        }
        long each = numSamples / count;
        List<SpikeSiftRecording> blocks = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            blocks.add(new SpikeSiftRecording(
                    file,
                    dataType,
                    geometry,
                    samplingFrequency,
                    header,
                    sampleOffset + i * each,
                    each,
                    recordingOffset + i * each));
        }
        return blocks;
    }

    /** Number of channels. */
    public int numChannels() {
        return geometry.length;
    }

    /** Opens the part for reading; close it afterwards. */
    FlatSamples open() {
        long first = header + sampleOffset * dataType.bytes() * geometry.length;
        return new FlatSamples(file, dataType, geometry.length, first, numSamples);
    }

    private static long fileSize(Path file) {
        try {
            long bytes = Files.isReadable(file) && Files.isRegularFile(file) ? Files.size(file) : 0;
            if (bytes > 0) {
                return bytes;
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        throw unreadable(file, new IOException("missing, empty or not readable"));
    }

    private static WrongArgumentException unreadable(Path file, IOException cause) {
        return new WrongArgumentException(
                "spikesift recording: file = " + file + " must be a readable file with samples (" + cause.getMessage()
                        + "). Check the path.",
                cause);
    }

    private static void notNegative(String name, long value, String unit) {
        if (value < 0) {
            throw new WrongArgumentException("spikesift recording: " + name + " = " + value + " " + unit
                    + " must not be negative (it is skipped at the start of the file). Use 0 to skip nothing.");
        }
    }

    private static long bytesLeft(Path file, long bytes, long header, long sampleOffset, long sampleBytes) {
        long left = sampleOffset > bytes / sampleBytes ? -1 : bytes - header - sampleOffset * sampleBytes;
        if (left <= 0) {
            throw new WrongArgumentException("spikesift recording: header + sample_offset = " + header + " bytes + "
                    + sampleOffset + " samples must end before the end of the file (" + file + " has " + bytes
                    + " bytes, " + sampleBytes + " a sample). Skip less.");
        }
        return left;
    }

    private static long wholeSamples(Path file, long left, long sampleBytes) {
        if (left % sampleBytes != 0) {
            throw new WrongArgumentException("spikesift recording: file = " + file
                    + " must hold whole samples after the header (" + left % sampleBytes + " bytes are left over at "
                    + sampleBytes + " bytes a sample). Check type, channels and header, or give num_samples.");
        }
        return left / sampleBytes;
    }
}
