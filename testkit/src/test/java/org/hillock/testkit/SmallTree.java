package org.hillock.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.Npy;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.node.ObjectNode;

/** A small golden tree: one int16 recording of random numbers, and cases that tests describe. */
final class SmallTree {
    static final int FRAMES = 400;
    static final int CHANNELS = 4;

    private final Path folder;
    private final short[] samples = new short[FRAMES * CHANNELS];
    private final List<ObjectNode> cases = new ArrayList<>();

    SmallTree(Path folder, long seed) throws IOException {
        this.folder = folder;
        Random random = new Random(seed);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (random.nextGaussian() * 100);
        }
        Files.createDirectories(folder.resolve("inputs"));
        Npy.write(folder.resolve("inputs/rec.npy"), NdArray.ofNumbers(DType.INT16, samples, FRAMES, CHANNELS));
    }

    /** The rows of some channels. */
    short[] rows(int start, int end, int... channels) {
        short[] out = new short[(end - start) * channels.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = samples[(start + i / channels.length) * CHANNELS + channels[i % channels.length]];
        }
        return out;
    }

    NdArray array(int start, int end, int... channels) {
        return NdArray.ofNumbers(DType.INT16, rows(start, end, channels), end - start, channels.length);
    }

    /** A case whose outputs are the given arrays. */
    ObjectNode add(String name, String area, String function, String params) {
        ObjectNode node = PythonJson.NODES.objectNode();
        node.put("name", name).put("area", area).put("function", function);
        node.set("params", PythonJson.parse(params));
        node.putArray("inputs").add("rec");
        node.putObject("outputs");
        node.putObject("tolerance").put("kind", "exact");
        cases.add(node);
        return node;
    }

    /** Records an output of a case. */
    void output(ObjectNode node, String key, NdArray array) {
        String file = node.path("name").stringValue() + "_" + key + ".npy";
        Npy.write(folder.resolve(file), array);
        ((ObjectNode) node.path("outputs")).putObject(key).put("file", file).put("kind", "array");
    }

    /** Records what select_channels gives for channels 2 and 0, with sums and checksum. */
    ObjectNode selectChannels(String name, java.util.function.Consumer<ObjectNode> change) {
        ObjectNode node = add(name, "core", "select_channels", "{\"channel_ids\": [\"c\", \"a\"]}");
        ObjectNode traces = node.putObject("traces").put("sampling_frequency", 10_000.0);
        traces.putArray("channel_ids").add("c").add("a");
        ObjectNode segment = traces.putArray("segments").addObject();
        segment.put("segment", 0)
                .put("num_samples", FRAMES)
                .put("num_channels", 2)
                .put("dtype", "<i2");
        segment.putArray("windows").addArray().add(0).add(10);
        segment.put("file", name + ".npy");
        Npy.write(folder.resolve(name + ".npy"), array(0, 10, 2, 0));
        double[] sums = new double[2];
        double[] squares = new double[2];
        short[] all = rows(0, FRAMES, 2, 0);
        for (int i = 0; i < all.length; i++) {
            sums[i % 2] += all[i];
            squares[i % 2] += all[i] * all[i];
        }
        segment.putArray("channel_sum").add(sums[0]).add(sums[1]);
        segment.putArray("channel_sumsq").add(squares[0]).add(squares[1]);
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(org.hillock.testkit.golden.LittleEndian.bytes(array(0, FRAMES, 2, 0)));
        segment.put("crc32_full", crc.getValue());
        change.accept(node);
        return node;
    }

    Path write() throws IOException {
        ObjectNode index = PythonJson.NODES.objectNode();
        ObjectNode input = index.putObject("inputs").putObject("rec");
        input.put("kind", "recording").put("dtype", "<i2").put("stored_dtype", "<i2");
        input.putArray("files").add("inputs/rec.npy");
        input.put("sampling_frequency", 10_000.0).put("is_filtered", false);
        input.putArray("channel_ids").add("a").add("b").add("c").add("d");
        input.putObject("properties")
                .putArray("gain_to_uV")
                .add(0.5)
                .add(0.5)
                .add(0.25)
                .add(0.5);
        index.putArray("cases").addAll(cases);
        PythonJson.write(folder.resolve("cases.json"), index);
        return folder;
    }
}
