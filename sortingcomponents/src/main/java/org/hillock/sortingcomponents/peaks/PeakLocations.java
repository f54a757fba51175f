package org.hillock.sortingcomponents.peaks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.npy.Npy;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.NdArray;

/**
 * One place per peak, in columns. The arrays are shared, not copied.
 *
 * @param fields x, y and, with some methods, z in µm and alpha (amplitude times µm)
 * @param columns one array per field
 */
public record PeakLocations(List<String> fields, double[][] columns) {
    /** Checks that there is a column for each field and that all have one length. */
    public PeakLocations {
        fields = List.copyOf(fields);
        boolean equal = Arrays.stream(columns)
                        .mapToInt(column -> column.length)
                        .distinct()
                        .count()
                <= 1;
        if (fields.size() != columns.length || !equal) {
            throw new WrongArgumentException(
                    "peak locations: " + fields + " must have one column each, all of one length.");
        }
    }

    /** How many places. */
    public int size() {
        return columns.length == 0 ? 0 : columns[0].length;
    }

    /** The column of a field. */
    public double[] column(String field) {
        if (!fields.contains(field)) {
            throw new WrongArgumentException("peak locations: field '" + field + "' must be one of " + fields + ".");
        }
        return columns[fields.indexOf(field)];
    }

    /** The places at some positions. */
    public PeakLocations take(int[] positions) {
        double[][] taken = new double[columns.length][];
        Arrays.setAll(
                taken,
                f -> Arrays.stream(positions).mapToDouble(i -> columns[f][i]).toArray());
        return new PeakLocations(fields, taken);
    }

    /** The same places with another column of a field. */
    public PeakLocations with(String field, double[] values) {
        column(field);
        double[][] changed = columns.clone();
        changed[fields.indexOf(field)] = values;
        return new PeakLocations(fields, changed);
    }

    /** As a structured array of doubles. */
    public NdArray toArray() {
        Map<String, NdArray> members = new LinkedHashMap<>();
        for (int f = 0; f < columns.length; f++) {
            members.put(fields.get(f), NdArray.ofDoubles(columns[f]));
        }
        return NdArray.ofFields(members, size());
    }

    /** From a structured array. */
    public static PeakLocations fromArray(NdArray array) {
        List<String> names = array.fieldNames();
        if (!names.contains("x") || !names.contains("y")) {
            throw new WrongArgumentException(
                    "peak locations: the fields x and y must be there (there are " + names + ").");
        }
        return new PeakLocations(
                names, names.stream().map(name -> array.field(name).toDoubles()).toArray(double[][]::new));
    }

    /** Writes an npy file that the peer reads as peak locations. */
    public void write(Path file) {
        Npy.write(file, toArray());
    }

    /** Reads an npy file of locations, written here or by the peer. */
    public static PeakLocations read(Path file) {
        NdArray array = Npy.read(file);
        if (!(array.type() instanceof ElementType.Struct)) {
            throw new BrokenFileException(
                    file,
                    "a file of peak locations must hold records with the fields x and y (it holds plain numbers).");
        }
        return fromArray(array);
    }
}
