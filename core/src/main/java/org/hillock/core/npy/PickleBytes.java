package org.hillock.core.npy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A cursor over the bytes of a pickle. */
final class PickleBytes {
    private final ByteBuffer bytes;

    PickleBytes(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    int position() {
        return bytes.position();
    }

    private void need(long count) {
        if (count < 0 || count > bytes.remaining()) {
            throw new PickleFault("the pickle ends too early: " + count + " more bytes must follow");
        }
    }

    int u1() {
        need(1);
        return Byte.toUnsignedInt(bytes.get());
    }

    int u2() {
        need(2);
        return Short.toUnsignedInt(bytes.getShort());
    }

    int i4() {
        need(4);
        return bytes.getInt();
    }

    long u4() {
        return Integer.toUnsignedLong(i4());
    }

    long i8() {
        need(8);
        return bytes.getLong();
    }

    double bigEndianDouble() {
        need(8);
        return Double.longBitsToDouble(Long.reverseBytes(bytes.getLong()));
    }

    byte[] take(long count) {
        need(count);
        byte[] out = new byte[(int) count];
        bytes.get(out);
        return out;
    }

    String utf8(long count) {
        byte[] text = take(count);
        return new String(text, StandardCharsets.UTF_8);
    }

    String latin1(long count) {
        return new String(take(count), StandardCharsets.ISO_8859_1);
    }

    /** A whole number in two's complement, least byte first. */
    BigInteger number(long count) {
        byte[] little = take(count);
        byte[] big = new byte[little.length];
        for (int i = 0; i < big.length; i++) {
            big[i] = little[little.length - 1 - i];
        }
        return big.length == 0 ? BigInteger.ZERO : new BigInteger(big);
    }

    /** The text up to the next line end, which is skipped. */
    String line() {
        int start = bytes.position();
        byte[] all = bytes.array();
        int end = start;
        while (end < all.length && all[end] != '\n') {
            end++;
        }
        if (end == all.length) {
            throw new PickleFault("the pickle ends inside a line");
        }
        bytes.position(end + 1);
        String line = new String(Arrays.copyOfRange(all, start, end), StandardCharsets.ISO_8859_1);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
}
