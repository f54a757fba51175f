package org.hillock.core.npy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.hillock.core.errors.NotSupportedException;
import tools.jackson.databind.JsonNode;

/** The header of an npy file: element type, order of the axes in the file, lengths of the axes, and where the elements begin. */
record NpyHeader(NumpyType type, boolean fortranOrder, long[] shape, long dataOffset) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int GROWTH_DIGITS = 21; // numpy leaves room for the growing axis to have this many
    private static final int MAX_LENGTH = 1 << 24;
    private static final Set<String> KEYS = new TreeSet<>(List.of("descr", "fortran_order", "shape"));
    private static final String ADVICE = " Write the array anew.";

    static NpyHeader of(NumpyType type, long... shape) {
        return new NpyHeader(type, false, shape, 0);
    }

    /** The number of elements. */
    long count() {
        return Arrays.stream(shape).anyMatch(n -> n == 0)
                ? 0
                : Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** The length of the first axis; 1 for an array without axes. */
    long rows() {
        return shape.length == 0 ? 1 : shape[0];
    }

    static NpyHeader read(ByteSource source) {
        ByteBuffer start = bytes(source, 0, 8);
        if (!start.slice(0, 6).equals(ByteBuffer.wrap(MAGIC))) {
            throw source.broken(0, "this is no npy array (it must begin with \\x93NUMPY).");
        }
        int version = start.get(6);
        if (version < 1 || version > 3) {
            throw source.notSupported(6, "npy version " + version + " is not known (1, 2 and 3 are).");
        }
        int lengthBytes = version == 1 ? 2 : 4;
        ByteBuffer lengthField = bytes(source, 8, lengthBytes);
        long length = version == 1
                ? Short.toUnsignedInt(lengthField.getShort(0))
                : Integer.toUnsignedLong(lengthField.getInt(0));
        long textOffset = 8L + lengthBytes;
        if (length > MAX_LENGTH || textOffset + length > source.size()) {
            throw source.broken(
                    8,
                    "the header of " + length + " bytes must lie inside the file of " + source.size() + " bytes."
                            + ADVICE);
        }
        Charset charset = version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        String text = charset.decode(bytes(source, textOffset, (int) length)).toString();
        return checked(parse(source, text, textOffset, textOffset + length), source);
    }

    private static ByteBuffer bytes(ByteSource source, long offset, int count) {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        if (offset + count > source.size()) {
            throw source.broken(source.size(), "the npy header ends here, too early." + ADVICE);
        }
        source.read(offset, bytes);
        return bytes.flip();
    }

    private static NpyHeader parse(ByteSource source, String text, long textOffset, long dataOffset) {
        JsonNode header;
        try {
            header = PythonLiteral.parse(text);
        } catch (PythonLiteral.Malformed e) {
            throw source.broken(
                    textOffset + e.position(), "the npy header is damaged (" + printable(e) + ")." + ADVICE);
        }
        if (!header.isObject() || !new TreeSet<>(header.propertyNames()).equals(KEYS)) {
            throw source.broken(textOffset, "the npy header must be a dict with the keys " + KEYS + "." + ADVICE);
        }
        if (!header.path("fortran_order").isBoolean()) {
            throw source.broken(textOffset, "'fortran_order' of the npy header must be True or False." + ADVICE);
        }
        return new NpyHeader(
                type(source, header.path("descr"), textOffset),
                header.path("fortran_order").booleanValue(),
                shape(source, header.path("shape"), textOffset),
                dataOffset);
    }

    private static NumpyType type(ByteSource source, JsonNode description, long textOffset) {
        try {
            NumpyType type = NumpyType.parse(description);
            if (type instanceof NumpyType.Padding) {
                throw new NotSupportedException("raw bytes (V) can't be read. Store numbers or text.");
            }
            return type;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw source.broken(textOffset, "'descr' of the npy header is damaged (" + printable(e) + ")." + ADVICE);
        } catch (NotSupportedException e) {
            throw source.notSupported(textOffset, printable(e));
        }
    }

    private static String printable(Exception e) {
        return String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}", "?");
    }

    private static long[] shape(ByteSource source, JsonNode shape, long textOffset) {
        boolean lengths = shape.isArray()
                && shape.valueStream()
                        .allMatch(n -> n.isIntegralNumber() && n.canConvertToLong() && n.longValue() >= 0);
        if (!lengths) {
            throw source.broken(
                    textOffset, "'shape' of the npy header must be a tuple of lengths of at least 0." + ADVICE);
        }
        return shape.valueStream().mapToLong(JsonNode::longValue).toArray();
    }

    private static NpyHeader checked(NpyHeader header, ByteSource source) {
        if (header.type instanceof NumpyType.PythonObject) {
            return header;
        }
        long needed;
        try {
            needed = Math.multiplyExact(header.count(), (long) header.type.itemSize());
        } catch (ArithmeticException e) {
            needed = Long.MAX_VALUE - header.dataOffset;
        }
        if (header.dataOffset + needed > source.size()) {
            throw source.broken(
                    source.size(),
                    "the file ends here, but " + PythonLiteral.tuple(header.lengths())
                            + " elements of type " + NumpyTypeText.literal(header.type) + " need "
                            + (header.dataOffset + needed) + " bytes. Copy it again or write it anew.");
        }
        return header;
    }

    private List<Long> lengths() {
        return LongStream.of(shape).boxed().toList();
    }

    /** The header as numpy writes it: version 1 unless the text is too long (2) or not Latin-1 (3), a multiple of 64 bytes. */
    byte[] bytes() {
        String text = "{'descr': " + NumpyTypeText.literal(type) + ", 'fortran_order': "
                + (fortranOrder ? "True" : "False") + ", 'shape': " + PythonLiteral.tuple(lengths()) + ", }";
        if (shape.length > 0) {
            long growing = fortranOrder ? shape[shape.length - 1] : shape[0];
            text += " "
                    .repeat(Math.max(0, GROWTH_DIGITS - Long.toString(growing).length()));
        }
        boolean latin = StandardCharsets.ISO_8859_1.newEncoder().canEncode(text);
        byte[] content = text.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        int version = latin ? paddedLength(content.length, 10) - 10 <= 0xffff ? 1 : 2 : 3;
        int prefix = version == 1 ? 10 : 12;
        int total = paddedLength(content.length, prefix);
        ByteBuffer out = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).put((byte) version).put((byte) 0);
        if (version == 1) {
            out.putShort((short) (total - prefix));
        } else {
            out.putInt(total - prefix);
        }
        out.put(content);
        while (out.remaining() > 1) {
            out.put((byte) ' ');
        }
        return out.put((byte) '\n').array();
    }

    private static int paddedLength(int textLength, int prefix) {
        int unpadded = prefix + textLength + 1;
        return unpadded + (ALIGNMENT - unpadded % ALIGNMENT); // numpy pads by 64 where nothing is missing
    }
}
