package org.hillock.postprocessing.unitlocations;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.job.JobOptions;
import org.hillock.core.job.NumberedTasks;
import org.hillock.core.tools.PeakSign;
import org.hillock.core.tools.TemplateTools;
import org.hillock.core.tools.Templates;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.kernels.localization.CenterOfMass;
import org.hillock.kernels.localization.GridConvolution;
import org.hillock.kernels.localization.GridTemplates;
import org.hillock.kernels.localization.MonopolarTriangulation;
import org.hillock.kernels.localization.Neighbourhoods;
import org.hillock.kernels.localization.RadialParents;
import org.hillock.kernels.localization.SpikeFeature;

/**
 * Where units sit, after {@code spikeinterface.postprocessing.compute_unit_locations}. A unit whose template is 0 everywhere has NaN.
 *
 * @param unitIds the units of the rows
 * @param micrometres {@code [units][dimensions]}: x, y and, by method, z (the distance from the plane of the contacts) in µm, and the
 *     strength of the source
 */
public record UnitLocations(Ids unitIds, double[][] micrometres) {
    private static final String OPERATION = "compute_unit_locations";
    private static final double MS_PER_SECOND = 1000;

    /**
     * Locates all units.
     *
     * @param templates average templates with channel locations
     * @param jobs how many threads; the locations are the same for any number
     */
    public static UnitLocations of(Templates templates, LocationMethod method, JobOptions jobs) {
        if (templates.channelLocations().length != templates.numChannels()) {
            throw new WrongArgumentException(
                    OPERATION
                            + ": channel locations must be known (the templates have none). Set a probe on the recording first.");
        }
        double[][] places = new double[templates.numUnits()][method.dimensions()];
        switch (method) {
            case LocationMethod.CenterOfMass mass -> centreOfMass(templates, mass, jobs, places);
            case LocationMethod.Monopolar monopolar -> monopolar(templates, monopolar, jobs, places);
            case LocationMethod.GridConvolution grid -> grid(templates, grid, jobs, places);
        }
        for (int unit = 0; unit < places.length; unit++) {
            if (isEmpty(templates, unit)) {
                Arrays.fill(places[unit], Double.NaN);
            }
        }
        return new UnitLocations(templates.unitIds(), places);
    }

    /**
     * The centres of mass of the channels with the largest peaks, as the first releases have it
     * ({@code compute_unit_centers_of_mass}).
     *
     * @param numChannels how many channels count (10 there)
     * @param peakSign which way peaks point
     */
    public static UnitLocations centersOfMass(Templates templates, int numChannels, PeakSign peakSign) {
        if (numChannels < 1 || templates.channelLocations().length != templates.numChannels()) {
            throw new WrongArgumentException("compute_unit_centers_of_mass: num_channels = " + numChannels
                    + " must be 1 or more, and channel locations must be known (" + templates
                    + "). Set a probe first.");
        }
        double[][] amplitudes = TemplateTools.getTemplateAmplitudes(
                templates, peakSign, org.hillock.core.tools.AmplitudeMode.EXTREMUM, true);
        double[][] places = new double[templates.numUnits()][2];
        for (int unit = 0; unit < places.length; unit++) {
            double[] own = amplitudes[unit];
            int[] channels = IntStream.range(0, own.length)
                    .boxed()
                    .sorted((a, b) -> Double.compare(own[b], own[a]))
                    .limit(numChannels)
                    .mapToInt(Integer::intValue)
                    .toArray();
            CenterOfMass.locate(
                    sizes(templates, unit, channels, SpikeFeature.PTP),
                    channels,
                    inPlane(templates.channelLocations()),
                    places[unit]);
        }
        return new UnitLocations(templates.unitIds(), places);
    }

    private static void centreOfMass(
            Templates templates, LocationMethod.CenterOfMass method, JobOptions jobs, double[][] places) {
        double[][] contacts = inPlane(templates.channelLocations());
        int[][] near = Neighbourhoods.within(templates.channelLocations(), method.radiusUm());
        int[] main = TemplateTools.getTemplateExtremumChannel(templates, method.peakSign());
        NumberedTasks.run(places.length, jobs, () -> unit -> {
            int[] channels = near[main[unit]];
            CenterOfMass.locate(sizes(templates, unit, channels, method.feature()), channels, contacts, places[unit]);
        });
    }

