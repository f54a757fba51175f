package org.hillock.sortingcomponents.pipeline;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hillock.core.job.ChunkJob;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.RecordingSource;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.hillock.sortingcomponents.detection.PeakSearch;
import org.hillock.sortingcomponents.localization.PeakLocalizer;

/** Finds the peaks of a piece and, where wanted, places them out of the same samples. */
final class DetectionJob implements ChunkJob<FoundPeaks> {
    private static final int VALUES_OF_A_TILE = 1 << 18;
    private static final int SHORTEST_TILE = 256;

    private final PeakSearch search;
    private final Optional<PeakLocalizer.Places> places;
    private final WaveformWindow window;
    private final int fields;
    private final Map<Scratch, PeakLocalizer.Locator> locators = new ConcurrentHashMap<>();

    DetectionJob(PeakSearch search, Optional<PeakLocalizer.Places> places, WaveformWindow window, int fields) {
        this.search = search;
        this.places = places;
        this.window = window;
        this.fields = fields;
    }

    @Override
    public FoundPeaks empty() {
        return new FoundPeaks(fields);
    }

    /** A stored source is read in tiles that stay in the processor's cache; a chain of steps in whole pieces. */
    @Override
    public FoundPeaks process(FoundPeaks into, Recording recording, FrameRange chunk, Scratch scratch) {
        long rows = recording.provenance().operation() instanceof RecordingSource
                ? Math.max(SHORTEST_TILE, VALUES_OF_A_TILE / Math.max(1, recording.getNumChannels()))
                : Math.max(1, chunk.length());
        for (long start = chunk.start(); start < chunk.end(); start += rows) {
            tile(into, recording, new FrameRange(chunk.segment(), start, Math.min(chunk.end(), start + rows)), scratch);
        }
        return into;
    }

    private void tile(FoundPeaks into, Recording recording, FrameRange chunk, Scratch scratch) {
        int before = Math.max(search.margin(), places.isPresent() ? window.nbefore() : 0);
        int after = Math.max(search.margin(), places.isPresent() ? window.nafter() : 0);
        Samples block = PaddedBlock.read(recording, chunk, before, after, scratch);
        int channels = recording.getNumChannels();
        int offset = block.offset() + (before - search.margin()) * channels;
        int known = into.size();
        search.search(
                block.floats(),
                offset,
                chunk.length(),
                (row, channel, value, depth) -> into.add(chunk.start() + row, channel, value, chunk.segment(), depth),
                scratch);
        if (places.isPresent()) {
            PeakLocalizer.Locator locator =
                    locators.computeIfAbsent(scratch, worker -> places.get().newLocator());
            double[] place = new double[fields];
            for (int peak = known; peak < into.size(); peak++) {
                int row = (int) (into.sample(peak) - chunk.start()) + before - window.nbefore();
                locator.locate(block.floats(), block.offset() + row * channels, channels, into.channel(peak), place);
                into.place(peak, place);
            }
        }
        scratch.giveBack(block);
    }

    @Override
    public FoundPeaks merge(FoundPeaks left, FoundPeaks right) {
        return left.append(right);
    }
}
