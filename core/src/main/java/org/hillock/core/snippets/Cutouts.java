package org.hillock.core.snippets;

import org.hillock.core.recording.Traces;
import org.hillock.core.values.DType;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Samples;

/**
 * Snippets in memory: {@code [snippets × samples × channels]} in their own type, or float32 where they are scaled to µV.
 *
 * @param dtype the type of the samples
 * @param snippetLen samples of each snippet
 * @param samples one row per sample, snippet after snippet
 */
public record Cutouts(DType dtype, int snippetLen, Samples samples) {
    /** Number of snippets. */
    public int numSnippets() {
        return samples.numSamples() / snippetLen;
    }

    /** Number of channels. */
    public int numChannels() {
        return samples.numChannels();
    }

    /** One value as a double. */
    public double get(int snippet, int sample, int channel) {
        return samples.get(snippet * snippetLen + sample, channel);
    }

    /** All values as floats, row-major; exact but for 32- and 64-bit integers and float64. A copy. */
    public float[] toFloats() {
        return new Traces(dtype, samples).toFloats();
    }

    /** The very values as an array of shape {@code [snippets, samples, channels]}. */
    public NdArray toArray() {
        return new Traces(dtype, samples).toArray().reshape(numSnippets(), snippetLen, numChannels());
    }
}
