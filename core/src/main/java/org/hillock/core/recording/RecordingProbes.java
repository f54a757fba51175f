package org.hillock.core.recording;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.probe.ContactShape;
import org.hillock.core.probe.GroupMode;
import org.hillock.core.probe.Probe;
import org.hillock.core.probe.ProbeGroup;
import org.hillock.core.probe.WiredProbes;
import org.hillock.core.values.NdArray;

/** Attaches probes to recordings: channels follow the wiring, positions and groups become properties. */
public final class RecordingProbes {
    private RecordingProbes() {}

    /** With one probe, see {@link #setProbegroup}. */
    public static Recording setProbe(Recording recording, Probe probe, GroupMode groupMode) {
        return setProbegroup(recording, ProbeGroup.of(probe), groupMode);
    }

    /** With one probe, grouped by shank where shanks are known. */
    public static Recording setProbe(Recording recording, Probe probe) {
        return setProbe(recording, probe, GroupMode.AUTO);
    }

    /** With several probes, see {@link #setProbegroup}. */
    public static Recording setProbes(Recording recording, List<Probe> probes, GroupMode groupMode) {
        return setProbegroup(recording, new ProbeGroup(probes), groupMode);
    }

    /**
     * With a group of probes: channels are kept in the order of their device channel indices, those that no contact is wired to are
     * dropped, and {@code location} and {@code group} are set.
     */
    public static Recording setProbegroup(Recording recording, ProbeGroup group, GroupMode groupMode) {
        WiredProbes wired = group.wiredTo(recording.getNumChannels());
        int[] channels = wired.recordedChannels();
        boolean all = Arrays.equals(
                channels, IntStream.range(0, recording.getNumChannels()).toArray());
        Recording kept = all
                ? recording
                : Recordings.channelSlice(recording, recording.getChannelIds().take(channels));
        return attach(kept, wired, groupMode);
    }

    /** With probes that are in channel order already. */
    public static Recording attach(Recording recording, WiredProbes wired, GroupMode groupMode) {
        Recording out = Recordings.withInfo(recording, recording.info().withProbes(java.util.Optional.of(wired)));
        out = Recordings.setProperty(out, "location", NdArray.ofRows(wired.locations()));
        out = Recordings.setProperty(out, "group", NdArray.ofInts(wired.groups(groupMode)));
        for (var contour : wired.contourAnnotations().entrySet()) {
            out = Recordings.annotate(out, contour.getKey(), contour.getValue());
        }
        return Recordings.annotate(out, "probes_info", wired.probesInfo());
    }

    /** With a probe made of bare positions in µm, contact i wired to channel i, round contacts of the given radius. */
    public static Recording setDummyProbeFromLocations(Recording recording, double[][] locations, double radiusUm) {
        if (locations.length == 0) {
            throw new WrongArgumentException(
                    "set_dummy_probe_from_locations: locations must have one entry for each channel.");
        }
        Probe probe = Probe.empty(locations[0].length, "um")
                .setContacts(locations, ContactShape.circle(radiusUm))
                .setDeviceChannelIndices(IntStream.range(0, locations.length).toArray());
        return setProbe(recording, probe);
    }
}
