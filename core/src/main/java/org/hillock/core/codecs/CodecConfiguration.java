package org.hillock.core.codecs;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.json.PythonJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the configurations of codecs. */
final class CodecConfiguration {
    private CodecConfiguration() {}

    static Codec parse(JsonNode configuration) {
        String id =
                configuration.path("id").isString() ? configuration.path("id").stringValue() : "";
        return switch (id) {
            case "blosc" -> blosc(configuration);
            case "zlib" -> new Zlib(number(configuration, "level", 1, -1, 9));
            case "gzip" -> new Gzip(number(configuration, "level", 1, -1, 9));
            case "zstd" ->
                new Zstd(
                        number(configuration, "level", 1, -(1 << 17), 22),
                        configuration.path("checksum").asBoolean(false));
            case "lz4" -> new Lz4(number(configuration, "acceleration", 1, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case "lzma" -> lzma(configuration);
            case "shuffle" -> new Shuffle(number(configuration, "elementsize", 4, 1, 1 << 20));
            case "crc32", "adler32" -> new Checksum(id);
            case "" ->
                throw new IllegalArgumentException("'" + PythonJson.formatCompact(configuration) + "' names no codec");
            default ->
                throw new NotSupportedException(
                        "codec '" + id
                                + "' is not known. Known are adler32, blosc, crc32, gzip, lz4, lzma, shuffle, zlib, zstd. Save the data with one of these.");
        };
    }

    private static Codec blosc(JsonNode configuration) {
        String name = configuration.path("cname").asString("lz4").toUpperCase(Locale.ROOT);
        Blosc.Inner inner = Arrays.stream(Blosc.Inner.values())
                .filter(i -> i.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotSupportedException("blosc codec '" + name.toLowerCase(Locale.ROOT)
                        + "' is not known. Known are "
                        + Arrays.stream(Blosc.Inner.values())
                                .map(i -> i.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + "."));
        int shuffle = number(configuration, "shuffle", 1, -1, 2);
        return new Blosc(
                inner,
                number(configuration, "clevel", 5, 0, 9),
                Arrays.stream(Blosc.Shuffling.values())
                        .filter(s -> s.number() == shuffle)
                        .findFirst()
                        .orElseThrow(),
                number(configuration, "blocksize", 0, 0, Integer.MAX_VALUE));
    }

    private static Codec lzma(JsonNode configuration) {
        int format = number(configuration, "format", 1, 0, 3);
        boolean plain = configuration.path("filters").isMissingNode()
                || configuration.path("filters").isNull();
        if (format == 3) {
            throw new NotSupportedException(
                    "codec 'lzma' in the raw format is not known. Save the data with the xz format.");
        }
        return new Lzma(
                format, number(configuration, "check", -1, -1, 10), number(configuration, "preset", 6, 0, 9), plain);
    }

    private static int number(JsonNode configuration, String key, int fallback, int min, int max) {
        JsonNode value = configuration.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return fallback;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < min || value.intValue() > max) {
            throw new IllegalArgumentException(
                    "codec '" + configuration.path("id").asString("") + "': " + key + " = "
                            + PythonJson.formatCompact(value) + " must be a whole number from " + min + " to " + max);
        }
        return value.intValue();
    }

    static ObjectNode of(String id) {
        return PythonJson.NODES.objectNode().put("id", id);
    }
}
