package org.hillock.core.tools;

import java.util.ArrayList;
import java.util.List;
import org.hillock.core.job.ChunkJob;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/**
 * Cuts the waveforms of a recording's spikes in chunks and hands them over in the order of the spikes, so that what a sink sums does
 * not depend on the chunks or the number of jobs, to the last bit.
 *
 * <p>A chunk is read once, from the first to the last of its waveforms, and only where it has any. What waits for its turn is the
 * smaller of the samples read and the waveforms cut.
 *
 * @param spikes in order
 * @param window what is cut around each; where it reaches over a border the spike is left out
 * @param sink takes the waveforms
 */
record WaveformCuts(SpikeVector spikes, WaveformWindow window, Sink sink) implements ChunkJob<List<WaveformCuts.Cut>> {
    /** Takes waveforms in the order of the spikes; called by one thread. */
    interface Sink {
        /** A waveform of {@code window.numSamples()} rows from {@code row} on. */
        void take(int unit, Samples samples, int row);
    }

    /** The waveforms of one chunk: of each spike its unit, and the row where its waveform begins. */
    record Cut(Samples samples, int[] units, int[] rows) {}

    @Override
    public List<Cut> empty() {
        return new ArrayList<>();
    }

    @Override
    public List<Cut> process(List<Cut> into, Recording recording, FrameRange chunk, Scratch scratch) {
        long length = recording.getNumSamples(chunk.segment());
        int first = Math.max(
                spikes.firstNotBefore(chunk.segment(), chunk.start()),
                spikes.firstNotBefore(chunk.segment(), window.nbefore()));
        int last = Math.min(
                spikes.firstNotBefore(chunk.segment(), chunk.end()),
                spikes.firstNotBefore(chunk.segment(), Math.max(0, length - window.nafter() + 1)));
        if (first < last) {
            into.add(cut(recording, chunk.segment(), first, last, scratch));
        }
        return into;
    }

    private Cut cut(Recording recording, int segment, int first, int last, Scratch scratch) {
        long start = spikes.sampleIndex(first) - window.nbefore();
        FrameRange hull = new FrameRange(segment, start, spikes.sampleIndex(last - 1) + window.nafter());
        Samples read = scratch.borrow(recording.getDtype().carrier(), hull.length(), recording.getNumChannels());
        recording.traces().read(hull, read, scratch);
        int[] units = new int[last - first];
        int[] rows = new int[last - first];
        for (int i = 0; i < rows.length; i++) {
            units[i] = spikes.unitIndex(first + i);
            rows[i] = (int) (spikes.sampleIndex(first + i) - window.nbefore() - start);
        }
        long cutRows = (long) rows.length * window.numSamples();
        return cutRows < hull.length() ? compacted(read, units, rows, scratch) : new Cut(read, units, rows);
    }

    private Cut compacted(Samples read, int[] units, int[] rows, Scratch scratch) {
        int n = window.numSamples();
        Samples kept = Samples.allocate(read.carrier(), rows.length * n, read.numChannels());
        int[] keptRows = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            keptRows[i] = i * n;
            kept.rows(i * n, (i + 1) * n).copyFrom(read.rows(rows[i], rows[i] + n));
        }
        scratch.giveBack(read);
        return new Cut(kept, units, keptRows);
    }

    @Override
    public List<Cut> merge(List<Cut> left, List<Cut> right) {
        for (Cut cut : right) {
            for (int i = 0; i < cut.rows().length; i++) {
                sink.take(cut.units()[i], cut.samples(), cut.rows()[i]);
            }
        }
        return left;
    }
}
