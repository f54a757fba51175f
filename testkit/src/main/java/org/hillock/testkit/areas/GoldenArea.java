package org.hillock.testkit.areas;

import java.util.List;
import java.util.Map;

/** The handlers of one area, by the names that the table of functions uses. */
public interface GoldenArea {
    /** The name of the area in the trees. */
    String name();

    /** The handlers by name. */
    Map<String, GoldenFunction> handlers();

    /** All areas that are built. */
    static List<GoldenArea> all() {
        return List.of(
                new CoreArea(),
                new ToolsArea(),
                new NumpyRandomArea(),
                new FixturesArea(),
                new PreprocessingArea(),
                new ScipySignalArea(),
                new SpikesiftArea(),
                new ComparisonArea(),
                new CurationArea(),
                new WaveformsArea(),
                new TemplatesArea(),
                new SparsityArea(),
                new SpikeAmplitudesArea(),
                new SpikeLocationsArea(),
                new PeakDetectionArea(),
                new PeakLocalizationArea(),
                new MotionArea(),
                new AmplitudeScalingsArea(),
                new CorrelogramsArea(),
                new IsiArea(),
                new TemplateSimilarityArea(),
                new PrincipalComponentsArea(),
                new TemplateMetricsArea(),
                new UnitLocationsArea(),
                new QualityMetricsArea());
    }
}
