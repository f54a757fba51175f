package org.hillock.core.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hillock.core.values.DType;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;

/** Single columns of a contact vector: padding and joining between probes, and reading back. */
final class ContactColumns {
    private static final List<String> SHAPE_PARAMS = List.of("radius", "width", "height");
    private static final Set<String> KNOWN = Set.of(
            "probe_index",
            "x",
            "y",
            "z",
            "contact_shapes",
            "shank_ids",
            "contact_ids",
            "contact_sides",
            "device_channel_indices",
            "si_units",
            "radius",
            "width",
            "height");

    private ContactColumns() {}

    /** A column of {@code total} rows with {@code column} from row {@code start}, 0, false or empty elsewhere. */
    static NdArray padded(NdArray column, int start, int total) {
        return switch (column.type()) {
            case ElementType.Text text -> {
                String[] out = new String[total];
                Arrays.fill(out, "");
                System.arraycopy(column.toStrings(), 0, out, start, column.length());
                yield NdArray.ofStrings(text.width(), out);
            }
            case ElementType.Bool ignored -> {
                boolean[] out = new boolean[total];
                System.arraycopy(column.toBooleans(), 0, out, start, column.length());
                yield NdArray.ofBooleans(out);
            }
            default -> {
                if (column.type().numeric() == DType.INT64) {
                    long[] out = new long[total];
                    System.arraycopy(column.toLongs(), 0, out, start, column.length());
                    yield NdArray.ofLongs(out);
                }
                double[] out = new double[total];
                System.arraycopy(column.toDoubles(), 0, out, start, column.length());
                yield NdArray.ofDoubles(out);
            }
        };
    }

    /** {@code base} with the rows {@code [start, start + count)} of {@code top}; types that differ become float64, or text. */
    static NdArray overlay(NdArray base, NdArray top, int start, int count) {
        boolean text = base.type() instanceof ElementType.Text || top.type() instanceof ElementType.Text;
        if (text) {
            String[] out = base.toStrings();
            System.arraycopy(top.toStrings(), start, out, start, count);
            return NdArray.ofStrings(Math.max(width(base), width(top)), out);
        }
        if (base.type() instanceof ElementType.Bool && top.type() instanceof ElementType.Bool) {
            boolean[] out = base.toBooleans();
            System.arraycopy(top.toBooleans(), start, out, start, count);
            return NdArray.ofBooleans(out);
        }
        if (isWhole(base) && isWhole(top)) {
            long[] out = base.toLongs();
            System.arraycopy(top.toLongs(), start, out, start, count);
            return NdArray.ofLongs(out);
        }
        double[] out = base.toDoubles();
        System.arraycopy(top.toDoubles(), start, out, start, count);
        return NdArray.ofDoubles(out);
    }

    private static boolean isWhole(NdArray array) {
        return array.type() instanceof ElementType.Bool || array.type().equals(new ElementType.Numeric(DType.INT64));
    }

    private static int width(NdArray array) {
        return array.type() instanceof ElementType.Text(int width)
                ? width
                : Arrays.stream(array.toStrings())
                        .mapToInt(String::length)
                        .max()
                        .orElse(1);
    }

    /** A text column, where the vector has it. */
    static Optional<List<String>> texts(NdArray rows, String name) {
        return rows.fieldNames().contains(name)
                ? Optional.of(List.of(rows.field(name).toStrings()))
                : Optional.empty();
    }

    /** The shapes of all rows; parameters that a shape doesn't have are left out. */
    static List<ContactShape> shapes(NdArray rows) {
        String[] names = rows.field("contact_shapes").toStrings();
        List<ContactShape> shapes = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            Map<String, Number> params = new LinkedHashMap<>();
            for (String key : paramsOf(names[i])) {
                if (rows.fieldNames().contains(key)) {
                    params.put(key, rows.field(key).doubleAt(i));
                }
            }
            shapes.add(new ContactShape(names[i], params));
        }
        return shapes;
    }

    private static List<String> paramsOf(String shape) {
        return switch (shape) {
            case "circle" -> List.of("radius");
            case "square" -> List.of("width");
            case "rect" -> List.of("width", "height");
            default -> SHAPE_PARAMS;
        };
    }

    /** All columns that are not part of every vector. */
    static Map<String, List<JsonNode>> annotations(NdArray rows) {
        Map<String, List<JsonNode>> found = new LinkedHashMap<>();
        for (String name : rows.fieldNames()) {
            boolean zAnnotation = name.equals("z")
                    && rows.fieldNames().indexOf("z") > rows.fieldNames().indexOf("contact_shapes");
            if ((!KNOWN.contains(name) || zAnnotation) && !name.startsWith("plane_axis_")) {
                List<JsonNode> values = new ArrayList<>();
                JsonArrays.toTree(rows.field(name)).forEach(values::add);
                found.put(name, values);
            }
        }
        return found;
    }
}
