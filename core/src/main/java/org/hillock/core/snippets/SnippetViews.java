package org.hillock.core.snippets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.probe.GroupMode;
import org.hillock.core.probe.Probe;
import org.hillock.core.probe.ProbeGroup;
import org.hillock.core.probe.WiredProbes;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Properties;
import tools.jackson.databind.JsonNode;

/** The functions on snippets that change what is seen of them, each giving new lazy snippets; there is no {@code in_place}. */
public final class SnippetViews {
    private SnippetViews() {}

    /**
     * Snippets of a recording around the spikes of a sorting, read now, in the order of the spike vector; properties and probes of the
     * recording go along. A spike whose snippet would reach over a border of its segment gets zeros.
     *
     * @param nbefore samples before the spike
     * @param nafter samples from the spike on
     */
    public static Snippets snippetsFromSorting(Recording recording, Sorting sorting, int nbefore, int nafter) {
        return new SnippetCutter(recording, sorting, nbefore, nafter).cut();
    }

    /** The given channels in the given order. */
    public static Snippets channelSlice(Snippets snippets, Ids channelIds) {
        return snippets.then(new ChannelSliceSnippets(Optional.of(channelIds), Optional.empty()));
    }

    /** The given channels in the given order, under new names. */
    public static Snippets channelSlice(Snippets snippets, Ids channelIds, Ids renamedChannelIds) {
        return snippets.then(new ChannelSliceSnippets(Optional.of(channelIds), Optional.of(renamedChannelIds)));
    }

    /** The given channels in the given order; today's name of {@link #channelSlice(Snippets, Ids)}. */
    public static Snippets selectChannels(Snippets snippets, Ids channelIds) {
        return channelSlice(snippets, channelIds);
    }

    /** All channels but the given ones. */
    public static Snippets removeChannels(Snippets snippets, Ids removeChannelIds) {
        return channelSlice(snippets, snippets.getChannelIds().without(removeChannelIds));
    }

    /** All channels under new names. */
    public static Snippets renameChannels(Snippets snippets, Ids newChannelIds) {
        return channelSlice(snippets, snippets.getChannelIds(), newChannelIds);
    }

    /** The snippets of one segment whose frames lie in {@code [startFrame, endFrame)}, counted anew from {@code startFrame}. */
    public static Snippets frameSlice(Snippets snippets, long startFrame, long endFrame) {
        return snippets.then(new FrameSliceSnippets(Optional.of(startFrame), Optional.of(endFrame)));
    }

    /** Some segments, in the given order. */
    public static Snippets selectSegments(Snippets snippets, int... segmentIndices) {
        return snippets.then(
                new SelectSegmentSnippets(Arrays.stream(segmentIndices).boxed().toList()));
    }

    /** Snippets for each value of a property, in ascending order of the values; keys are whole numbers or texts. */
    public static Map<Id, Snippets> splitBy(Snippets snippets, String property) {
        NdArray values = snippets.getProperty(property);
        boolean texts = values.type() instanceof ElementType.Text;
        Map<Id, List<Id>> channels = new TreeMap<>();
        for (int i = 0; i < values.length(); i++) {
            Id value = texts ? Id.of(values.toStrings()[i]) : Id.of(values.longAt(i));
            channels.computeIfAbsent(value, key -> new ArrayList<>())
                    .add(snippets.getChannelIds().get(i));
        }
        Map<Id, Snippets> parts = new LinkedHashMap<>();
        channels.forEach((value, ids) -> parts.put(value, channelSlice(snippets, Ids.of(ids))));
        return parts;
    }

    /** With one more segment, held in memory like all others then. */
    public static Snippets addSnippetsSegment(Snippets snippets, NdArray cutouts, long[] frames) {
        List<NdArray> arrays = new ArrayList<>();
        List<long[]> framesList = new ArrayList<>();
        for (int s = 0; s < snippets.getNumSegments(); s++) {
            arrays.add(snippets.getSnippets(s).toArray());
            framesList.add(snippets.getFrames(s));
        }
        arrays.add(cutouts);
        framesList.add(frames);
        return inMemory(snippets, arrays, framesList);
    }

    /** The same snippets in memory, with properties, annotations and probes, without a history. */
    public static Snippets saveToMemory(Snippets snippets) {
        List<Integer> segments =
                IntStream.range(0, snippets.getNumSegments()).boxed().toList();
        return inMemory(
                snippets,
                segments.stream().map(s -> snippets.getSnippets(s).toArray()).toList(),
                segments.stream().map(snippets::getFrames).toList());
    }

