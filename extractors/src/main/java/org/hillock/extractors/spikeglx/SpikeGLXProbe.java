package org.hillock.extractors.spikeglx;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hillock.core.probe.GeometryMap;
import org.hillock.core.probe.ImroTable;
import org.hillock.core.probe.NeuropixelsPart;
import org.hillock.core.probe.Probe;
import org.hillock.core.tools.RecordingTools;

/** Geometry and sampling skew of the saved channels of a probe stream. */
final class SpikeGLXProbe {
    private static final List<String> SIXTEEN_PER_ADC =
            List.of("21", "24", "2003", "2004", "2013", "2014", "2020", "2021");

    private SpikeGLXProbe() {}

    /** The probe with one contact per saved channel, wired in file order; absent where the meta file tells no geometry. */
    static Optional<Probe> of(SpikeGLXFile file) {
        int channels = file.numSavedChannels() - file.numSync();
        return layout(file.meta()).map(probe -> {
            int[] original = electrodesOf(file, channels, probe.getContactCount());
            return probe.getSlice(original)
                    .setDeviceChannelIndices(IntStream.range(0, channels).toArray());
        });
    }

    private static Optional<Probe> layout(SpikeGLXMeta meta) {
        Optional<String> part = meta.find("imDatPrb_pn").filter(NeuropixelsPart::isKnown);
        if (meta.find("imroTbl").isPresent() && !meta.find("imDatPrb_type").equals(Optional.of("1110"))) {
            return Optional.of(ImroTable.parse(meta.required("imroTbl"), part).toProbe());
        }
        return meta.find("snsGeomMap").map(text -> GeometryMap.parse(text).toProbe());
    }

    /** Which entry of the layout each saved channel has; LF channels are numbered behind the AP channels. */
    private static int[] electrodesOf(SpikeGLXFile file, int channels, int contacts) {
        return Arrays.stream(file.meta().savedChannels(), 0, channels)
                .map(channel -> channel % contacts)
                .toArray();
    }

    /** Sampling delay of each saved channel as a part of the sampling interval. */
    static double[] interSampleShift(SpikeGLXFile file) {
        int channels = file.numSavedChannels() - file.numSync();
        boolean second =
                SIXTEEN_PER_ADC.contains(file.meta().find("imDatPrb_type").orElse("0"));
        int perAdc = second ? 16 : 12;
        int slots = second ? 16 : file.stream().endsWith(".ap") ? 13 : 12;
        int all = 384;
        double[] shifts = RecordingTools.getNeuropixelsSampleShifts(all, perAdc, slots);
        return Arrays.stream(file.meta().savedChannels(), 0, channels)
                .mapToDouble(channel -> shifts[channel % all])
                .toArray();
    }
}
