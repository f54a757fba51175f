package org.hillock.generation;

import org.hillock.generation.basis.RandomStream;
import org.hillock.generation.injection.StillTemplates;
import org.hillock.generation.templates.SpikeCurve;
import org.hillock.generation.templates.TemplateModel;
import org.hillock.generation.templates.UnitModel;
import org.hillock.kernels.random.NumpyGenerator;

/** The templates of a scene in which nothing moves. */
final class StillScene {
    private StillScene() {}

    static StillTemplates templates(Scene scene, GenerateGroundTruthRecording wanted) {
        int factor = wanted.upsampleFactor().orElse(1);
        float[][][] values = new float[scene.units().size()][factor][];
        int[] before = new int[values.length];
        for (int u = 0; u < values.length; u++) {
            UnitModel unit = scene.units().get(u);
            SpikeCurve curve = unit.shape().curve();
            before[u] = scene.window().nbefore();
            for (int j = 0; j < factor; j++) {
                values[u][j] = TemplateModel.template(
                        unit, curve, scene.channelLocations(), scene.window(), (double) j / factor);
            }
        }
        return new StillTemplates(values, scene.window().numSamples(), before, places(scene, factor, wanted.seed()));
    }

    private static int[] places(Scene scene, int factor, long seed) {
        if (factor == 1) {
            return new int[0];
        }
        NumpyGenerator random = RandomStream.SPIKE_JITTER.of(seed);
        int[] places = new int[scene.played().spikes().size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = (int) random.integers(0, factor);
        }
        return places;
    }
}
