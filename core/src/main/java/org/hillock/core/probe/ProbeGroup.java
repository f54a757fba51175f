package org.hillock.core.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.values.NdArray;

/** Several probes that one device records together. Immutable: every function gives a new group. */
public record ProbeGroup(List<Probe> probes) {
    private static final String PROBE_ID = "probe_id";

    /** Copies and checks that all probes have the same number of dimensions. */
    public ProbeGroup {
        probes = List.copyOf(probes);
        for (Probe probe : probes) {
            if (probe.ndim() != probes.getFirst().ndim()) {
                throw new WrongArgumentException("addProbe: ndim = " + probe.ndim()
                        + " must equal that of the group (ndim = "
                        + probes.getFirst().ndim()
                        + "). Use to2d or to3d first.");
            }
        }
    }

    /** A group of the given probes. */
    public static ProbeGroup of(Probe... probes) {
        return new ProbeGroup(List.of(probes));
    }

    /** This group with one more probe at the end. */
    public ProbeGroup addProbe(Probe probe) {
        List<Probe> all = new ArrayList<>(probes);
        all.add(probe);
        return new ProbeGroup(all);
    }

    /** Dimensions of the probes; 2 for an empty group. */
    public int ndim() {
        return probes.isEmpty() ? 2 : probes.getFirst().ndim();
    }

    /** Contacts of all probes. */
    public int getContactCount() {
        return probes.stream().mapToInt(Probe::getContactCount).sum();
    }

    /** The index of the probe of every contact, probe after probe. */
    public int[] getProbeIndices() {
        return IntStream.range(0, probes.size())
                .flatMap(
                        p -> IntStream.range(0, probes.get(p).getContactCount()).map(i -> p))
                .toArray();
    }

    /** The recorded channel of every contact, probe after probe; -1 where not connected. */
    public int[] getGlobalDeviceChannelIndices() {
        return probes.stream()
                .flatMapToInt(p -> IntStream.range(0, p.getContactCount()).map(p.contacts()::deviceChannelIndex))
                .toArray();
    }

    /** Wires all contacts, probe after probe; -1 for not connected. */
    public ProbeGroup setGlobalDeviceChannelIndices(int... channels) {
        if (channels.length != getContactCount()) {
            throw new WrongArgumentException("setGlobalDeviceChannelIndices: channels of length " + channels.length
                    + " must have one entry a contact (the probes have " + getContactCount() + " contacts).");
        }
        List<Probe> wired = new ArrayList<>();
        int from = 0;
        for (Probe probe : probes) {
            int to = from + probe.getContactCount();
            wired.add(probe.setDeviceChannelIndices(
                    IntStream.range(from, to).map(i -> channels[i]).toArray()));
            from = to;
        }
        ProbeGroup group = new ProbeGroup(wired);
        group.checkGlobalDeviceWiringAndIds();
        return group;
    }

    /** The id of every contact, probe after probe; empty where none is known. */
    public List<String> getGlobalContactIds() {
        return probes.stream()
                .flatMap(p -> IntStream.range(0, p.getContactCount())
                        .mapToObj(i -> p.contacts().ids().map(ids -> ids.get(i)).orElse("")))
                .toList();
    }

    /** Refuses two contacts that are wired to one channel; contact ids may repeat between probes. */
    public void checkGlobalDeviceWiringAndIds() {
        Set<Integer> seen = new HashSet<>();
        for (int channel : getGlobalDeviceChannelIndices()) {
            if (channel >= 0 && !seen.add(channel)) {
                throw new WrongArgumentException("probe group: device_channel_indices = " + channel
                        + " must occur once in all probes (it occurs twice). Wire every contact to its own channel.");
            }
        }
    }

