package org.hillock.preprocessing.artifacts;

import java.util.List;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Kernel;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.hillock.preprocessing.rows.Rows;

/**
 * Subtracts a template at each trigger, where asked for shifted to where it is most alike (largest cosine of [-jitter, jitter)) and
 * scaled by least squares.
 */
record SubtractedArtifacts(
        long[][] triggers, List<List<ArtifactTemplate>> templates, int before, int jitter, boolean scaled, DType type)
        implements Kernel {
    @Override
    public void apply(Samples input, int lead, FrameRange target, Samples out, Scratch scratch) {
        out.copyFrom(input.rows(lead, lead + out.numSamples()));
        long[] frames = triggers[target.segment()];
        for (int i = 0; i < frames.length; i++) {
            ArtifactTemplate template = templates.get(target.segment()).get(i);
            long start = frames[i] - before;
            if (start - jitter < target.end() && start + template.numFrames() + jitter > target.start()) {
                subtract(template, (int) (start - target.start()) + lead, input, lead, out);
            }
        }
    }

    private void subtract(ArtifactTemplate template, int start, Samples input, int lead, Samples out) {
        int best = start;
        double likeness = Double.NEGATIVE_INFINITY;
        for (int shift = -jitter; shift < jitter; shift++) {
            double cosine = match(template, start + shift, input, true);
            if (cosine > likeness) {
                likeness = cosine;
                best = start + shift;
            }
        }
        double gain = scaled ? match(template, best, input, false) : 1;
        double[] row = new double[out.numChannels()];
        for (int k = 0; k < template.numFrames(); k++) {
            int at = best + k - lead;
            if (at >= 0 && at < out.numSamples()) {
                Rows.load(out, at, row);
                for (int c = 0; c < row.length; c++) {
                    row[c] -= gain * template.values()[k * row.length + c];
                }
                Rows.store(row, out, at, type);
            }
        }
    }

    /** Σ x T / √(Σ x² Σ T²) or Σ x T / Σ T² over the frames that lie within the input and the channels of the template. */
    private static double match(ArtifactTemplate template, int start, Samples input, boolean cosine) {
        int channels = input.numChannels();
        double product = 0;
        double signal = 0;
        double power = 0;
        for (int k = Math.max(0, -start); k < Math.min(template.numFrames(), input.numSamples() - start); k++) {
            for (int c = 0; c < channels; c++) {
                double t = template.values()[k * channels + c];
                double x = input.get(start + k, c);
                product += x * t;
                signal += t == 0 ? 0 : x * x;
                power += t * t;
            }
        }
        double size = cosine ? Math.sqrt(signal * power) : power;
        return size == 0 ? 0 : product / size;
    }
}
