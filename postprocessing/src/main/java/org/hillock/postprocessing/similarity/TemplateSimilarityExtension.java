package org.hillock.postprocessing.similarity;

import java.util.List;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.postprocessing.waveforms.Along;
import org.hillock.postprocessing.waveforms.ComputedExtension;
import org.hillock.postprocessing.waveforms.ExtensionContext;
import org.hillock.postprocessing.waveforms.ExtensionData;
import org.hillock.postprocessing.waveforms.WaveformExtractor;

/**
 * How alike the average templates of all pairs of units are, see {@link TemplateSimilarity}.
 *
 * <p>Variable {@code similarity}: float32 {@code [units × units]}.
 */
@Wire(
        name = "template_similarity",
        pythonClass = "spikeinterface.postprocessing.template_similarity.ComputeTemplateSimilarity",
        doc = "Says how alike the templates of all pairs of units are.")
public record TemplateSimilarityExtension(
        @Param(doc = "How templates are compared: cosine, l1 or l2.", standard = "\"cosine\"")
        SimilarityMethod method,

        @Param(doc = "How far one template may be shifted against the other.", standard = "0", unit = "ms", min = 0)
        double maxLagMs,

        @Param(
                doc = "On which channels sparse templates are compared: union, intersection or dense.",
                standard = "\"union\"")
        SimilaritySupport support)
        implements ComputedExtension {
    @Override
    public List<String> dependsOn() {
        return List.of("templates");
    }

    @Override
    public ExtensionData compute(ExtensionContext context) {
        WaveformExtractor waveforms = context.waveforms();
        return ExtensionData.of(
                "similarity",
                TemplateSimilarity.of(
                                waveforms.templates(),
                                waveforms.sparsity(),
                                new SimilarityOptions(method, maxLagMs, support),
                                context.jobs())
                        .toArray());
    }

    @Override
    public Along along(String variable) {
        return Along.UNIT_PAIRS;
    }
}
