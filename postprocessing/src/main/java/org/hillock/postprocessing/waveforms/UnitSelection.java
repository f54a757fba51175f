package org.hillock.postprocessing.waveforms;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hillock.core.values.NdArray;

/**
 * What is left of an extractor where some of its units are kept.
 *
 * @param units positions of the kept units, in their new order
 * @param spikes positions in the old spike vector of the kept spikes, in the order of the new one
 * @param randomSpikes positions among the old random spikes of the kept ones, in their new order
 */
@SuppressWarnings("ArrayRecordComponent")
public record UnitSelection(int[] units, int[] spikes, int[] randomSpikes) {
    /**
     * The selection that goes with an extractor's random spikes.
     *
     * @param units positions of the kept units, in their new order
     * @param spikes positions in the old spike vector of the kept spikes, in the order of the new one
     * @param oldRandomSpikes the old random spikes, as positions in the old spike vector; empty where there are none
     */
    public static UnitSelection of(int[] units, int[] spikes, int[] oldRandomSpikes) {
        Map<Integer, Integer> rows = new HashMap<>();
        for (int row = 0; row < oldRandomSpikes.length; row++) {
            rows.put(oldRandomSpikes[row], row);
        }
        int[] kept = Arrays.stream(spikes)
                .filter(rows::containsKey)
                .map(spike -> rows.getOrDefault(spike, 0))
                .toArray();
        return new UnitSelection(units, spikes, kept);
    }

    /** The kept part of the data, by what the leading axes count. */
    ExtensionData of(ExtensionData data, Function<String, Along> along) {
        ExtensionData kept = ExtensionData.nothing();
        for (String name : data.names()) {
            Variable variable = data.find(name).orElseThrow();
            kept = kept.with(name, of(variable, along.apply(name)));
        }
        return kept;
    }

    /** The new positions of some old spikes, rising; those that are not kept are left out. */
    public int[] renumbered(int[] oldSpikes) {
        boolean[] wanted = new boolean[Arrays.stream(oldSpikes).max().orElse(-1) + 1];
        for (int spike : oldSpikes) {
            wanted[spike] = true;
        }
        return IntStream.range(0, spikes.length)
                .filter(spike -> spikes[spike] < wanted.length && wanted[spikes[spike]])
                .toArray();
    }

    private Variable of(Variable variable, Along along) {
        return switch (variable) {
            case Variable.Numbers(NdArray array) -> new Variable.Numbers(of(array, along));
            case Variable.Stack(WaveformStack rows) -> new Variable.Stack(new TakenStack(rows, positions(along)));
            case Variable.Rows(UnitTable table) -> new Variable.Rows(table.take(units));
            case Variable.Plain plain -> plain;
            case Variable.Pickled pickled -> pickled;
        };
    }

    private NdArray of(NdArray array, Along along) {
        return switch (along) {
            case NOTHING -> array;
            case UNIT_PAIRS -> pairs(array);
            default -> array.take(positions(along));
        };
    }

    private int[] positions(Along along) {
        return switch (along) {
            case SPIKES -> spikes;
            case RANDOM_SPIKES -> randomSpikes;
            default -> units;
        };
    }

    private NdArray pairs(NdArray array) {
        int[] shape = array.shape();
        int[] flat = new int[units.length * units.length];
        for (int a = 0; a < units.length; a++) {
            for (int b = 0; b < units.length; b++) {
                flat[a * units.length + b] = units[a] * shape[1] + units[b];
            }
        }
        int[] inner = shape.clone();
        inner[1] = shape[0] * shape[1];
        int[] rows = Arrays.copyOfRange(inner, 1, inner.length);
        int[] out = shape.clone();
        out[0] = units.length;
        out[1] = units.length;
        return array.reshape(rows).take(flat).reshape(out);
    }
}
