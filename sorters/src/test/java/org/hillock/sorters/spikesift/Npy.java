package org.hillock.sorters.spikesift;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A plain array from a .npy file or a member of an .npz file, for tests. */
record Npy(String type, int[] shape, ByteBuffer data) {
    private static final Pattern HEADER =
            Pattern.compile("'descr': *'([^']*)'.*'fortran_order': *(True|False).*'shape': *\\(([^)]*)\\)");

    static Npy read(Path file) {
        try {
            return parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Npy> readAll(Path file) {
        Map<String, Npy> all = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    all.put(entry.getName().replaceFirst("\\.npy$", ""), parse(in.readAllBytes()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static Npy parse(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int start = bytes[6] == 1 ? 10 : 12;
        int length = bytes[6] == 1 ? buffer.getShort(8) & 0xFFFF : buffer.getInt(8);
        Matcher header = HEADER.matcher(new String(bytes, start, length, StandardCharsets.ISO_8859_1));
        if (!header.find()) {
            throw new IllegalArgumentException(
                    "npy header: " + new String(bytes, start, length, StandardCharsets.ISO_8859_1));
        }
        int[] shape = Arrays.stream(header.group(3).split(","))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        Npy array = new Npy(
                header.group(1),
                shape,
                buffer.slice(start + length, bytes.length - start - length).order(ByteOrder.LITTLE_ENDIAN));
        return header.group(2).equals("True") ? array.rowMajor() : array;
    }

    private Npy rowMajor() {
        if (shape.length < 2) {
            return this;
        }
        int size = Integer.parseInt(type.substring(2));
        ByteBuffer turned = ByteBuffer.allocate(size() * size).order(ByteOrder.LITTLE_ENDIAN);
        int[] index = new int[shape.length];
        for (int i = 0; i < size(); i++) {
            int rest = i;
            for (int d = shape.length - 1; d >= 0; d--) {
                index[d] = rest % shape[d];
                rest /= shape[d];
            }
            int at = 0;
            for (int d = shape.length - 1; d >= 0; d--) {
                at = at * shape[d] + index[d];
            }
            for (int b = 0; b < size; b++) {
                turned.put(i * size + b, data.get(at * size + b));
            }
        }
        return new Npy(type, shape, turned);
    }

    int size() {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }

    double value(int i) {
        return switch (type.substring(1)) {
            case "i1" -> data.get(i);
            case "u1" -> data.get(i) & 0xFF;
            case "i2" -> data.getShort(2 * i);
            case "u2" -> data.getShort(2 * i) & 0xFFFF;
            case "i4" -> data.getInt(4 * i);
            case "u4" -> data.getInt(4 * i) & 0xFFFFFFFFL;
            case "i8" -> data.getLong(8 * i);
            case "f4" -> data.getFloat(4 * i);
            case "f8" -> data.getDouble(8 * i);
            default -> throw new IllegalArgumentException(type);
        };
    }

    double scalar() {
        return value(0);
    }

    double[] doubles() {
        double[] out = new double[size()];
        Arrays.setAll(out, this::value);
        return out;
    }

    float[] floats() {
        float[] out = new float[size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) value(i);
        }
        return out;
    }

    short[] shorts() {
        short[] out = new short[size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (short) value(i);
        }
        return out;
    }

    int[] ints() {
        int[] out = new int[size()];
        Arrays.setAll(out, i -> (int) value(i));
        return out;
    }

    long[] longs() {
        long[] out = new long[size()];
        Arrays.setAll(out, i -> type.endsWith("i8") ? data.getLong(8 * i) : (long) value(i));
        return out;
    }

    float[][] floatRows() {
        float[] flat = floats();
        float[][] rows = new float[shape[0]][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(flat, i * shape[1], (i + 1) * shape[1]));
        return rows;
    }

    int[][] intRows() {
        int[] flat = ints();
        int[][] rows = new int[shape[0]][];
        Arrays.setAll(rows, i -> Arrays.copyOfRange(flat, i * shape[1], (i + 1) * shape[1]));
        return rows;
    }
}
