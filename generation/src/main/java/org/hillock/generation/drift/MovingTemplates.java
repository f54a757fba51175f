package org.hillock.generation.drift;

import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.hillock.generation.injection.TemplateBank;
import org.hillock.generation.templates.SpikeCurve;
import org.hillock.generation.templates.TemplateModel;
import org.hillock.generation.templates.TemplateWindow;
import org.hillock.generation.templates.UnitModel;

/**
 * Templates of units that move together: recomputed from the model at every step of the way, when a spike first needs them. Made templates are
 * kept as long as memory lasts; thread-safe.
 */
public final class MovingTemplates implements TemplateBank {
    private final List<UnitModel> units;
    private final List<SpikeCurve> curves;
    private final double[][] channelLocations;
    private final TemplateWindow window;
    private final DriftSteps steps;
    private final Motion motion;
    private final AtomicReferenceArray<Optional<SoftReference<float[]>>> made;

    /** Where on the way the tissue is. */
    @FunctionalInterface
    public interface Motion {
        /** The place at a frame of a segment, see {@link DriftPath}. */
        double at(int segment, long frame);
    }

    /** Templates of units on channels at {@code [channels][2 or 3]} µm. */
    public MovingTemplates(
            List<UnitModel> units,
            double[][] channelLocations,
            TemplateWindow window,
            DriftSteps steps,
            Motion motion) {
        this.units = List.copyOf(units);
        this.curves = units.stream().map(unit -> unit.shape().curve()).toList();
        this.channelLocations = channelLocations;
        this.window = window;
        this.steps = steps;
        this.motion = motion;
        this.made = new AtomicReferenceArray<>(units.size() * steps.count());
        for (int i = 0; i < made.length(); i++) {
            made.set(i, Optional.empty());
        }
    }

    @Override
    public int numSamples() {
        return window.numSamples();
    }

    @Override
    public int nbefore(int unit) {
        return window.nbefore();
    }

    @Override
    public float[] template(int spike, int unit, int segment, long frame) {
        return template(unit, steps.nearest(motion.at(segment, frame)));
    }

    /** The template of a unit at a step of the way, {@code [samples × channels]} in µV. */
    public float[] template(int unit, int step) {
        int index = unit * steps.count() + step;
        Optional<float[]> kept = made.get(index).map(SoftReference::get);
        if (kept.isPresent()) {
            return kept.get();
        }
        UnitModel moved = units.get(unit).moved(steps.x(step), steps.y(step));
        float[] template = TemplateModel.template(moved, curves.get(unit), channelLocations, window, 0);
        made.set(index, Optional.of(new SoftReference<>(template)));
        return template;
    }
}
