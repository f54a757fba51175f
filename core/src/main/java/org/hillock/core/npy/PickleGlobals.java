package org.hillock.core.npy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.PickleValue.Bytes;
import org.hillock.core.npy.PickleValue.Dict;
import org.hillock.core.npy.PickleValue.Global;
import org.hillock.core.npy.PickleValue.Items;
import org.hillock.core.npy.PickleValue.Plain;
import org.hillock.core.npy.PickleValue.Unique;
import tools.jackson.databind.JsonNode;

/** The few Python constructors whose meaning is known here; any other name is refused. */
final class PickleGlobals {
    private static final Set<String> BUILTINS = Set.of("builtins", "__builtin__");
    private static final Set<String> PATHS =
            Set.of("Path", "PurePath", "PosixPath", "PurePosixPath", "WindowsPath", "PureWindowsPath");
    private static final Set<String> PATH_MODULES = Set.of("pathlib", "pathlib._local");

    private PickleGlobals() {}

    static PickleValue call(PickleValue callee, List<PickleValue> arguments) {
        if (!(callee instanceof Global global)) {
            throw refused(callee);
        }
        if (BUILTINS.contains(global.module())) {
            return builtin(global, arguments);
        }
        if (PATH_MODULES.contains(global.module()) && PATHS.contains(global.name())) {
            return path(global, arguments);
        }
        if (global.module().equals("collections") && global.name().equals("OrderedDict")) {
            return dict(arguments);
        }
        if (global.module().equals("_codecs") && global.name().equals("encode")) {
            return new Bytes(text(argument(arguments, 0)).getBytes(StandardCharsets.ISO_8859_1));
        }
        if (isPeerDictionary(global) && argument(arguments, 0) instanceof Dict dictionary) {
            return dictionary;
        }
        if (global.module().startsWith("numpy")) {
            return PickleNumpy.call(global, arguments);
        }
        throw refused(global);
    }

    /** The peer pickles a chain as its dictionary and the name of what builds objects from it; the dictionary is all that is taken. */
    private static boolean isPeerDictionary(Global global) {
        return global.module().startsWith("spikeinterface.") && global.name().endsWith(".from_dict");
    }

    private static PickleValue builtin(Global global, List<PickleValue> arguments) {
        return switch (global.name()) {
            case "list", "tuple" -> arguments.isEmpty() ? new Items() : new Items(items(argument(arguments, 0)));
            case "set", "frozenset" -> {
                Unique unique = new Unique();
                unique.values.addAll(arguments.isEmpty() ? List.of() : items(argument(arguments, 0)));
                yield unique;
            }
            case "dict" -> dict(arguments);
            case "bytes", "bytearray" -> rawBytes(arguments);
            case "str", "int", "float", "bool" -> {
                PickleValue value = argument(arguments, 0);
                if (value instanceof Plain) {
                    yield value;
                }
                throw refused(global);
            }
            default -> throw refused(global);
        };
    }

    private static Bytes rawBytes(List<PickleValue> arguments) {
        return arguments.isEmpty() ? new Bytes(new byte[0]) : new Bytes(bytes(argument(arguments, 0)));
    }

    private static Dict dict(List<PickleValue> arguments) {
        Dict dict = new Dict();
        if (!arguments.isEmpty()) {
            if (argument(arguments, 0) instanceof Dict given) {
                dict.entries.addAll(given.entries);
                return dict;
            }
            for (PickleValue pair : items(argument(arguments, 0))) {
                List<PickleValue> parts = items(pair);
                dict.entries.add(java.util.Map.entry(argument(parts, 0), argument(parts, 1)));
            }
        }
        return dict;
    }

    private static Plain path(Global global, List<PickleValue> arguments) {
        String separator = global.name().contains("Windows") ? "\\" : "/";
        String joined = arguments.stream()
                .map(PickleGlobals::text)
                .collect(Collectors.joining(separator))
                .replace(separator + separator, separator);
        return new Plain(PythonJson.NODES.stringNode(joined.isEmpty() ? "." : joined));
    }

    static void setState(PickleValue target, PickleValue state) {
        switch (target) {
            case PickleValue.Dtype dtype -> PickleNumpy.setState(dtype, items(state));
            case PickleValue.Array array -> PickleNumpy.setState(array, items(state));
            default ->
                throw new NotSupportedException(
                        "a pickled object with a state of its own can't be read. Write it as plain values.");
        }
    }

    static NotSupportedException refused(PickleValue callee) {
        String name = callee instanceof Global global ? "'" + global + "'" : "a call that is no name";
        return new NotSupportedException("a pickle that needs " + name
                + " can't be read: only plain values, numpy arrays and paths are. Write it as plain values.");
    }

    static PickleValue argument(List<PickleValue> arguments, int index) {
        if (index >= arguments.size()) {
            throw new PickleFault("a call lacks its argument " + (index + 1));
        }
        return arguments.get(index);
    }

    static String text(PickleValue value) {
        if (value instanceof Plain(JsonNode node) && node.isString()) {
            return node.stringValue();
        }
        throw new PickleFault("a text must stand where something else does");
    }

    static int wholeNumber(PickleValue value) {
        if (value instanceof Plain(JsonNode node) && node.isIntegralNumber() && node.canConvertToInt()) {
            return node.intValue();
        }
        throw new PickleFault("a whole number must stand where something else does");
    }

    static boolean truth(PickleValue value) {
        if (value instanceof Plain(JsonNode node) && (node.isBoolean() || node.isIntegralNumber())) {
            return node.isBoolean() ? node.booleanValue() : node.intValue() != 0;
        }
        throw new PickleFault("a truth value must stand where something else does");
    }

    /** Raw bytes, or a text of Python 2, which held bytes. */
    static byte[] bytes(PickleValue value) {
        return switch (value) {
            case Bytes(byte[] bytes) -> bytes;
            case Plain(JsonNode node) when node.isString() -> node.stringValue().getBytes(StandardCharsets.ISO_8859_1);
            default -> throw new PickleFault("bytes must stand where something else does");
        };
    }

    static boolean isNone(PickleValue value) {
        return value instanceof Plain(JsonNode node) && node.isNull();
    }

    static List<PickleValue> items(PickleValue value) {
        return switch (value) {
            case Items items -> items.values;
            case Unique unique -> List.copyOf(unique.values);
            default -> throw new PickleFault("a tuple or list must stand where something else does");
        };
    }

    /** The elements of a shape: a tuple of lengths, or one length alone. */
    static List<Integer> shape(PickleValue value) {
        List<Integer> lengths = value instanceof Items items
                ? items.values.stream().map(PickleGlobals::wholeNumber).toList()
                : List.of(wholeNumber(value));
        if (lengths.stream().anyMatch(n -> n < 0)) {
            throw new PickleFault("a shape holds a negative length");
        }
        return lengths;
    }

    static <T> T present(Optional<T> value, String what) {
        return value.orElseThrow(() -> new PickleFault(what + " is used before it is complete"));
    }
}
