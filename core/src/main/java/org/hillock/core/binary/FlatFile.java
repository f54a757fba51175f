package org.hillock.core.binary;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.files.WholeFile;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/**
 * A flat file of samples: header, then values interleaved by frame (time axis 0) or channel after channel (time axis 1).
 *
 * <p>Mapped into memory; where the system property {@code hillock.io} is {@code positional} it is read piece by piece instead, which is
 * steadier on network disks. Thread-safe.
 */
public final class FlatFile {
    private static final int PIECE_BYTES = 1 << 20;
    private static final ThreadLocal<ByteBuffer> PIECE =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(PIECE_BYTES));
    private static final boolean POSITIONAL = "positional".equals(System.getProperty("hillock.io"));

    private final Path file;
    private final Layout layout;
    private final long numSamples;
    private final FileChannel channel;
    private final Optional<MemorySegment> mapped;

    /**
     * How the values lie in the file.
     *
     * @param dtype type of the values
     * @param order their byte order
     * @param numChannels values per frame
     * @param timeAxis 0: frame after frame; 1: channel after channel
     * @param offset bytes before the first value
     */
    public record Layout(DType dtype, ByteOrder order, int numChannels, int timeAxis, long offset) {
        /** Refuses what no file can be like. */
        public Layout {
            if (numChannels < 1 || offset < 0 || timeAxis < 0 || timeAxis > 1) {
                throw new WrongArgumentException(
                        "flat file: num_channels = " + numChannels + " must be 1 or more, file_offset = " + offset
                                + " bytes 0 or more and time_axis = " + timeAxis + " 0 or 1.");
            }
        }

        /** Bytes of one frame. */
        public long frameBytes() {
            return (long) numChannels * dtype.itemSize();
        }
    }

    private FlatFile(Path file, Layout layout, long numSamples, FileChannel channel, Optional<MemorySegment> mapped) {
        this.file = file;
        this.layout = layout;
        this.numSamples = numSamples;
        this.channel = channel;
        this.mapped = mapped;
    }

    /**
     * Opens a file and checks its size.
     *
     * @throws BrokenFileException where the file is missing, shorter than its header, or does not hold whole frames
     */
    public static FlatFile open(Path file, Layout layout) {
        return open(file, layout, POSITIONAL);
    }

    /** Opens a file to be read piece by piece ({@code positional}) or mapped into memory. */
    static FlatFile open(Path file, Layout layout, boolean positional) {
        if (!Files.exists(file)) {
            throw new BrokenFileException(file, "no such file. Check the path.");
        }
        if (!Files.isRegularFile(file)) {
            throw new BrokenFileException(file, "is no file. Give the file that holds the samples.");
        }
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            boolean kept = false;
            try {
                FlatFile opened = of(file, layout, channel, positional);
                kept = opened.mapped.isEmpty();
                return opened;
            } finally {
                if (!kept) {
                    channel.close();
                }
            }
        } catch (IOException e) {
            throw new BrokenFileException(file, "can't be read (" + WholeFile.reason(e) + ").", e);
        }
    }

    private static FlatFile of(Path file, Layout layout, FileChannel channel, boolean positional) throws IOException {
        long bytes = channel.size() - layout.offset();
        if (bytes < 0) {
            throw new BrokenFileException(
                    file,
                    channel.size(),
                    "the file ends before its data begin at byte " + layout.offset() + ". Check file_offset.");
        }
        if (bytes % layout.frameBytes() != 0) {
            throw new BrokenFileException(
                    file,
                    channel.size() - bytes % layout.frameBytes(),
                    bytes + " bytes of data are no whole number of frames of "
                            + layout.numChannels() + " channels × "
                            + layout.dtype().itemSize()
                            + " bytes. The file is truncated, or num_channels, dtype or file_offset is wrong.");
        }
        Optional<MemorySegment> mapped = positional
                ? Optional.empty()
                : Optional.of(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto()));
        return new FlatFile(file, layout, bytes / layout.frameBytes(), channel, mapped);
    }

    /** Number of frames. */
    public long numSamples() {
        return numSamples;
    }

    /** Fills a buffer with the frames from {@code start} on, all channels. */
    public void read(long start, Samples out, Scratch scratch) {
        try {
            if (layout.timeAxis() == 1) {
                readStrips(start, out, scratch);
            } else if (mapped.isPresent()) {
                readFrames(start, out);
            } else {
                int rows = (int) Math.max(1, PIECE_BYTES / layout.frameBytes());
                for (int row = 0; row < out.numSamples(); row += rows) {
                    readFrames(start + row, out.rows(row, Math.min(out.numSamples(), row + rows)));
                }
            }
        } catch (InternalError e) {
            throw new BrokenFileException(file, "the file became shorter while it was read.", e);
        }
    }

    private void readFrames(long start, Samples out) {
        SampleBytes.decode(
                bytes(
                        layout.offset() + start * layout.frameBytes(),
                        (long) out.size() * layout.dtype().itemSize()),
                layout.dtype(),
                layout.order(),
                out);
    }

    private void readStrips(long start, Samples out, Scratch scratch) {
        int n = out.numSamples();
        Samples strip = scratch.borrow(out.carrier(), n, 1);
        for (int c = 0; c < layout.numChannels(); c++) {
            long position =
                    layout.offset() + (c * numSamples + start) * layout.dtype().itemSize();
            SampleBytes.decode(
                    bytes(position, (long) n * layout.dtype().itemSize()), layout.dtype(), layout.order(), strip);
            out.placeColumns(strip, c);
        }
        scratch.giveBack(strip);
    }

    private MemorySegment bytes(long position, long length) {
        if (length == 0) {
            return MemorySegment.NULL;
        }
        if (mapped.isPresent()) {
            return mapped.get().asSlice(position, length);
        }
        ByteBuffer buffer = length <= PIECE_BYTES
                ? PIECE.get().clear().limit((int) length)
                : ByteBuffer.allocateDirect(Math.toIntExact(length));
        try {
            while (buffer.hasRemaining()) {
                int got = channel.read(buffer, position + buffer.position());
                if (got < 0) {
                    throw new BrokenFileException(
                            file,
                            position + buffer.position(),
                            "the file ends here; it became shorter while it was read.");
                }
            }
        } catch (IOException e) {
            throw new BrokenFileException(file, position, "can't be read (" + WholeFile.reason(e) + ").");
        }
        return MemorySegment.ofBuffer(buffer.flip());
    }
}
