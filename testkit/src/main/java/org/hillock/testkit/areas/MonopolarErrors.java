package org.hillock.testkit.areas;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hillock.core.tools.PeakSign;
import org.hillock.core.tools.TemplateTools;
import org.hillock.core.tools.Templates;
import org.hillock.core.values.NdArray;
import org.hillock.kernels.localization.Neighbourhoods;
import org.hillock.postprocessing.unitlocations.LocationMethod;

/** How well a place explains what the channels see of a unit: the sum of squares that least squares make small. */
record MonopolarErrors(double[][] sizes, double[][][] contacts) {
    private static final double CLEARLY = 1 + 1e-4;

    static MonopolarErrors of(Templates templates, LocationMethod.Monopolar method) {
        int[][] near = Neighbourhoods.within(templates.channelLocations(), method.radiusUm());
        int[] main = TemplateTools.getTemplateExtremumChannel(templates, PeakSign.NEG);
        double[][] sizes = new double[main.length][];
        double[][][] contacts = new double[main.length][][];
        for (int unit = 0; unit < main.length; unit++) {
            int[] channels = near[main[unit]];
            sizes[unit] = new double[channels.length];
            method.feature()
                    .measure(
                            templates.getTemplate(templates.unitIds().get(unit)),
                            0,
                            templates.numChannels(),
                            templates.numSamples(),
                            templates.nbefore(),
                            channels,
                            sizes[unit]);
            contacts[unit] = Arrays.stream(channels)
                    .mapToObj(channel -> templates.channelLocations()[channel])
                    .toArray(double[][]::new);
        }
        return new MonopolarErrors(sizes, contacts);
    }

    /** 1 for units whose first place explains clearly less than their second. */
    NdArray worse(double[][] first, double[][] second) {
        return NdArray.ofInts(IntStream.range(0, sizes.length)
                .map(unit -> error(unit, first[unit]) > CLEARLY * error(unit, second[unit]) ? 1 : 0)
                .toArray());
    }

    /** With the best strength of a source at the place. */
    private double error(int unit, double[] place) {
        double wq = 0;
        double qq = 0;
        double ww = 0;
        for (int k = 0; k < sizes[unit].length; k++) {
            double dx = place[0] - contacts[unit][k][0];
            double dy = place[1] - contacts[unit][k][1];
            double q = 1 / Math.sqrt(dx * dx + dy * dy + place[2] * place[2]);
            wq += sizes[unit][k] * q;
            qq += q * q;
            ww += sizes[unit][k] * sizes[unit][k];
        }
        return ww - wq * wq / qq;
    }
}
