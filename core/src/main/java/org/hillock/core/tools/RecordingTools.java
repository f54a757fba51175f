package org.hillock.core.tools;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.probe.Probe;
import org.hillock.core.probe.ProbeGroup;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Traces;
import org.hillock.core.values.Ids;
import org.hillock.core.values.Samples;

/** Functions on top of a recording, after {@code spikeinterface.core.recording_tools}. Thread-safe. */
public final class RecordingTools {
    private RecordingTools() {}

    /**
     * Reads random chunks and joins them in the order of drawing.
     *
     * @param recording what is read
     * @param chunks how many, how long, which seed
     * @param returnScaled whether in µV (float32) or in the recording's type
     * @return {@code [chunks · frames × channels]}
     */
    public static Traces getRandomDataChunks(Recording recording, RandomChunks chunks, boolean returnScaled) {
        List<Traces> parts = getRandomDataChunkList(recording, chunks, returnScaled);
        Traces first = parts.getFirst();
        int frames = parts.stream().mapToInt(Traces::numSamples).reduce(0, Math::addExact);
        Samples joined = Samples.allocate(first.samples().carrier(), frames, first.numChannels());
        int row = 0;
        for (Traces part : parts) {
            joined.rows(row, row + part.numSamples()).copyFrom(part.samples());
            row += part.numSamples();
        }
        return new Traces(first.dtype(), joined);
    }

    /** Reads the standard random chunks in the recording's type. */
    public static Traces getRandomDataChunks(Recording recording) {
        return getRandomDataChunks(recording, RandomChunks.standard(), false);
    }

    /** Reads random chunks, one by one in the order of drawing. */
    public static List<Traces> getRandomDataChunkList(Recording recording, RandomChunks chunks, boolean returnScaled) {
        return chunks.draw(recording).parallelStream()
                .map(chunk -> returnScaled
                        ? recording.getScaledTraces(chunk.segment(), chunk.start(), chunk.end())
                        : recording.getTraces(chunk.segment(), chunk.start(), chunk.end()))
                .toList();
    }

    /**
     * Estimates the noise of every channel from random chunks.
     *
     * <p>An estimate is returned again for the same recording and the very same options only; noise levels that a file carries as
     * properties are never taken for it.
     *
     * @return a level per channel, in µV or in the recording's units; NaN where a channel has a NaN
     */
    public static double[] getNoiseLevels(Recording recording, NoiseLevels options) {
        return NoiseEstimation.of(recording, options);
    }

    /** Estimates the noise of every channel in µV from the standard random chunks. */
    public static double[] getNoiseLevels(Recording recording) {
        return getNoiseLevels(recording, NoiseLevels.standard());
    }

    /** The distances between all channels in µm, {@code [channels][channels]}. */
    public static double[][] getChannelDistances(Recording recording) {
        return ChannelGeometry.distances(recording.getChannelLocations());
    }

    /**
     * The neighbours of some channels, the closest first; at one distance the lower index first. A channel is never its own neighbour,
     * another one at the same place is.
     *
     * @param recording with known locations
     * @param channelIds the channels whose neighbours are asked for
     * @param numChannels how many neighbours, at most one less than there are channels
     */
    public static ClosestChannels getClosestChannels(Recording recording, Ids channelIds, int numChannels) {
        if (numChannels < 0) {
            throw new WrongArgumentException(
                    "get_closest_channels: num_channels = " + numChannels + " must be 0 or more.");
        }
        return ChannelGeometry.closest(
                recording.getChannelLocations(), recording.idsToIndices(channelIds), numChannels);
    }

    /** All neighbours of all channels. */
    public static ClosestChannels getClosestChannels(Recording recording) {
        return getClosestChannels(recording, recording.getChannelIds(), Math.max(0, recording.getNumChannels() - 1));
    }

