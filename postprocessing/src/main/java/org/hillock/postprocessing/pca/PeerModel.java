package org.hillock.postprocessing.pca;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A fitted model as the peer keeps it: a pickle (protocol 4) of an {@code sklearn.decomposition.IncrementalPCA}. Arrays are written as
 * calls of {@code numpy.array} on lists.
 */
final class PeerModel {
    /** The release whose attributes these are; a reader with another one warns. */
    private static final String RELEASE = "1.9.1";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private PeerModel() {}

    /** The bytes of one model; of one that was not fitted only its parameters. */
    static byte[] pickle(PcaModel model, PcaOptions options) {
        PeerModel writer = new PeerModel();
        writer.out.write(0x80);
        writer.out.write(4);
        writer.global("sklearn.decomposition._incremental_pca", "IncrementalPCA");
        writer.out.write(')');
        writer.out.write(0x81);
        writer.out.write('}');
        writer.out.write('(');
        writer.whole("n_components", options.numComponents());
        writer.flag("whiten", options.whiten());
        writer.flag("copy", true);
        writer.text("batch_size");
        writer.out.write('N');
        if (model.isFitted()) {
            writer.fitted(model, options);
        }
        writer.text("_sklearn_version");
        writer.text(RELEASE);
        writer.out.write('u');
        writer.out.write('b');
        writer.out.write('.');
        return writer.out.toByteArray();
    }

    private void fitted(PcaModel model, PcaOptions options) {
        double total = Arrays.stream(model.variance()).sum() * model.samplesSeen();
        double[] ratio = Arrays.stream(model.singularValues())
                .map(value -> total == 0 ? 0 : value * value / total)
                .toArray();
        whole("n_components_", options.numComponents());
        whole("n_samples_seen_", model.samplesSeen());
        whole("n_features_in_", model.mean().length);
        whole("batch_size_", 5L * model.mean().length);
        array("mean_", model.mean());
        array("var_", model.variance());
        array("singular_values_", model.singularValues());
        array("explained_variance_", model.explainedVariance());
        array("explained_variance_ratio_", ratio);
        text("components_");
        global("numpy", "array");
        out.write(']');
        out.write('(');
        Arrays.stream(model.components()).forEach(this::list);
        out.write('e');
        call();
        text("noise_variance_");
        number(model.noiseVariance());
    }

    private void global(String module, String name) {
        text(module);
        text(name);
        out.write(0x93);
    }

    /** Calls the function below with the one argument on top. */
    private void call() {
        out.write(0x85);
        out.write('R');
    }

    private void array(String name, double[] values) {
        text(name);
        global("numpy", "array");
        list(values);
        call();
    }

    private void list(double[] values) {
        out.write(']');
        out.write('(');
        Arrays.stream(values).forEach(this::number);
        out.write('e');
    }

    private void number(double value) {
        out.write('G');
        out.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
    }

    private void whole(String name, long value) {
        text(name);
        out.write(0x8a);
        out.write(Long.BYTES);
        out.writeBytes(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array());
    }

    private void flag(String name, boolean value) {
        text(name);
        out.write(value ? 0x88 : 0x89);
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(0x8c);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }
}