    private static void monopolar(
            Templates templates, LocationMethod.Monopolar method, JobOptions jobs, double[][] places) {
        double[][] contacts = inPlane(templates.channelLocations());
        int[][] near = Neighbourhoods.within(templates.channelLocations(), method.radiusUm());
        int most =
                Arrays.stream(near).mapToInt(channels -> channels.length).max().orElse(1);
        int[] main = TemplateTools.getTemplateExtremumChannel(templates, PeakSign.NEG);
        RadialParents parents =
                RadialParents.of(contacts, method.enforceDecrease() ? near : new int[contacts.length][0]);
        NumberedTasks.run(places.length, jobs, () -> {
            MonopolarTriangulation fit = new MonopolarTriangulation(method.optimizer(), method.maxDistanceUm(), most);
            double[] found = new double[4];
            return unit -> {
                int[] channels = near[main[unit]];
                double[] sizes = sizes(templates, unit, channels, method.feature());
                if (method.enforceDecrease()) {
                    parents.enforceDecrease(sizes, main[unit]);
                }
                fit.locate(sizes, channels, contacts, found);
                System.arraycopy(found, 0, places[unit], 0, places[unit].length);
            };
        });
    }

    private static void grid(
            Templates templates, LocationMethod.GridConvolution method, JobOptions jobs, double[][] places) {
        GridTemplates grid = GridTemplates.of(
                inPlane(templates.channelLocations()),
                method.radiusUm(),
                method.upsamplingUm(),
                method.marginUm(),
                method.decay());
        int[] main = TemplateTools.getTemplateExtremumChannel(templates, method.peakSign());
        double[] prototype = prototype(templates, method);
        int channels = templates.numChannels();
        NumberedTasks.run(places.length, jobs, () -> {
            GridConvolution convolution = new GridConvolution(grid, method.percentile());
            return unit -> convolution.locate(
                    templates.values(),
                    unit * templates.numSamples() * channels,
                    channels,
                    prototype,
                    main[unit],
                    places[unit]);
        });
    }

    private static double[] prototype(Templates templates, LocationMethod.GridConvolution method) {
        double[] prototype = new double[templates.numSamples()];
        double sign = method.peakSign() == PeakSign.NEG ? -1 : 1;
        for (int s = 0; s < prototype.length; s++) {
            double ms = (s - templates.nbefore()) * MS_PER_SECOND / templates.samplingFrequency();
            prototype[s] = sign * Math.exp(-ms * ms / (2 * method.sigmaMs() * method.sigmaMs()));
        }
        return prototype;
    }

    private static double[] sizes(Templates templates, int unit, int[] channels, SpikeFeature feature) {
        double[] sizes = new double[channels.length];
        feature.measure(
                templates.values(),
                unit * templates.numSamples() * templates.numChannels(),
                templates.numChannels(),
                templates.numSamples(),
                Math.min(templates.nbefore(), templates.numSamples() - 1),
                channels,
                sizes);
        return sizes;
    }

    private static boolean isEmpty(Templates templates, int unit) {
        int size = templates.numSamples() * templates.numChannels();
        for (int i = unit * size; i < (unit + 1) * size; i++) {
            if (templates.values()[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static double[][] inPlane(double[][] locations) {
        return Arrays.stream(locations).map(place -> Arrays.copyOf(place, 2)).toArray(double[][]::new);
    }

    /** All locations as an array of shape {@code [units, dimensions]}, as {@code unit_locations.npy} holds them. */
    public NdArray toArray() {
        int dimensions = micrometres.length == 0 ? 2 : micrometres[0].length;
        double[] flat =
                Arrays.stream(micrometres).flatMapToDouble(Arrays::stream).toArray();
        return NdArray.ofDoubles(flat, micrometres.length, dimensions);
    }

    /** The locations of some units, in the given order. */
    public UnitLocations selectUnits(Ids wanted) {
        double[][] kept = Arrays.stream(unitIds.indicesOf(wanted))
                .mapToObj(unit -> micrometres[unit])
                .toArray(double[][]::new);
        return new UnitLocations(wanted, kept);
    }
}
