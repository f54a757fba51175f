package org.hillock.comparison.study;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.comparison.table.Column;
import org.hillock.comparison.table.Table;
import org.hillock.core.values.Id;
import org.hillock.sorters.Sorters;

/** Tables whose rows belong to runs of sorters. */
final class RunRows {
    private RunRows() {}

    /** A table with numbered rows that begins with the names of the recording and the sorter of each. */
    static Table table(List<Sorters.RunKey> runOfRow, List<Column> columns) {
        List<Column> all = new ArrayList<>();
        all.add(new Column.Texts(
                "rec_name", runOfRow.stream().map(Sorters.RunKey::recordingName).toList()));
        all.add(new Column.Texts(
                "sorter_name", runOfRow.stream().map(Sorters.RunKey::sorterName).toList()));
        all.addAll(columns);
        return new Table(
                "row", IntStream.range(0, runOfRow.size()).mapToObj(Id::of).toList(), all);
    }
}
