package org.hillock.core.snippets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Traces;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/** Cuts snippets out of a recording at the spikes of a sorting, in the order of the spike vector. */
final class SnippetCutter {
    /** Frames that are read at once at most, beside one snippet. */
    private static final int BLOCK = 30_000;

    private final Recording recording;
    private final SpikeVector spikes;
    private final int nbefore;
    private final int snippetLen;
    private final Scratch scratch = new Scratch();

    SnippetCutter(Recording recording, Sorting sorting, int nbefore, int nafter) {
        if (nbefore < 0 || nafter < 0 || nbefore + nafter < 1) {
            throw new WrongArgumentException("snippets_from_sorting: nbefore = " + nbefore + " and nafter = " + nafter
                    + " samples must be 0 or more and not both 0.");
        }
        if (recording.getNumSegments() != sorting.getNumSegments()) {
            throw new WrongArgumentException("snippets_from_sorting: the recording must have as many segments as the"
                    + " sorting (" + recording.getNumSegments() + " differ from " + sorting.getNumSegments() + ").");
        }
        this.recording = recording;
        this.spikes = sorting.toSpikeVector();
        this.nbefore = nbefore;
        this.snippetLen = nbefore + nafter;
    }

    Snippets cut() {
        List<NdArray> snippets = new ArrayList<>();
        List<long[]> frames = new ArrayList<>();
        for (int s = 0; s < recording.getNumSegments(); s++) {
            long[] segmentFrames =
                    java.util.Arrays.copyOfRange(spikes.sampleIndices(), spikes.segmentStart(s), spikes.segmentEnd(s));
            frames.add(segmentFrames);
            snippets.add(cutSegment(s, segmentFrames));
        }
        Snippets cut = NumpySnippets.of(
                snippets,
                frames,
                recording.getSamplingFrequency(),
                Optional.of(nbefore),
                Optional.of(recording.getChannelIds()));
        SnippetsInfo info = cut.info()
                .withProperties(recording.properties())
                .withProbes(recording.info().probes())
                .withAnnotations(recording.annotations());
        return new Snippets(info, cut.reader(), cut.provenance());
    }

    private NdArray cutSegment(int segment, long[] frames) {
        Samples out = Samples.allocate(
                recording.getDtype().carrier(),
                Math.multiplyExact(frames.length, snippetLen),
                recording.getNumChannels());
        long length = recording.getNumSamples(segment);
        int first = 0;
        while (first < frames.length) {
            if (!fits(frames[first], length)) {
                first++;
                continue;
            }
            int last = first;
            while (last + 1 < frames.length
                    && frames[last + 1] - frames[first] < BLOCK
                    && fits(frames[last + 1], length)) {
                last++;
            }
            cutBlock(segment, frames, first, last, out);
            first = last + 1;
        }
        return new Traces(recording.getDtype(), out)
                .toArray()
                .reshape(frames.length, snippetLen, recording.getNumChannels());
    }

    /** Snippets that reach over a border of the segment are left zero. */
    private boolean fits(long frame, long length) {
        return frame - nbefore >= 0 && frame - nbefore + snippetLen <= length;
    }

    private void cutBlock(int segment, long[] frames, int first, int last, Samples out) {
        long start = frames[first] - nbefore;
        FrameRange range = new FrameRange(segment, start, frames[last] - nbefore + snippetLen);
        Samples block = scratch.borrow(out.carrier(), range.length(), recording.getNumChannels());
        recording.traces().read(range, block, scratch);
        for (int i = first; i <= last; i++) {
            int row = (int) (frames[i] - nbefore - start);
            out.rows(i * snippetLen, (i + 1) * snippetLen).copyFrom(block.rows(row, row + snippetLen));
        }
        scratch.giveBack(block);
    }
}
