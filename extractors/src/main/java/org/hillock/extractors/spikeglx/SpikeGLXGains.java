package org.hillock.extractors.spikeglx;

import java.util.Arrays;
import java.util.List;
import org.hillock.core.errors.BrokenFileException;

/** µV per count from a meta file, by kind of device. */
final class SpikeGLXGains {
    private static final double VOLTS_TO_UV = 1e6;
    private static final List<String> PROBES_2 =
            List.of("21", "24", "2003", "2004", "2013", "2014", "2020", "2021", "3010", "3011", "3020", "3021", "3022");
    private static final String ULTRA = "1110";

    private SpikeGLXGains() {}

    static double[] of(SpikeGLXFile file) {
        double[] gains = new double[file.numSavedChannels()];
        Arrays.fill(gains, 1);
        SpikeGLXMeta meta = file.meta();
        if (file.isNidq()) {
            nidq(meta, gains);
        } else if (file.isProbe()) {
            probe(file, gains);
        } else {
            double gain = meta.requiredNumber("obAiRangeMax") / meta.requiredNumber("obMaxInt") * VOLTS_TO_UV;
            Arrays.fill(gains, 0, meta.counts("snsXaDwSy")[0], gain);
        }
        return gains;
    }

    private static void nidq(SpikeGLXMeta meta, double[] gains) {
        int[] counts = meta.counts("snsMnMaXaDw");
        double volts =
                meta.requiredNumber("niAiRangeMax") / meta.number("niMaxInt").orElse(32768.0);
        double[] preamp = {
            counts[0] > 0 ? meta.requiredNumber("niMNGain") : 1, counts[1] > 0 ? meta.requiredNumber("niMAGain") : 1, 1
        };
        int at = 0;
        for (int kind = 0; kind < preamp.length; kind++) {
            Arrays.fill(gains, at, at + counts[kind], volts / preamp[kind] * VOLTS_TO_UV);
            at += counts[kind];
        }
    }

    private static void probe(SpikeGLXFile file, double[] gains) {
        SpikeGLXMeta meta = file.meta();
        int analog = gains.length - file.numSync();
        boolean lowBand = file.stream().endsWith(".lf");
        String type = meta.find("imDatPrb_type").orElse("0");
        if (meta.number("imChan0apGain").isPresent() || PROBES_2.contains(type)) {
            double counts = meta.number("imMaxInt").orElse(8192.0)
                    * meta.number("imChan0apGain").orElse(80.0);
            Arrays.fill(gains, 0, analog, meta.requiredNumber("imAiRangeMax") / counts * VOLTS_TO_UV);
            return;
        }
        double volts = meta.number("imAiRangeMax").orElse(0.6)
                / meta.number("imMaxInt").orElse(512.0);
        List<String> imro = meta.table("imroTbl");
        int[] original = meta.savedChannels();
        int apChannels = imro.size() - 1;
        for (int i = 0; i < analog; i++) {
            gains[i] =
                    volts / amplifier(meta, imro, type, lowBand, original[i] % Math.max(1, apChannels)) * VOLTS_TO_UV;
        }
    }

    /** The amplifier gain of an original channel: fields 4 (AP) and 5 (LF) of its entry; a Neuropixels Ultra has one pair for all. */
    private static double amplifier(SpikeGLXMeta meta, List<String> imro, String type, boolean lowBand, int channel) {
        boolean ultra = type.equals(ULTRA);
        String[] fields = ultra
                ? imro.getFirst().split(",", -1)
                : imro.get(channel + 1).strip().split("[\\s,]+", -1);
        int index = lowBand ? 4 : 3;
        if (fields.length <= index) {
            throw new BrokenFileException(
                    meta.file(), "imroTbl entry (" + String.join(" ", fields) + ") holds no gain.");
        }
        return Double.parseDouble(fields[index].strip());
    }
}
