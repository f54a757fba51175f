package org.hillock.core.npy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.files.WholeFile;

/** Bytes to read by their offset, from a file or from a stream that is read once from the beginning to the end. */
interface ByteSource {
    /** The number of bytes. */
    long size();

    /** Fills the buffer from {@code offset} on; raises where the bytes end before. */
    void read(long offset, ByteBuffer into);

    /** The failure that the bytes at {@code offset} are not what they must be. */
    BrokenFileException broken(long offset, String what);

    /** The failure that what stands at {@code offset} is whole but has no counterpart here. */
    default NotSupportedException notSupported(long offset, String what) {
        return new NotSupportedException(String.valueOf(broken(offset, what).getMessage()));
    }

    /** A file; reads are positional and thread-safe. */
    record OfFile(Path file, FileChannel channel, long size) implements ByteSource {
        @Override
        public void read(long offset, ByteBuffer into) {
            long position = offset;
            try {
                while (into.hasRemaining()) {
                    int n = channel.read(into, position);
                    if (n < 0) {
                        throw broken(
                                position,
                                "the file ends here, " + into.remaining()
                                        + " bytes too early. Copy it again or write it anew.");
                    }
                    position += n;
                }
            } catch (IOException e) {
                throw new BrokenFileException(file, "can't be read (" + WholeFile.reason(e) + ").", e);
            }
        }

        @Override
        public BrokenFileException broken(long offset, String what) {
            return new BrokenFileException(file, offset, what);
        }
    }

    /** A member of an archive; reads must follow each other without a gap. Offsets count inside the member. */
    final class OfMember implements ByteSource {
        private final Path file;
        private final String member;
        private final ReadableByteChannel channel;
        private final long size;
        private long position;

        OfMember(Path file, String member, InputStream stream, long size) {
            this.file = file;
            this.member = member;
            this.channel = Channels.newChannel(stream);
            this.size = size;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public void read(long offset, ByteBuffer into) {
            if (offset != position) {
                throw new IllegalStateException("a stream can't be read at " + offset + " after " + position);
            }
            try {
                while (into.hasRemaining()) {
                    int n = channel.read(into);
                    if (n < 0) {
                        throw new EOFException("it ends too early");
                    }
                    position += n;
                }
            } catch (IOException e) {
                throw broken(
                        position,
                        "can't be unpacked (" + WholeFile.reason(e) + "). Copy the file again or write it anew.");
            }
        }

        @Override
        public BrokenFileException broken(long offset, String what) {
            return new BrokenFileException(file, "member '" + member + "' at byte " + offset + ": " + what);
        }
    }
}
