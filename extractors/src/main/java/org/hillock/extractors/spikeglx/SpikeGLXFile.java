package org.hillock.extractors.spikeglx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hillock.core.errors.BrokenFileException;

/**
 * One data file of a run and what its name and meta file say.
 *
 * @param data the {@code .bin} file
 * @param meta its meta file
 * @param stream the stream's name, for example {@code imec0.ap}
 * @param gate number after {@code _g}; -1 where it is missing or {@code cat}
 * @param trigger number after {@code _t}; likewise
 */
record SpikeGLXFile(Path data, SpikeGLXMeta meta, String stream, int gate, int trigger) {
    private static final Pattern NAME = Pattern.compile(
            "(.*?)(?:_g(\\d+|cat))?(?:_t(\\d+|cat))?(?:\\.exported)?\\.(imec\\d*|obx\\d*|nidq)(?:\\.(ap|lf|obx))?");

    static boolean isDataFile(Path path) {
        return path.getFileName().toString().endsWith(".bin")
                && NAME.matcher(stem(path)).matches();
    }

    static SpikeGLXFile of(Path data) {
        String stem = stem(data);
        Matcher matcher = NAME.matcher(stem);
        if (!matcher.matches()) {
            throw new BrokenFileException(
                    data, "the name must end in .imec<N>.ap.bin, .imec<N>.lf.bin, .obx<N>.obx.bin or .nidq.bin.");
        }
        String device = matcher.group(4);
        String kind = Optional.ofNullable(matcher.group(5)).orElse("");
        String stream = kind.isEmpty() || device.startsWith("obx") ? device : device + "." + kind;
        SpikeGLXMeta meta = SpikeGLXMeta.read(data.resolveSibling(stem + ".meta"));
        return new SpikeGLXFile(data, meta, stream, number(matcher, 2), number(matcher, 3));
    }

    private static int number(Matcher matcher, int group) {
        String text = Optional.ofNullable(matcher.group(group)).orElse("cat");
        return text.equals("cat") ? -1 : Integer.parseInt(text);
    }

    private static String stem(Path path) {
        return path.getFileName().toString().replaceFirst("\\.bin$", "");
    }

    boolean isProbe() {
        return stream.startsWith("imec");
    }

    boolean isNidq() {
        return stream.equals("nidq");
    }

    double samplingFrequency() {
        return meta.requiredNumber(isProbe() ? "imSampRate" : isNidq() ? "niSampRate" : "obSampRate");
    }

    int numSavedChannels() {
        return meta.requiredInt("nSavedChans");
    }

    /** How many sync words stand at the end of a frame. */
    int numSync() {
        if (isNidq()) {
            return 0;
        }
        int[] counts = meta.counts(isProbe() ? "snsApLfSy" : "snsXaDwSy");
        return counts[counts.length - 1];
    }

    /** Channel names in file order: those of the channel map that are saved. */
    List<String> channelNames() {
        List<String> names = new ArrayList<>();
        List<String> map = meta.table("snsChanMap");
        for (String entry : map.subList(Math.min(1, map.size()), map.size())) {
            names.add(entry.split(";", -1)[0]);
        }
        if (names.size() != numSavedChannels()) {
            throw new BrokenFileException(
                    meta.file(),
                    "snsChanMap names " + names.size() + " channels but nSavedChans is " + numSavedChannels() + ".");
        }
        return names;
    }

    /** µV per count of every saved channel; 1 for words that are no voltage. */
    double[] gains() {
        return SpikeGLXGains.of(this);
    }

    /** The order of segments: gate, then trigger. */
    static int compareSegments(SpikeGLXFile a, SpikeGLXFile b) {
        return Arrays.compare(new int[] {a.gate, a.trigger}, new int[] {b.gate, b.trigger});
    }
}
