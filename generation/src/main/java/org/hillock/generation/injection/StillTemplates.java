package org.hillock.generation.injection;

/**
 * Templates that stay where they are.
 *
 * @param values {@code [units][places between two samples][samples × channels]}
 * @param numSamples samples of every template
 * @param before samples before the spike, for every unit
 * @param places place between two samples of every spike; empty: 0
 */
public record StillTemplates(float[][][] values, int numSamples, int[] before, int[] places) implements TemplateBank {
    @Override
    public int nbefore(int unit) {
        return before[unit];
    }

    @Override
    public float[] template(int spike, int unit, int segment, long frame) {
        return values[unit][places.length == 0 ? 0 : places[spike]];
    }
}
