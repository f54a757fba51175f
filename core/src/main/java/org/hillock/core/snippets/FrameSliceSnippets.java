package org.hillock.core.snippets;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.values.Samples;

/**
 * The snippets of one segment whose frames lie in {@code [startFrame, endFrame)}, with frames counted anew from the first of these; the
 * cut-outs stay whole. (The peer names this function but does not have it.)
 *
 * @param startFrame first frame; absent: 0
 * @param endFrame frame after the last; absent: no end
 */
@Wire(
        name = "snippets_frame_slice",
        parent = "parent_snippets",
        doc = "Keeps the snippets whose frames lie from start_frame up to but not including end_frame, of one segment.")
public record FrameSliceSnippets(
        @Param(doc = "First frame; null means 0.", standard = "null", min = 0)
        Optional<Long> startFrame,

        @Param(doc = "Frame after the last; null means no end.", standard = "null", min = 0)
        Optional<Long> endFrame)
        implements SnippetsStep {
    @Override
    public Snippets apply(Snippets parent) {
        if (parent.getNumSegments() != 1) {
            throw new WrongArgumentException("frame_slice: the snippets must have one segment (they have "
                    + parent.getNumSegments() + "). Take one with select_segments first.");
        }
        long start = startFrame.orElse(0L);
        long end = endFrame.orElse(Long.MAX_VALUE);
        if (start < 0 || start >= end) {
            throw new WrongArgumentException(
                    "frame_slice: frames [" + start + ", " + end + ") must be a range from 0 on that is not empty.");
        }
        int[] kept = parent.indicesIn(0, start, end);
        long[] frames = parent.getFrames(0, kept);
        for (int i = 0; i < frames.length; i++) {
            frames[i] -= start;
        }
        return new Snippets(
                parent.info().withNumSnippets(List.of(kept.length)),
                new KeptReader(parent, kept, frames),
                Provenance.of(this, parent));
    }

    private record KeptReader(Snippets parent, int[] kept, long[] shiftedFrames) implements SnippetReader {
        @Override
        public long[] frames(int segment) {
            return shiftedFrames;
        }

        @Override
        public void read(int segment, int[] indices, Samples out) {
            parent.reader().read(0, IntStream.of(indices).map(i -> kept[i]).toArray(), out);
        }
    }
}
