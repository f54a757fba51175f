package org.hillock.core.snippets;

import java.util.List;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.values.Samples;

/**
 * Some segments of snippets, in the given order.
 *
 * @param segmentIndices which segments
 */
@Wire(
        name = "select_segment_snippets",
        parent = "snippets",
        doc = "Keeps some segments of snippets, in the given order.")
public record SelectSegmentSnippets(
        @Param(doc = "Indices of the segments to keep.", min = 0)
        List<Integer> segmentIndices) implements SnippetsStep {
    @Override
    public Snippets apply(Snippets parent) {
        List<Integer> counts =
                segmentIndices.stream().map(parent::getNumSnippets).toList();
        return new Snippets(
                parent.info().withNumSnippets(counts),
                new SegmentReader(parent, segmentIndices),
                Provenance.of(this, parent));
    }

    private record SegmentReader(Snippets parent, List<Integer> indices) implements SnippetReader {
        @Override
        public long[] frames(int segment) {
            return parent.reader().frames(indices.get(segment));
        }

        @Override
        public void read(int segment, int[] wanted, Samples out) {
            parent.reader().read(indices.get(segment), wanted, out);
        }
    }
}
