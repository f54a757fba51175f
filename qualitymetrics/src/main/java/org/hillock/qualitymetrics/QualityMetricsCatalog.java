package org.hillock.qualitymetrics;

import java.util.List;
import java.util.stream.Stream;
import org.hillock.core.operation.CatalogProvider;
import org.hillock.core.operation.Operation;
import org.hillock.qualitymetrics.amplitudes.AmplitudeCutoff;
import org.hillock.qualitymetrics.amplitudes.AmplitudeMedian;
import org.hillock.qualitymetrics.amplitudes.AmplitudeVariation;
import org.hillock.qualitymetrics.amplitudes.DeviationRatio;
import org.hillock.qualitymetrics.amplitudes.Drift;
import org.hillock.qualitymetrics.amplitudes.NoiseCutoff;
import org.hillock.qualitymetrics.amplitudes.SignalToNoise;
import org.hillock.qualitymetrics.components.DPrime;
import org.hillock.qualitymetrics.components.IsolationDistance;
import org.hillock.qualitymetrics.components.LRatio;
import org.hillock.qualitymetrics.components.NearestNeighbor;
import org.hillock.qualitymetrics.components.SilhouetteScore;
import org.hillock.qualitymetrics.spiketrains.FiringRange;
import org.hillock.qualitymetrics.spiketrains.FiringRate;
import org.hillock.qualitymetrics.spiketrains.IsiViolation;
import org.hillock.qualitymetrics.spiketrains.NumSpikes;
import org.hillock.qualitymetrics.spiketrains.PresenceRatio;
import org.hillock.qualitymetrics.spiketrains.RefractoryPeriodViolation;
import org.hillock.qualitymetrics.spiketrains.SlidingRefractoryPeriodViolation;
import org.hillock.qualitymetrics.spiketrains.Synchrony;
import org.hillock.qualitymetrics.units.QualityMetric;
import org.hillock.qualitymetrics.waveforms.NearestNeighborIsolation;
import org.hillock.qualitymetrics.waveforms.NearestNeighborNoiseOverlap;

/** The metrics for the catalog, in the order of their columns. */
public final class QualityMetricsCatalog implements CatalogProvider {
    /** Metrics of spike times, amplitudes, positions and templates that are computed unless others are named. */
    static final List<Class<? extends QualityMetric>> PLAIN = List.of(
            NumSpikes.class,
            FiringRate.class,
            PresenceRatio.class,
            SignalToNoise.class,
            IsiViolation.class,
            RefractoryPeriodViolation.class,
            SlidingRefractoryPeriodViolation.class,
            AmplitudeCutoff.class,
            AmplitudeMedian.class,
            AmplitudeVariation.class,
            Synchrony.class,
            FiringRange.class,
            Drift.class,
            DeviationRatio.class);

    /** Metrics of principal components that are computed unless others are named. */
    static final List<Class<? extends QualityMetric>> COMPONENTS =
            List.of(IsolationDistance.class, LRatio.class, DPrime.class, SilhouetteScore.class, NearestNeighbor.class);

    /** Metrics that are computed only when named. */
    static final List<Class<? extends QualityMetric>> ON_DEMAND =
            List.of(NearestNeighborIsolation.class, NearestNeighborNoiseOverlap.class, NoiseCutoff.class);

    @Override
    public List<Class<? extends Operation>> operations() {
        return Stream.<Class<? extends Operation>>concat(
                        Stream.of(PLAIN, COMPONENTS, ON_DEMAND).flatMap(List::stream),
                        Stream.of(QualityMetricsExtension.class))
                .toList();
    }
}