    /** Gives every probe a distinct annotation {@code probe_id} of eight digits; refused where one has it already. */
    public ProbeGroup autoGenerateProbeIds(long seed) {
        for (Probe probe : probes) {
            if (probe.annotations().containsKey(PROBE_ID)) {
                throw new WrongArgumentException("autoGenerateProbeIds: probe_id = '"
                        + probe.annotation(PROBE_ID).orElse("") + "' must not be set already.");
            }
        }
        List<String> ids = digits(seed, probes.size());
        return new ProbeGroup(IntStream.range(0, probes.size())
                .mapToObj(p -> probes.get(p).annotate(PROBE_ID, PythonJson.NODES.stringNode(ids.get(p))))
                .toList());
    }

    /** Gives every contact a distinct id of eight digits; refused where a probe has ids already. */
    public ProbeGroup autoGenerateContactIds(long seed) {
        List<String> ids = digits(seed, getContactCount());
        List<Probe> named = new ArrayList<>();
        int from = 0;
        for (Probe probe : probes) {
            if (probe.contacts().ids().isPresent()) {
                throw new WrongArgumentException(
                        "autoGenerateContactIds: contact_ids of probe " + named.size() + " must not be set already.");
            }
            named.add(probe.setContactIds(ids.subList(from, from + probe.getContactCount())));
            from += probe.getContactCount();
        }
        return new ProbeGroup(named);
    }

    /** Applies a function to every probe. */
    public ProbeGroup map(UnaryOperator<Probe> function) {
        return new ProbeGroup(probes.stream().map(function).toList());
    }

    /** Pairs of probes {@code [first, second]} whose bounding boxes of contacts overlap: their distances can't be trusted. */
    public List<int[]> overlappingProbes() {
        List<int[]> pairs = new ArrayList<>();
        for (int a = 0; a < probes.size(); a++) {
            for (int b = a + 1; b < probes.size(); b++) {
                if (overlap(probes.get(a), probes.get(b))) {
                    pairs.add(new int[] {a, b});
                }
            }
        }
        return pairs;
    }

    private static boolean overlap(Probe a, Probe b) {
        double[][] boxA = box(a);
        double[][] boxB = box(b);
        return IntStream.range(0, a.ndim()).allMatch(d -> boxA[0][d] <= boxB[1][d] && boxB[0][d] <= boxA[1][d]);
    }

    private static double[][] box(Probe probe) {
        double[][] rows = probe.contacts().positions().toRows();
        double[][] box = new double[2][probe.ndim()];
        for (int d = 0; d < probe.ndim(); d++) {
            int axis = d;
            box[0][d] = Arrays.stream(rows).mapToDouble(r -> r[axis]).min().orElse(Double.NaN);
            box[1][d] = Arrays.stream(rows).mapToDouble(r -> r[axis]).max().orElse(Double.NaN);
        }
        return box;
    }

    /** Contacts of all probes as a structured array, one row a contact; see {@link ContactVector}. */
    public NdArray toArray(boolean complete) {
        return ContactVector.of(this, complete);
    }

    /** The probes of a structured array; contours and annotations of probes are not part of it. */
    public static ProbeGroup fromArray(NdArray contactVector) {
        return ContactVector.parse(contactVector);
    }

    /**
     * The contacts as the channels of a recording: sorted by device channel index, unconnected ones dropped.
     *
     * @throws WrongArgumentException where nothing is wired, a channel is wired twice, or one is outside the recording
     */
    public WiredProbes wiredTo(int numChannels) {
        return WiredProbes.of(this, numChannels);
    }

    /** Whether any contact has a shank id. */
    boolean hasShankIds() {
        return probes.stream().flatMap(p -> p.contacts().shankIds().stream()).anyMatch(ids -> ids.stream()
                .anyMatch(id -> !id.isEmpty()));
    }

    /** Whether any probe is wired. */
    boolean isWired() {
        return probes.stream().map(p -> p.contacts().deviceChannelIndices()).anyMatch(Optional::isPresent);
    }

    private static List<String> digits(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        Set<String> ids = new LinkedHashSet<>();
        while (ids.size() < count) {
            ids.add(Integer.toString(random.nextInt(10_000_000, 100_000_000)));
        }
        return List.copyOf(ids);
    }

    @Override
    public String toString() {
        return "ProbeGroup: " + probes.size() + " probes - " + getContactCount() + " contacts";
    }
}
