package org.hillock.core.npy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Moves texts between Java and the fixed-width forms of numpy: UTF-32 and bytes, both filled up with zeros. */
final class TextBytes {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;

    private TextBytes() {}

    static String readUnicode(MemorySegment source, long offset, int width, ByteOrder order) {
        ValueLayout.OfInt layout = INT.withOrder(order);
        int length = width;
        while (length > 0 && source.get(layout, offset + 4L * (length - 1)) == 0) {
            length--;
        }
        StringBuilder out = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            int point = source.get(layout, offset + 4L * i);
            if (!Character.isValidCodePoint(point)) {
                throw new IllegalArgumentException(
                        "a text holds the number " + Integer.toUnsignedString(point) + ", which is no character");
            }
            out.appendCodePoint(point);
        }
        return out.toString();
    }

    static void writeUnicode(String text, MemorySegment target, long offset, int width, ByteOrder order) {
        ValueLayout.OfInt layout = INT.withOrder(order);
        int[] points = text.codePoints().toArray();
        if (points.length > width) {
            throw tooLong(text, width);
        }
        for (int i = 0; i < width; i++) {
            target.set(layout, offset + 4L * i, i < points.length ? points[i] : 0);
        }
    }

    static String readBytes(MemorySegment source, long offset, int width) {
        byte[] bytes = source.asSlice(offset, width).toArray(ValueLayout.JAVA_BYTE);
        int length = width;
        while (length > 0 && bytes[length - 1] == 0) {
            length--;
        }
        return decode(bytes, 0, length);
    }

    static void writeBytes(String text, MemorySegment target, long offset, int width) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > width) {
            throw tooLong(text, width);
        }
        MemorySegment.copy(bytes, 0, target, ValueLayout.JAVA_BYTE, offset, bytes.length);
        target.asSlice(offset + bytes.length, width - bytes.length).fill((byte) 0);
    }

    /** Bytes as UTF-8 where they are, else as Latin-1. */
    static String decode(byte[] bytes, int from, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        }
    }

    private static IllegalArgumentException tooLong(String text, int width) {
        return new IllegalArgumentException("the text '" + text + "' is longer than the width " + width);
    }
}
