package org.hillock.postprocessing.waveforms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.core.job.Cancellation;
import org.hillock.core.job.ChunkExecutors;
import org.hillock.core.job.JobOptions;
import org.hillock.core.job.JobWatch;

/** Computes the extensions of one round: first those that look at traces, in one read, then the others. */
record ExtensionRound(WaveformExtractor waveforms, ExtensionStore store, JobOptions jobs, Cancellation cancellation) {
    void run(List<Extension> round) {
        Map<Extension, TracePart> parts = new LinkedHashMap<>();
        long begin = System.nanoTime();
        for (Extension extension : round) {
            if (extension.settled(waveforms) instanceof TraceExtension settled) {
                parts.put(settled, settled.begin(context(settled)));
            }
        }
        if (!parts.isEmpty()) {
            String names = String.join(
                    ", ", parts.keySet().stream().map(ExtensionPlan::nameOf).toList());
            JobWatch watch = JobWatch.of("compute " + names, jobs).withCancellation(cancellation);
            TracePass pass = new TracePass(waveforms.spikes(), List.copyOf(parts.values()));
            ChunkExecutors.standard().run(waveforms.recording(), pass, jobs, watch);
        }
        parts.forEach((extension, part) -> keep(extension, part.finish(), begin));
        for (Extension extension : round) {
            if (extension.settled(waveforms) instanceof ComputedExtension settled) {
                cancellation.check("compute " + ExtensionPlan.nameOf(settled));
                long start = System.nanoTime();
                keep(settled, settled.compute(context(settled)), start);
            }
        }
    }

    private ExtensionContext context(Extension extension) {
        return new ExtensionContext(waveforms, jobs, cancellation, store.begin(ExtensionPlan.nameOf(extension)));
    }

    private void keep(Extension extension, ExtensionData data, long begin) {
        store.keep(new FinishedExtension(
                ExtensionPlan.nameOf(extension),
                WaveformExtractor.params(extension),
                data,
                (System.nanoTime() - begin) * 1e-9));
    }
}
