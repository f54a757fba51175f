package org.hillock.core.zarr;

import org.hillock.core.codecs.Codec;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.NumpyType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the configurations of filters. */
final class FilterConfiguration {
    private FilterConfiguration() {}

    static Filter parse(JsonNode configuration) {
        JsonNode id = configuration.path("id");
        return switch (id.isString() ? id.stringValue() : "") {
            case "delta" -> {
                NumpyType.Numeric type = type(configuration, "dtype");
                yield new DeltaFilter(type, typeOr(configuration, "astype", type));
            }
            case "fixedscaleoffset" -> {
                NumpyType.Numeric type = type(configuration, "dtype");
                yield new ScaleFilter(
                        number(configuration, "offset"),
                        number(configuration, "scale"),
                        type,
                        typeOr(configuration, "astype", type));
            }
            case "astype" ->
                new CastFilter(type(configuration, "encode_dtype"), type(configuration, "decode_dtype"), configuration);
            case "quantize" -> {
                NumpyType.Numeric type = type(configuration, "dtype");
                yield new CastFilter(typeOr(configuration, "astype", type), type, configuration);
            }
            case "json2" -> new ObjectFilter(ObjectFilter.Form.JSON2, configuration);
            case "vlen-utf8" -> new ObjectFilter(ObjectFilter.Form.VLEN_UTF8, configuration);
            case "pickle" -> new ObjectFilter(ObjectFilter.Form.PICKLE, configuration);
            default -> codec(configuration);
        };
    }

    private static Filter codec(JsonNode configuration) {
        try {
            return new CodecFilter(Codec.parse(configuration));
        } catch (NotSupportedException e) {
            throw new NotSupportedException("filter " + PythonJson.formatCompact(configuration.path("id"))
                    + " is not known. Known are astype, delta, fixedscaleoffset, json2, pickle, quantize (read only), vlen-utf8"
                    + " and the compressors. Save the data without it.");
        }
    }

    private static NumpyType.Numeric typeOr(JsonNode configuration, String key, NumpyType.Numeric fallback) {
        JsonNode type = configuration.path(key);
        return type.isMissingNode() || type.isNull() ? fallback : type(configuration, key);
    }

    private static NumpyType.Numeric type(JsonNode configuration, String key) {
        if (NumpyType.parse(configuration.path(key)) instanceof NumpyType.Numeric type) {
            return type;
        }
        throw new NotSupportedException("filter " + PythonJson.formatCompact(configuration)
                + " works on other than numbers of up to 64 bits. Save the data without it.");
    }

    private static double number(JsonNode configuration, String key) {
        if (configuration.path(key).isNumber()) {
            return configuration.path(key).doubleValue();
        }
        throw new IllegalArgumentException(
                "filter " + PythonJson.formatCompact(configuration) + ": " + key + " must be a number");
    }

    static ObjectNode of(String id) {
        return PythonJson.NODES.objectNode().put("id", id);
    }
}
