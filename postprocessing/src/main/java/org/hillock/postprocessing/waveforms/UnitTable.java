package org.hillock.postprocessing.waveforms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;

/**
 * A table with a row for every unit and named, typed columns (float64, int64, bool or text). Immutable.
 *
 * <p>A missing number is NaN; a column of whole numbers with missing ones is a column of floats.
 */
public final class UnitTable {
    private final Ids unitIds;
    private final Map<String, NdArray> columns;

    private UnitTable(Ids unitIds, Map<String, NdArray> columns) {
        this.unitIds = unitIds;
        this.columns = columns;
    }

    /** A table without columns. */
    public static UnitTable of(Ids unitIds) {
        return new UnitTable(unitIds, Map.of());
    }

    /** With a column more, or another one of that name. */
    public UnitTable with(String name, NdArray column) {
        if (column.rank() != 1 || column.length() != unitIds.size()) {
            throw new WrongArgumentException("table: column '" + name + "' of " + column
                    + " must have one entry for each of the " + unitIds.size() + " units.");
        }
        Map<String, NdArray> more = new LinkedHashMap<>(columns);
        more.put(name, column);
        return new UnitTable(unitIds, more);
    }

    /** With a column of numbers more. */
    public UnitTable with(String name, double... column) {
        return with(name, NdArray.ofDoubles(column));
    }

    /** With a column of whole numbers more. */
    public UnitTable with(String name, long... column) {
        return with(name, NdArray.ofLongs(column));
    }

    /** The units, in the order of the rows. */
    public Ids unitIds() {
        return unitIds;
    }

    /** The names of the columns, in order. */
    public List<String> columns() {
        return List.copyOf(columns.keySet());
    }

    /** Whether there is such a column. */
    public boolean has(String name) {
        return columns.containsKey(name);
    }

    /** A column; an unknown name is refused with the known ones listed. */
    public NdArray column(String name) {
        NdArray found = columns.get(name);
        if (found == null) {
            throw new WrongArgumentException("table: column '" + name + "' must be one of " + columns.keySet() + ".");
        }
        return found;
    }

    /** A column as numbers. */
    public double[] doubles(String name) {
        return column(name).toDoubles();
    }

    /** Some rows, by their positions. */
    public UnitTable take(int[] rows) {
        UnitTable taken = of(unitIds.take(rows));
        for (Map.Entry<String, NdArray> column : columns.entrySet()) {
            taken = taken.with(column.getKey(), column.getValue().take(rows));
        }
        return taken;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UnitTable that && unitIds.equals(that.unitIds) && columns.equals(that.columns);
    }

    @Override
    public int hashCode() {
        return 31 * unitIds.hashCode() + columns.hashCode();
    }

    @Override
    public String toString() {
        return unitIds.size() + " units × " + columns.keySet();
    }
}
