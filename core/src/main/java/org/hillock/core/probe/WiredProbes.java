package org.hillock.core.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Probes as the channels of a recording see them: contact {@code c} of this view is channel {@code c}, for 0 … n-1.
 *
 * <p>The underlying group holds only connected contacts, sorted by channel within each probe, with device channel indices 0 … n-1;
 * probes may interleave. Immutable.
 */
public final class WiredProbes {
    private static final String CONTOUR_PREFIX = "probe_";
    private static final String CONTOUR_SUFFIX = "_planar_contour";
    private static final String PROBES_INFO = "probes_info";

    private final ProbeGroup group;
    private final int[] recordedChannels;
    private final int[] probeOf;
    private final int[] contactOf;

    /** {@code group} has device channel indices 0 … n-1, sorted within each probe. */
    private WiredProbes(ProbeGroup group, int[] recordedChannels) {
        this.group = group;
        this.recordedChannels = recordedChannels;
        this.probeOf = new int[recordedChannels.length];
        this.contactOf = new int[recordedChannels.length];
        for (int p = 0; p < group.probes().size(); p++) {
            Contacts contacts = group.probes().get(p).contacts();
            for (int i = 0; i < contacts.count(); i++) {
                probeOf[contacts.deviceChannelIndex(i)] = p;
                contactOf[contacts.deviceChannelIndex(i)] = i;
            }
        }
    }

    /** See {@link ProbeGroup#wiredTo}. */
    static WiredProbes of(ProbeGroup group, int numChannels) {
        if (!group.isWired()) {
            throw new WrongArgumentException("setProbe: device_channel_indices must be set (the probes have "
                    + group.getContactCount() + " contacts, none is wired; the recording has " + numChannels
                    + " channels). Call setDeviceChannelIndices first.");
        }
        group.checkGlobalDeviceWiringAndIds();
        int[] wired = IntStream.of(group.getGlobalDeviceChannelIndices())
                .filter(c -> c >= 0)
                .sorted()
                .toArray();
        if (wired.length == 0) {
            throw new WrongArgumentException("setProbe: device_channel_indices must connect at least one contact (all "
                    + group.getContactCount() + " are -1).");
        }
        if (wired[wired.length - 1] >= numChannels) {
            throw new WrongArgumentException("setProbe: device_channel_indices = " + wired[wired.length - 1]
                    + " must be below the number of channels (the probes have " + wired.length
                    + " connected contacts, the recording has " + numChannels
                    + " channels). Give the probe of this recording, or wire it to channels 0 … " + (numChannels - 1)
                    + ".");
        }
        return renumbered(group, wired);
    }

    /** Keeps the contacts that are wired to {@code channels} and numbers them by their position in it. */
    private static WiredProbes renumbered(ProbeGroup group, int[] channels) {
        Map<Integer, Integer> rank = new LinkedHashMap<>();
        for (int i = 0; i < channels.length; i++) {
            if (rank.put(channels[i], i) != null) {
                throw new WrongArgumentException("probe slicing: channel = " + channels[i]
                        + " must occur once (it occurs twice). Select each channel once.");
            }
        }
        List<Probe> kept = new ArrayList<>();
        for (Probe probe : group.probes()) {
            Contacts contacts = probe.contacts();
            int[] order = IntStream.range(0, contacts.count())
                    .filter(i -> rank.containsKey(contacts.deviceChannelIndex(i)))
                    .boxed()
                    .sorted(Comparator.comparing(i -> rank.get(contacts.deviceChannelIndex(i))))
                    .mapToInt(Integer::intValue)
                    .toArray();
            if (order.length > 0) {
                kept.add(probe.getSlice(order)
                        .setDeviceChannelIndices(IntStream.of(order)
                                .map(i -> rank.get(contacts.deviceChannelIndex(i)))
                                .toArray()));
            }
        }
        return new WiredProbes(new ProbeGroup(kept), channels);
    }

    /** How many channels. */
    public int numChannels() {
        return recordedChannels.length;
    }

    /** For every channel its position among the channels that this was wired to or sliced from; rising after wiring. */
    public int[] recordedChannels() {
        return recordedChannels.clone();
    }

    /** The probes, contacts sorted by channel within each, device channel indices 0 … n-1. */
    public ProbeGroup group() {
        return group;
    }

    /** The only probe; refused where there are several. */
    public Probe probe() {
        if (group.probes().size() != 1) {
            throw new WrongArgumentException("getProbe: the recording must have one probe (it has "
                    + group.probes().size() + "). Use getProbegroup.");
        }
        return group.probes().getFirst();
    }

    /** {@code [channels][ndim]} in the units of the probes. */
    public double[][] locations() {
        return locations("xyz".substring(0, group.ndim()));
    }

    /** {@code [channels][axes]}: the chosen coordinates in the chosen order, for example {@code xy}, {@code yz}, {@code yx}, {@code xyz}. */
    public double[][] locations(String axes) {
        int ndim = group.ndim();
        String known = "xyz".substring(0, ndim);
        if (axes.isEmpty()
                || !axes.chars().allMatch(a -> known.indexOf(a) >= 0)
                || axes.chars().distinct().count() != axes.length()) {
            throw new WrongArgumentException("getChannelLocations: axes = '" + axes + "' must name distinct axes of '"
                    + known + "' (the probes have ndim = " + ndim + ").");
        }
        double[][] out = new double[numChannels()][axes.length()];
        for (int c = 0; c < out.length; c++) {
            NdArray positions = group.probes().get(probeOf[c]).contacts().positions();
            for (int a = 0; a < axes.length(); a++) {
                out[c][a] = positions.doubleAt(contactOf[c] * ndim + known.indexOf(axes.charAt(a)));
            }
        }
        return out;
    }

