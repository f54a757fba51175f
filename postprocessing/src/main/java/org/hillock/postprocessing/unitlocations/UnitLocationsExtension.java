package org.hillock.postprocessing.unitlocations;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.NdJson;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Wire;
import org.hillock.core.tools.PeakSign;
import org.hillock.kernels.localization.MonopolarTriangulation;
import org.hillock.kernels.localization.SourceDecay;
import org.hillock.kernels.localization.SpikeFeature;
import org.hillock.postprocessing.waveforms.Along;
import org.hillock.postprocessing.waveforms.ComputedExtension;
import org.hillock.postprocessing.waveforms.ExtensionContext;
import org.hillock.postprocessing.waveforms.ExtensionData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where units sit, see {@link UnitLocations}.
 *
 * <p>Variable {@code unit_locations}: float64 {@code [units × 2, 3 or 4]} in µm. Parameters that the method doesn't have are refused.
 */
@Wire(
        name = "unit_locations",
        pythonClass = "spikeinterface.postprocessing.unit_locations.ComputeUnitLocations",
        doc = "Locates units along the probe from their templates.")
public record UnitLocationsExtension(
        @Param(
                doc = "How units are located.",
                standard = "\"monopolar_triangulation\"",
                choices = {"center_of_mass", "monopolar_triangulation", "grid_convolution"})
        String method,

        @Param(
                doc = "Channels (or places of the grid) within this of the largest count.",
                standard = "null",
                unit = "um",
                own = true)
        Optional<Double> radiusUm,

        @Param(doc = "What a channel sees: ptp, mean, energy or peak_voltage.", standard = "null", own = true)
        Optional<String> feature,

        @Param(doc = "Which way peaks point: neg, pos or both.", standard = "null", own = true)
        Optional<String> peakSign,

        @Param(
                doc = "How the monopole is fitted: least_square or minimize_with_log_penality.",
                standard = "null",
                own = true)
        Optional<String> optimizer,

        @Param(doc = "How far from the centre of mass a monopole may lie.", standard = "null", unit = "um", own = true)
        Optional<Double> maxDistanceUm,

        @Param(
                doc = "Whether channels see no more than those between them and the largest.",
                standard = "null",
                own = true)
        Optional<Boolean> enforceDecrease,

        @Param(doc = "Whether the strength of the monopole is given too.", standard = "null", own = true)
        Optional<Boolean> returnAlpha,

        @Param(doc = "Step of the grid.", standard = "null", unit = "um", own = true)
        Optional<Double> upsamplingUm,

        @Param(doc = "How far the grid reaches beyond the contacts.", standard = "null", unit = "um", own = true)
        Optional<Double> marginUm,

        @Param(
                doc = "How long a spike of the grid lasts, one standard deviation.",
                standard = "null",
                unit = "ms",
                own = true)
        Optional<Double> sigmaMs,

        @Param(doc = "Per cent of the best places of the grid that count.", standard = "null", unit = "%", own = true)
        Optional<Double> percentile,

        @Param(
                doc =
                        "How a source of the grid fades: mode exponential_3d or gaussian_2d, z_list_um, sigma_list_um, sigma_3d,"
                                + " sparsity_threshold.",
                standard = "null",
                own = true)
        Optional<ObjectNode> weightMethod)
        implements ComputedExtension {
    private static final String OPERATION = "compute_unit_locations: ";

    /** Refuses parameters that the method doesn't have. */
    public UnitLocationsExtension {
        boolean mass = method.equals("center_of_mass");
        boolean monopolar = method.equals("monopolar_triangulation");
        boolean grid = method.equals("grid_convolution");
        requireFor(mass || monopolar, method, "feature", feature);
        requireFor(mass || grid, method, "peak_sign", peakSign);
        requireFor(monopolar, method, "optimizer", optimizer);
        requireFor(monopolar, method, "max_distance_um", maxDistanceUm);
        requireFor(monopolar, method, "enforce_decrease", enforceDecrease);
        requireFor(monopolar, method, "return_alpha", returnAlpha);
        requireFor(grid, method, "upsampling_um", upsamplingUm);
        requireFor(grid, method, "margin_um", marginUm);
        requireFor(grid, method, "sigma_ms", sigmaMs);
        requireFor(grid, method, "percentile", percentile);
        requireFor(grid, method, "weight_method", weightMethod);
    }

    private static void requireFor(boolean known, String method, String name, Optional<?> value) {
        if (value.isPresent() && !known) {
            throw new WrongArgumentException(OPERATION + name + " = " + value.get() + " must be left out (method = '"
                    + method + "' doesn't look at it).");
        }
    }

    @Override
    public List<String> dependsOn() {
        return List.of("templates");
    }

    /** The method with its parameters. */
    LocationMethod locationMethod() {
        return switch (method) {
            case "center_of_mass" -> centerOfMass();
            case "monopolar_triangulation" -> monopolar();
            default -> grid();
        };
    }

    private LocationMethod centerOfMass() {
        LocationMethod.CenterOfMass usual = LocationMethod.CenterOfMass.standard();
        return new LocationMethod.CenterOfMass(radiusUm.orElse(usual.radiusUm()), spikeFeature(), sign());
    }

    private LocationMethod monopolar() {
        LocationMethod.Monopolar usual = LocationMethod.Monopolar.standard();
        return new LocationMethod.Monopolar(
                radiusUm.orElse(usual.radiusUm()),
                spikeFeature(),
                optimizer
                        .map(name -> named(MonopolarTriangulation.Optimizer.class, "optimizer", name))
                        .orElse(usual.optimizer()),
                maxDistanceUm.orElse(usual.maxDistanceUm()),
                enforceDecrease.orElse(usual.enforceDecrease()),
                returnAlpha.orElse(usual.returnAlpha()));
    }

    private LocationMethod grid() {
        LocationMethod.GridConvolution usual = LocationMethod.GridConvolution.standard();
        return new LocationMethod.GridConvolution(
                radiusUm.orElse(usual.radiusUm()),
                upsamplingUm.orElse(usual.upsamplingUm()),
                marginUm.orElse(usual.marginUm()),
                sigmaMs.orElse(usual.sigmaMs()),
                percentile.orElse(usual.percentile()),
                weightMethod.map(UnitLocationsExtension::decay).orElse(usual.decay()),
                sign());
    }

    private SpikeFeature spikeFeature() {
        return feature.map(name -> named(SpikeFeature.class, "feature", name)).orElse(SpikeFeature.PTP);
    }

    private PeakSign sign() {
        return peakSign.map(name -> named(PeakSign.class, "peak_sign", name)).orElse(PeakSign.NEG);
    }

    private static <E extends Enum<E>> E named(Class<E> type, String parameter, String name) {
        List<E> all = Arrays.asList(type.getEnumConstants());
        return all.stream()
                .filter(constant -> constant.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new WrongArgumentException(OPERATION + parameter + " = '" + name
                        + "' must be one of " + all.toString().toLowerCase(Locale.ROOT) + "."));
    }

    private static SourceDecay decay(ObjectNode given) {
        List<String> known = List.of("mode", "z_list_um", "sigma_list_um", "sigma_3d", "sparsity_threshold");
        given.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new WrongArgumentException(
                            OPERATION + "weight_method: '" + name + "' must be one of " + known + ".");
                });
        SourceDecay.Mode mode = named(
                SourceDecay.Mode.class,
                "weight_method: mode",
                given.path("mode").asString("exponential_3d"));
        boolean gaussian = mode == SourceDecay.Mode.GAUSSIAN_2D;
        SourceDecay decay = gaussian ? SourceDecay.gaussian() : SourceDecay.exponential();
        JsonNode layers = given.path(gaussian ? "sigma_list_um" : "z_list_um");
        decay = layers.isArray() ? decay.withLayers(NdJson.fromJson(layers).toDoubles()) : decay;
        JsonNode sigma = given.path("sigma_3d");
        decay = sigma.isNumber() ? decay.withSigma3d(sigma.doubleValue()) : decay;
        JsonNode threshold = given.path("sparsity_threshold");
        return threshold.isNumber() ? decay.withSparsityThreshold(threshold.doubleValue()) : decay;
    }

    @Override
    public ExtensionData compute(ExtensionContext context) {
        return ExtensionData.of(
                "unit_locations",
                UnitLocations.of(context.waveforms().templates(), locationMethod(), context.jobs())
                        .toArray());
    }

    @Override
    public Along along(String variable) {
        return Along.UNITS;
    }
}
