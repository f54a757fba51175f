package org.hillock.core.snippets;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Samples;

/**
 * Snippets in memory.
 *
 * @param snippetsList one array {@code [snippets, samples, channels]} per segment, all of one number type; shared, not copied
 * @param spikesframesList the frame of every snippet, one array per segment; shared, not copied
 * @param samplingFrequency frames per second in Hz
 * @param nbefore samples before the peak; absent: not aligned
 * @param channelIds names of the channels; absent: 0, 1, 2 …
 */
@Wire(
        name = "numpy_snippets",
        pythonClass = "spikeinterface.core.numpyextractors.NumpySnippets",
        doc = "Holds snippets in memory.")
public record NumpySnippets(
        @Param(doc = "One array of snippets × samples × channels per segment.")
        List<NdArray> snippetsList,

        @Param(doc = "The frame of every snippet, one array per segment.")
        List<NdArray> spikesframesList,

        @Param(doc = "Frames per second.", unit = "Hz") double samplingFrequency,

        @Param(doc = "Samples before the peak; null: not aligned.", standard = "null", min = 0)
        Optional<Integer> nbefore,

        @Param(doc = "Ids of the channels; null counts from 0.", standard = "null")
        Optional<Ids> channelIds)
        implements SnippetsSource {
    /** Snippets in memory with channels 0, 1, 2 …, aligned at {@code nbefore}. */
    public static Snippets of(
            List<NdArray> snippetsList, List<long[]> framesList, double samplingFrequency, int nbefore) {
        return of(snippetsList, framesList, samplingFrequency, Optional.of(nbefore), Optional.empty());
    }

    /** Snippets in memory. */
    public static Snippets of(
            List<NdArray> snippetsList,
            List<long[]> framesList,
            double samplingFrequency,
            Optional<Integer> nbefore,
            Optional<Ids> channelIds) {
        List<NdArray> frames = framesList.stream().map(NdArray::ofLongs).toList();
        return new NumpySnippets(snippetsList, frames, samplingFrequency, nbefore, channelIds).open();
    }

    @Override
    public boolean isDumpable() {
        return false;
    }

    @Override
    public Snippets open() {
        checkSegments();
        int[] shape = snippetsList.getFirst().shape();
        Ids ids = channelIds.orElseGet(() -> Ids.range(shape[2]));
        if (ids.size() != shape[2]) {
            throw new WrongArgumentException("numpy_snippets: channel_ids of " + ids.size()
                    + " ids must be as many as the " + shape[2] + " channels of the snippets.");
        }
        SnippetsInfo info = SnippetsInfo.of(
                samplingFrequency,
                nbefore.map(OptionalInt::of).orElse(OptionalInt.empty()),
                shape[1],
                ids,
                snippetsList.getFirst().type().numeric(),
                snippetsList.stream().map(NdArray::length).toList());
        List<long[]> frames = spikesframesList.stream().map(NdArray::toLongs).toList();
        return new Snippets(info, new ArrayReader(snippetsList, frames), Provenance.of(this));
    }

    private void checkSegments() {
        if (snippetsList.isEmpty() || snippetsList.size() != spikesframesList.size()) {
            throw new WrongArgumentException("numpy_snippets: snippets_list of " + snippetsList.size()
                    + " segments must hold at least one, and as many as spikesframes_list (" + spikesframesList.size()
                    + ").");
        }
        int[] first = snippetsList.getFirst().shape();
        DType dtype = snippetsList.getFirst().type().numeric();
        for (int s = 0; s < snippetsList.size(); s++) {
            NdArray part = snippetsList.get(s);
            int[] shape = part.shape();
            if (shape.length != 3
                    || first.length != 3
                    || shape[1] != first[1]
                    || shape[2] != first[2]
                    || part.type().numeric() != dtype) {
                throw new WrongArgumentException("numpy_snippets: snippets " + part
                        + " must have three axes, the type " + dtype
                        + " and as many samples and channels as the first segment.");
            }
            if (spikesframesList.get(s).size() != shape[0]) {
                throw new WrongArgumentException("numpy_snippets: spikesframes of "
                        + spikesframesList.get(s).size() + " entries must have one for each of the " + shape[0]
                        + " snippets of segment " + s + ".");
            }
        }
    }

    private record ArrayReader(List<NdArray> snippets, List<long[]> segmentFrames) implements SnippetReader {
        @Override
        public long[] frames(int segment) {
            return segmentFrames.get(segment);
        }

        @Override
        public void read(int segment, int[] indices, Samples out) {
            NdArray source = snippets.get(segment);
            int row = source.length() == 0 ? 0 : source.size() / source.length();
            for (int i = 0; i < indices.length; i++) {
                copy(source, indices[i] * row, out, out.offset() + i * row, row);
            }
        }

        private static void copy(NdArray source, int from, Samples out, int to, int n) {
            switch (source.backing()) {
                case float[] a -> System.arraycopy(a, from, out.floats(), to, n);
                case double[] a -> System.arraycopy(a, from, out.doubles(), to, n);
                case long[] a -> System.arraycopy(a, from, out.longs(), to, n);
                case int[] ignored -> {
                    for (int i = 0; i < n; i++) {
                        out.doubles()[to + i] = source.longAt(from + i);
                    }
                }
                default -> {
                    for (int i = 0; i < n; i++) {
                        out.floats()[to + i] = source.longAt(from + i);
                    }
                }
            }
        }
    }
}
