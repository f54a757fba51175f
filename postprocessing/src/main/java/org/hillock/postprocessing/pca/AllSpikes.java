package org.hillock.postprocessing.pca;

import java.util.Arrays;
import org.hillock.core.job.ChunkExecutors;
import org.hillock.core.job.ChunkJob;
import org.hillock.core.job.JobOptions;
import org.hillock.core.job.JobWatch;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.tools.WaveformWindow;
import org.hillock.core.values.Carrier;
import org.hillock.core.values.NdArray;
import org.hillock.core.values.Samples;
import org.hillock.core.values.Scratch;
import org.hillock.postprocessing.waveforms.TraceScaling;
import org.hillock.postprocessing.waveforms.WaveformExtractor;

/**
 * Projects the waveforms of all spikes, not only of the random ones, in one read of the traces; after the peer's
 * {@code run_for_all_spikes}.
 *
 * <p>Traces are scaled as the fitted waveforms were, and all segments are read (the peer projects unscaled traces of the only segment).
 * Spikes whose window reaches over a segment's end have projections of 0. Any chunks and any number of jobs give the same bits.
 */
final class AllSpikes implements ChunkJob<Integer> {
    private final PcaModels models;
    private final SpikeVector spikes;
    private final WaveformWindow window;
    private final int[][] channels;
    private final TraceScaling scaling;
    private final int width;
    private final int size;
    private final float[] values;

    private AllSpikes(WaveformExtractor waveforms, PrincipalComponents fitted) {
        this.models = fitted.models();
        this.spikes = waveforms.spikes();
        this.window = waveforms.window();
        this.channels = new int[fitted.channels().numUnits()][];
        Arrays.setAll(channels, fitted.channels()::channelIndices);
        this.scaling = scaling(waveforms);
        this.width = waveforms.extension("waveforms").data().stack("waveforms").numChannels();
        this.size = fitted.numComponents() * fitted.width();
        this.values = new float[Math.multiplyExact(spikes.size(), size)];
    }

    private static TraceScaling scaling(WaveformExtractor waveforms) {
        float[] gains = new float[waveforms.numChannels()];
        Arrays.fill(gains, 1);
        return waveforms.isScaled()
                ? new TraceScaling(
                        waveforms.recording().getProperty("gain_to_uV").toFloats(),
                        waveforms.recording().getProperty("offset_to_uV").toFloats())
                : new TraceScaling(gains, new float[gains.length]);
    }

    /** Runs; gives {@code [spikes, components, columns]}, or {@code [spikes, components]} of whole waveforms. */
    static NdArray project(WaveformExtractor waveforms, PrincipalComponents fitted, JobOptions jobs) {
        AllSpikes job = new AllSpikes(waveforms, fitted);
        ChunkExecutors.local()
                .run(waveforms.recording(), job, jobs, JobWatch.of("principal_components of all spikes", jobs));
        int components = fitted.numComponents();
        return fitted.models().options().mode() == PcaMode.CONCATENATED
                ? NdArray.ofFloats(job.values, job.spikes.size(), components)
                : NdArray.ofFloats(job.values, job.spikes.size(), components, fitted.width());
    }

    @Override
    public Integer empty() {
        return 0;
    }

    @Override
    public Integer process(Integer into, Recording recording, FrameRange chunk, Scratch scratch) {
        long length = recording.getNumSamples(chunk.segment());
        int first = Math.max(
                spikes.firstNotBefore(chunk.segment(), chunk.start()),
                spikes.firstNotBefore(chunk.segment(), window.nbefore()));
        int last = Math.min(
                spikes.firstNotBefore(chunk.segment(), chunk.end()),
                spikes.firstNotBefore(chunk.segment(), Math.max(0, length - window.nafter() + 1)));
        if (first >= last) {
            return into;
        }
        long start = spikes.sampleIndex(first) - window.nbefore();
        FrameRange hull = new FrameRange(chunk.segment(), start, spikes.sampleIndex(last - 1) + window.nafter());
        Samples read = scratch.borrow(Carrier.FLOAT, hull.length(), recording.getNumChannels());
        recording.traces().read(hull, read, scratch);
        float[] waveform = new float[window.numSamples() * width];
        for (int spike = first; spike < last; spike++) {
            int[] own = channels[spikes.unitIndex(spike)];
            int row = (int) (spikes.sampleIndex(spike) - window.nbefore() - start);
            cut(read.floats(), row * recording.getNumChannels(), recording.getNumChannels(), own, waveform);
            models.project(waveform, width, own, values, spike * size);
        }
        scratch.giveBack(read);
        return into + last - first;
    }

    private void cut(float[] traces, int at, int stride, int[] own, float[] waveform) {
        Arrays.fill(waveform, 0);
        for (int sample = 0, from = at; sample < window.numSamples(); sample++, from += stride) {
            for (int k = 0; k < own.length; k++) {
                waveform[sample * width + k] = scaling.apply(traces[from + own[k]], own[k]);
            }
        }
    }

    @Override
    public Integer merge(Integer left, Integer right) {
        return left + right;
    }
}
