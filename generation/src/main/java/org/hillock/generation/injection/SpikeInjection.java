package org.hillock.generation.injection;

import java.util.function.Supplier;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.TraceReader;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.Carrier;
import org.hillock.core.values.DType;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;

/**
 * Reads a parent and adds templates. Every sample gets its additions in the order of the spikes, so that the result does not depend on the
 * range that is read; integer samples are rounded, half to even, and cut at their limits once, after the last addition.
 */
final class SpikeInjection implements TraceReader {
    private final TraceReader parent;
    private final DType dtype;
    private final Supplier<SpikeVector> spikes;
    private final SpikeFactors factors;
    private final TemplateBank templates;

    SpikeInjection(
            TraceReader parent,
            DType dtype,
            Supplier<SpikeVector> spikes,
            SpikeFactors factors,
            TemplateBank templates) {
        this.parent = parent;
        this.dtype = dtype;
        this.spikes = spikes;
        this.factors = factors;
        this.templates = templates;
    }

    @Override
    public int preferredBlock() {
        return parent.preferredBlock();
    }

    @Override
    public void read(FrameRange range, Samples out, Scratch scratch) {
        parent.read(range, out, scratch);
        SpikeVector vector = spikes.get();
        int reach = templates.numSamples();
        int first = vector.firstNotBefore(range.segment(), range.start() - reach);
        int end = vector.firstNotBefore(range.segment(), range.end() + reach);
        for (int spike = first; spike < end; spike++) {
            add(vector, spike, range, out);
        }
        if (dtype.isInteger()) {
            round(out);
        }
    }

    private void add(SpikeVector vector, int spike, FrameRange range, Samples out) {
        int unit = vector.unitIndex(spike);
        long frame = vector.sampleIndex(spike);
        long start = frame - templates.nbefore(unit);
        long from = Math.max(range.start(), start);
        long to = Math.min(range.end(), start + templates.numSamples());
        if (from >= to) {
            return;
        }
        float[] template = templates.template(spike, unit, range.segment(), frame);
        int channels = out.numChannels();
        int at = out.offset() + (int) (from - range.start()) * channels;
        int source = (int) (from - start) * channels;
        int count = (int) (to - from) * channels;
        if (out.carrier() == Carrier.FLOAT) {
            addScaled(template, source, factors.of(spike), out.floats(), at, count);
        } else {
            addScaled(template, source, factors.of(spike), out.doubles(), at, count);
        }
    }

    private static void addScaled(float[] template, int source, float factor, float[] out, int at, int count) {
        for (int i = 0; i < count; i++) {
            out[at + i] += factor * template[source + i];
        }
    }

    private static void addScaled(float[] template, int source, float factor, double[] out, int at, int count) {
        for (int i = 0; i < count; i++) {
            out[at + i] += (double) factor * template[source + i];
        }
    }

    private void round(Samples out) {
        int end = out.offset() + out.size();
        if (out.carrier() == Carrier.FLOAT) {
            float[] values = out.floats();
            for (int i = out.offset(); i < end; i++) {
                values[i] = (float) Math.clamp(Math.rint(values[i]), dtype.minValue(), dtype.maxValue());
            }
        } else {
            double[] values = out.doubles();
            for (int i = out.offset(); i < end; i++) {
                values[i] = Math.clamp(Math.rint(values[i]), dtype.minValue(), dtype.maxValue());
            }
        }
    }
}