    private static Snippets inMemory(Snippets like, List<NdArray> arrays, List<long[]> frames) {
        Optional<Integer> nbefore =
                like.isAligned() ? Optional.of(like.nbefore().getAsInt()) : Optional.empty();
        Snippets plain = NumpySnippets.of(
                arrays, frames, like.getSamplingFrequency(), nbefore, Optional.of(like.getChannelIds()));
        return new Snippets(
                like.info().withNumSnippets(plain.info().numSnippets()), plain.reader(), plain.provenance());
    }

    /** With a property set: one entry per channel. */
    public static Snippets setProperty(Snippets snippets, String key, NdArray values) {
        return withInfo(
                snippets, snippets.info().withProperties(snippets.properties().with(key, values)));
    }

    /** Without a property. */
    public static Snippets deleteProperty(Snippets snippets, String key) {
        return withInfo(
                snippets, snippets.info().withProperties(snippets.properties().without(key)));
    }

    /** With an annotation set. */
    public static Snippets annotate(Snippets snippets, String key, JsonNode value) {
        return withInfo(snippets, snippets.info().withAnnotation(key, value));
    }

    /** With µV per count, one value per channel or one for all. */
    public static Snippets setChannelGains(Snippets snippets, double... gains) {
        return setProperty(snippets, "gain_to_uV", NdArray.ofDoubles(perChannel(snippets, gains)));
    }

    /** With µV at count 0, one value per channel or one for all. */
    public static Snippets setChannelOffsets(Snippets snippets, double... offsets) {
        return setProperty(snippets, "offset_to_uV", NdArray.ofDoubles(perChannel(snippets, offsets)));
    }

    private static double[] perChannel(Snippets snippets, double[] values) {
        if (values.length != 1) {
            return values;
        }
        double[] all = new double[snippets.getNumChannels()];
        Arrays.fill(all, values[0]);
        return all;
    }

    /** With a group number per channel. */
    public static Snippets setChannelGroups(Snippets snippets, long... groups) {
        return setProperty(snippets, "group", NdArray.ofLongs(groups));
    }

    /** With all channels in group 0. */
    public static Snippets clearChannelGroups(Snippets snippets) {
        return setChannelGroups(snippets, new long[snippets.getNumChannels()]);
    }

    /** With positions in µm, {@code [channels][2 or 3]}; refused where a probe is attached, which holds the positions itself. */
    public static Snippets setChannelLocations(Snippets snippets, double[][] locations) {
        if (snippets.hasProbe()) {
            throw new WrongArgumentException(
                    "set_channel_locations: the snippets must not have a probe (its contacts hold the positions). Set another probe instead.");
        }
        return setProperty(snippets, "location", NdArray.ofRows(locations));
    }

    /** Without positions and probe. */
    public static Snippets clearChannelLocations(Snippets snippets) {
        return deleteProperty(withInfo(snippets, snippets.info().withProbes(Optional.empty())), "location");
    }

    /** With one probe, see {@link #setProbegroup}. */
    public static Snippets setProbe(Snippets snippets, Probe probe, GroupMode groupMode) {
        return setProbegroup(snippets, ProbeGroup.of(probe), groupMode);
    }

    /**
     * With a group of probes: channels are kept in the order of their device channel indices, those that no contact is wired to are
     * dropped, and {@code location} and {@code group} are set.
     */
    public static Snippets setProbegroup(Snippets snippets, ProbeGroup group, GroupMode groupMode) {
        WiredProbes wired = group.wiredTo(snippets.getNumChannels());
        int[] channels = wired.recordedChannels();
        boolean all = Arrays.equals(
                channels, IntStream.range(0, snippets.getNumChannels()).toArray());
        Snippets kept =
                all ? snippets : channelSlice(snippets, snippets.getChannelIds().take(channels));
        Snippets out = withInfo(kept, kept.info().withProbes(Optional.of(wired)));
        out = setProperty(out, "location", NdArray.ofRows(wired.locations()));
        return setProperty(out, "group", NdArray.ofInts(wired.groups(groupMode)));
    }

    /** With the annotations, properties and probes of other snippets that have the same channels. */
    public static Snippets copyMetadata(Snippets from, Snippets to) {
        if (!from.getChannelIds().equals(to.getChannelIds())) {
            throw new WrongArgumentException("copy_metadata: both snippets must have the same channel ids.");
        }
        return withInfo(
                to,
                to.info()
                        .withProperties(Properties.overlay(to.properties(), from.properties()))
                        .withAnnotations(to.annotations().deepCopy().setAll(from.annotations()))
                        .withProbes(from.info().probes()));
    }

    /** The same snippets and provenance under other facts, which must keep the numbers of channels and snippets. */
    public static Snippets withInfo(Snippets snippets, SnippetsInfo info) {
        return new Snippets(info, snippets.reader(), snippets.provenance());
    }
}
