package org.hillock.sortingcomponents.localization;

import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.NdJson;
import org.hillock.kernels.localization.SourceDecay;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The peer's dictionaries that say how what a channel sees falls with its distance. */
public final class WeightMethod {
    private WeightMethod() {}

    /**
     * Reads {@code mode} (exponential_3d, or gaussian_2d), {@code z_list_um}, {@code sigma_3d}, {@code sigma_list_um} and
     * {@code sparsity_threshold}; what is missing has the peer's defaults.
     */
    public static SourceDecay parse(ObjectNode given) {
        String mode = given.path("mode").asString("exponential_3d");
        SourceDecay decay =
                switch (mode) {
                    case "exponential_3d" -> SourceDecay.exponential();
                    case "gaussian_2d" -> SourceDecay.gaussian();
                    default ->
                        throw new WrongArgumentException("grid_convolution: mode = '" + mode
                                + "' of weight_method must be exponential_3d or gaussian_2d.");
                };
        boolean deep = decay.mode() == SourceDecay.Mode.EXPONENTIAL_3D;
        for (String name : given.propertyNames()) {
            JsonNode value = given.path(name);
            decay = switch (name) {
                case "mode" -> decay;
                case "z_list_um" ->
                    deep ? decay.withLayers(NdJson.fromJson(value).toDoubles()) : decay;
                case "sigma_list_um" ->
                    deep ? decay : decay.withLayers(NdJson.fromJson(value).toDoubles());
                case "sigma_3d" -> decay.withSigma3d(value.doubleValue());
                case "sparsity_threshold" -> value.isNull() ? decay : decay.withSparsityThreshold(value.doubleValue());
                default ->
                    throw new WrongArgumentException("grid_convolution: weight_method '" + name
                            + "' must be one of mode, sigma_3d, sigma_list_um, sparsity_threshold, z_list_um.");
            };
        }
        return decay;
    }
}