    /** The group number of every channel: probes, or shanks within probes (by their text), counted from 0. */
    public int[] groups(GroupMode mode) {
        boolean byShank = mode == GroupMode.BY_SHANK || (mode == GroupMode.AUTO && group.hasShankIds());
        List<GroupKey> keys = IntStream.range(0, numChannels())
                .mapToObj(c -> new GroupKey(probeOf[c], byShank ? shankId(c) : ""))
                .toList();
        List<GroupKey> sorted = keys.stream().distinct().sorted().toList();
        return keys.stream().mapToInt(sorted::indexOf).toArray();
    }

    private String shankId(int channel) {
        return group.probes().get(probeOf[channel]).contacts().shankId(contactOf[channel]);
    }

    private record GroupKey(int probe, String shank) implements Comparable<GroupKey> {
        @Override
        public int compareTo(GroupKey other) {
            return Comparator.comparingInt(GroupKey::probe)
                    .thenComparing(GroupKey::shank)
                    .compare(this, other);
        }
    }

    /** The complete {@link ContactVector}, one row a channel. */
    public NdArray contactVector() {
        NdArray rows = group.toArray(true);
        int[] channels = group.getGlobalDeviceChannelIndices();
        int[] order = new int[channels.length];
        for (int i = 0; i < channels.length; i++) {
            order[channels[i]] = i;
        }
        return rows.take(order);
    }

    /** The given channels in the given order, as the channels 0 … of a new view; the outlines of the probes are kept. */
    public WiredProbes slice(int... channels) {
        for (int channel : channels) {
            if (channel < 0 || channel >= numChannels()) {
                throw new WrongArgumentException("probe slicing: channel = " + channel + " must be in 0 … "
                        + (numChannels() - 1) + " (there are " + numChannels() + " channels).");
            }
        }
        return renumbered(group, channels.clone());
    }

    /** The channels of several views one after another, with the probes of all. */
    public static WiredProbes aggregate(List<WiredProbes> parts) {
        List<Probe> probes = new ArrayList<>();
        int total = 0;
        for (WiredProbes part : parts) {
            int offset = total;
            part.group
                    .probes()
                    .forEach(probe ->
                            probes.add(probe.setDeviceChannelIndices(IntStream.range(0, probe.getContactCount())
                                    .map(i -> probe.contacts().deviceChannelIndex(i) + offset)
                                    .toArray())));
            total += part.numChannels();
        }
        return new WiredProbes(new ProbeGroup(probes), IntStream.range(0, total).toArray());
    }

    /** The annotations that keep outlines beside a contact vector: {@code probe_<i>_planar_contour}, for probes that have one. */
    public Map<String, JsonNode> contourAnnotations() {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        for (int p = 0; p < group.probes().size(); p++) {
            String key = CONTOUR_PREFIX + p + CONTOUR_SUFFIX;
            group.probes().get(p).planarContour().ifPresent(contour -> found.put(key, JsonArrays.toTree(contour)));
        }
        return found;
    }

    /** The annotations of the probes as a list of objects, the value of the annotation {@code probes_info}. */
    public ArrayNode probesInfo() {
        ArrayNode list = PythonJson.NODES.arrayNode();
        group.probes().forEach(probe -> list.add(ProbeJson.annotations(probe)));
        return list;
    }

    /**
     * Reads the view back from the contact vector of a recording and its annotations ({@code probe_<i>_planar_contour} and
     * {@code probes_info}, both optional); row {@code c} is channel {@code c}.
     */
    public static WiredProbes fromContactVector(NdArray vector, Map<String, JsonNode> recordingAnnotations) {
        int n = vector.length();
        int[] index = vector.fieldNames().contains("probe_index")
                ? vector.field("probe_index").toInts()
                : new int[n];
        int[] known = IntStream.of(index).distinct().sorted().toArray();
        ProbeGroup parsed = ContactVector.parse(vector);
        List<Probe> probes = new ArrayList<>();
        for (int p = 0; p < known.length; p++) {
            int wanted = known[p];
            Probe wired = parsed.probes()
                    .get(p)
                    .setDeviceChannelIndices(IntStream.range(0, n)
                            .filter(c -> index[c] == wanted)
                            .toArray());
            probes.add(annotated(wired, wanted, recordingAnnotations));
        }
        return new WiredProbes(new ProbeGroup(probes), IntStream.range(0, n).toArray());
    }

    private static Probe annotated(Probe probe, int index, Map<String, JsonNode> annotations) {
        String key = CONTOUR_PREFIX + index + CONTOUR_SUFFIX;
        Optional<JsonNode> contour = Optional.ofNullable(annotations.get(key)).filter(JsonNode::isArray);
        Optional<JsonNode> info = Optional.ofNullable(annotations.get(PROBES_INFO))
                .filter(list ->
                        list.isArray() && list.size() > index && list.get(index).isObject())
                .map(list -> list.get(index));
        Probe outlined = probe.withPlanarContour(contour.map(c -> JsonArrays.numbers(key, c)));
        return info.map(facts -> outlined.withAnnotations(facts.properties().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b, LinkedHashMap::new))))
                .orElse(outlined);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WiredProbes that
                && group.equals(that.group)
                && Arrays.equals(recordedChannels, that.recordedChannels);
    }

    @Override
    public int hashCode() {
        return 31 * group.hashCode() + Arrays.hashCode(recordedChannels);
    }

    @Override
    public String toString() {
        return group + " - " + numChannels() + " channels";
    }
}
