package org.hillock.extractors.flat;

import java.util.List;
import org.hillock.core.binary.FlatFile;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.TraceReader;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/**
 * Some columns of flat files, one file per segment.
 *
 * @param files the files, all of one layout
 * @param totalChannels columns in the files
 * @param columns the columns that are wanted, in order
 */
public record ColumnsOfFiles(List<FlatFile> files, int totalChannels, int[] columns) implements TraceReader {
    @Override
    public void read(FrameRange range, Samples out, Scratch scratch) {
        FlatFile file = files.get(range.segment());
        if (columns.length == totalChannels) {
            file.read(range.start(), out, scratch);
            return;
        }
        Samples all = scratch.borrow(out.carrier(), range.length(), totalChannels);
        file.read(range.start(), all, scratch);
        out.gatherColumns(all, columns);
        scratch.giveBack(all);
    }
}