    /**
     * Reads a chunk of one segment with a margin on both sides.
     *
     * @param recording what is read
     * @param segmentIndex which segment
     * @param startFrame first frame of the chunk; absent: 0
     * @param endFrame frame after the last of the chunk; absent: the end of the segment
     * @param channelIndices columns in the wanted order
     * @param margin how wide, and what stands beyond the borders
     */
    public static ChunkWithMargin getChunkWithMargin(
            Recording recording,
            int segmentIndex,
            OptionalLong startFrame,
            OptionalLong endFrame,
            int[] channelIndices,
            ChunkMargin margin) {
        FrameRange chunk = recording.checkedRange(
                segmentIndex, startFrame.orElse(0), endFrame.orElse(recording.getNumSamples(segmentIndex)));
        for (int index : channelIndices) {
            if (index < 0 || index >= recording.getNumChannels()) {
                throw new WrongArgumentException("get_chunk_with_margin: channel index = " + index + " must lie in [0, "
                        + recording.getNumChannels() + ") (the number of channels).");
            }
        }
        return MarginReading.read(recording, chunk, channelIndices, margin);
    }

    /** Reads a chunk of all channels with a margin on both sides. */
    public static ChunkWithMargin getChunkWithMargin(Recording recording, FrameRange chunk, ChunkMargin margin) {
        int[] all = IntStream.range(0, recording.getNumChannels()).toArray();
        return getChunkWithMargin(
                recording, chunk.segment(), OptionalLong.of(chunk.start()), OptionalLong.of(chunk.end()), all, margin);
    }

    /**
     * The order of channels along the probe; equals keep their order.
     *
     * @param recording with known locations
     * @param channelIds the channels to order
     * @param dimensions names of axes ({@code x, y, z}), the last one counts first
     * @param flip whether the order is turned around
     */
    public static DepthOrder orderChannelsByDepth(
            Recording recording, Ids channelIds, List<String> dimensions, boolean flip) {
        double[][] all = recording.getChannelLocations();
        double[][] chosen = Arrays.stream(recording.idsToIndices(channelIds))
                .mapToObj(index -> all[index])
                .toArray(double[][]::new);
        return ChannelGeometry.byDepth(chosen, dimensions, flip);
    }

    /** The order of all channels by y, then by x. */
    public static DepthOrder orderChannelsByDepth(Recording recording) {
        return orderChannelsByDepth(recording, recording.getChannelIds(), List.of("x", "y"), false);
    }

    /** Refuses probes whose bounding boxes overlap: distances between their contacts would mean nothing. */
    public static void checkProbeDoNotOverlap(List<Probe> probes) {
        List<int[]> pairs = new ProbeGroup(probes).overlappingProbes();
        if (!pairs.isEmpty()) {
            throw new WrongArgumentException(
                    "probes: probe " + pairs.getFirst()[0] + " and probe " + pairs.getFirst()[1]
                            + " must not overlap (their contacts lie in one another's bounding box). Move one of them.");
        }
    }

    /**
     * When each channel of a Neuropixels probe is sampled, as a part of one sample period: channels share converters, even and odd
     * ones apart, and a converter takes its channels one after the other.
     *
     * @param numChannels channels of the recording
     * @param numChannelsPerAdc channels that share one converter: 12 for 1.0, 16 for 2.0
     * @param numCycles steps of a converter in one sample period: 13 for 1.0 (action potentials), 16 for 2.0
     * @return a shift in [0, 1) for every channel
     */
    public static double[] getNeuropixelsSampleShifts(int numChannels, int numChannelsPerAdc, int numCycles) {
        if (numChannels < 0 || numChannelsPerAdc < 1 || numCycles < numChannelsPerAdc) {
            throw new WrongArgumentException("get_neuropixels_sample_shifts: num_cycles = " + numCycles
                    + " must be at least num_channels_per_adc = " + numChannelsPerAdc
                    + ", which must be 1 or more, for num_channels = " + numChannels + ".");
        }
        double[] shifts = new double[numChannels];
        Arrays.setAll(shifts, channel -> (double) (channel / 2 % numChannelsPerAdc) / numCycles);
        return shifts;
    }
}
