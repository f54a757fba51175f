package org.hillock.core.codecs;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads a stream of unpacked bytes into an array of the size that must come out. */
final class Unpacking {
    private static final int MAX_UNKNOWN = 1 << 30;

    private Unpacking() {}

    /** Opens the stream that unpacks. */
    interface Opener {
        InputStream open(InputStream packed) throws IOException;
    }

    static byte[] read(byte[] packed, int size, String codec, Opener opener) throws BrokenBytesException {
        ByteArrayInputStream source = new ByteArrayInputStream(packed);
        try (InputStream stream = opener.open(source)) {
            return size == Codec.UNKNOWN_SIZE ? readUnknown(stream, codec) : readExactly(stream, size, codec);
        } catch (EOFException e) {
            throw new BrokenBytesException(packed.length, codec + " data end here, too early", e);
        } catch (IOException e) {
            int consumed = packed.length - source.available();
            throw new BrokenBytesException(
                    consumed, codec + " data are damaged before this byte (" + e.getMessage() + ")", e);
        }
    }

    private static byte[] readExactly(InputStream stream, int size, String codec)
            throws IOException, BrokenBytesException {
        byte[] out = new byte[size];
        int n = stream.readNBytes(out, 0, size);
        if (n < size || stream.read() >= 0) {
            throw wrongSize(codec, n < size ? Integer.toString(n) : "more", size);
        }
        return out;
    }

    private static byte[] readUnknown(InputStream stream, String codec) throws IOException, BrokenBytesException {
        byte[] out = stream.readNBytes(MAX_UNKNOWN);
        if (stream.read() >= 0) {
            throw wrongSize(codec, "more", MAX_UNKNOWN);
        }
        return out;
    }

    static BrokenBytesException wrongSize(String codec, String found, int size) {
        return new BrokenBytesException(0, codec + " data unpack to " + found + " bytes but must give " + size);
    }
}
