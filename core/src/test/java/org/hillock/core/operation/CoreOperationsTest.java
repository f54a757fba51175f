package org.hillock.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.store.CoreCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What holds for every operation of the core's catalog. */
class CoreOperationsTest {
    private static final String[] JUNK = {
        "true",
        "\"text\"",
        "\"\"",
        "\"\\u0000\"",
        "1.5",
        "-1",
        "1e300",
        "NaN",
        "Infinity",
        "null",
        "[]",
        "{}",
        "[[1], 2]",
        "[null]",
        "[1, \"a\"]",
        "[1, 1]",
        "[true]",
        "1" + "0".repeat(400),
        "9223372036854775808",
        "-9223372036854775809",
        "{\"class\": \"x\", \"kwargs\": {}}",
        "[1" + "0".repeat(400) + "]",
        "[[9223372036854775808]]",
        "2147483648"
    };

    private static Stream<OperationType<?>> operations() {
        return new CoreCatalog().operations().stream().map(OperationType::of);
    }

    @Test
    void namesAndClassesAreDistinct() {
        Set<String> names = new HashSet<>();
        Set<String> classes = new HashSet<>();
        operations().forEach(type -> {
            assertThat(names.add(type.name())).as(type.name()).isTrue();
            assertThat(classes.add(type.className())).as(type.className()).isTrue();
            assertThat(Catalog.standard().ofPythonClass(type.pythonClass())).isPresent();
            assertThat(Catalog.standard().ofPythonClass("an.older.path." + type.className()))
                    .map(OperationType::record)
                    .hasValue((Class) type.record());
        });
        assertThat(Catalog.standard().ofPythonClass("os.system")).isEmpty();
        assertThatThrownBy(() -> Catalog.standard().named(Operation.class, "chanel_slice"))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("channel_slice");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void parametersComeBackFromJson(OperationType<? extends Operation> type) {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            ObjectNode arguments = PythonJson.NODES.objectNode();
            for (Parameter parameter : type.parameters()) {
                if (parameter.standard().isEmpty() || random.nextBoolean()) {
                    arguments.set(parameter.name(), value(parameter, parameter.typeName(), random));
                }
            }
            Operation operation = type.fromJson(arguments);
            ObjectNode written = OperationType.of(operation).toJson(operation);
            String text = PythonJson.format(written);
            Operation back = type.fromJson((ObjectNode) PythonJson.parse(text));
            assertThat(back).as("%s, seed %d", type, seed).isEqualTo(operation);
            assertThat(PythonJson.format(OperationType.of(back).toJson(back))).isEqualTo(text);
            arguments.properties().forEach(entry -> assertThat(PythonJson.formatCompact(written.path(entry.getKey())))
                    .isEqualTo(PythonJson.formatCompact(entry.getValue())));
        }
    }

    private static JsonNode value(Parameter parameter, String type, Random random) {
        int low = (int) Math.max(0, parameter.min());
        int high = (int) Math.min(low + 9, parameter.max());
        if (type.endsWith(" or null")) {
            return random.nextInt(4) == 0
                    ? PythonJson.NODES.nullNode()
                    : value(parameter, type.substring(0, type.length() - 8), random);
        }
        if (type.equals("list of ids")) {
            return PythonJson.parse(random.nextBoolean() ? "[3, 1, 2]" : "[\"3\", \"b\", \"2\"]");
        }
        if (type.startsWith("list of ")) {
            ArrayNode list = PythonJson.NODES.arrayNode();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                list.add(value(parameter, type.substring(8), random));
            }
            return list;
        }
        return switch (type) {
            case "bool" -> PythonJson.NODES.booleanNode(random.nextBoolean());
            case "int" -> PythonJson.NODES.numberNode(random.nextInt(low, high + 1));
            case "float" -> PythonJson.NODES.numberNode(low + (high - low) * random.nextDouble());
            case "path" -> PythonJson.NODES.stringNode("/a b/ü" + random.nextInt(9));
            case "dtype" -> PythonJson.NODES.stringNode("int16");
            case "array" -> PythonJson.parse("[[1, 2, 3], [4, 5, 6]]");
            case "json" -> PythonJson.parse("{\"a\": [1, null]}");
            case "str" ->
                PythonJson.NODES.stringNode(
                        parameter.choices().isEmpty()
                                ? "text"
                                : parameter.choices().getFirst());
            default -> throw new AssertionError("no values for " + type);
        };
    }

    @ParameterizedTest
    @MethodSource("operations")
    void unfittingValuesAreRefusedInTheNameOfTheParameter(OperationType<? extends Operation> type) {
        for (Parameter parameter : type.parameters()) {
            for (String junk : JUNK) {
                ObjectNode arguments = required(type);
                arguments.set(parameter.name(), PythonJson.parse(junk));
                try {
                    type.fromJson(arguments);
                } catch (WrongArgumentException e) {
                    assertThat(e.getMessage())
                            .startsWith(type.name() + ": " + parameter.name() + " = ")
                            .contains(" must ")
                            .doesNotContain("\n");
                } catch (RuntimeException e) {
                    Assertions.fail(type + ": " + parameter.name() + " = " + junk, e);
                }
            }
        }
    }

    private static ObjectNode required(OperationType<?> type) {
        ObjectNode arguments = PythonJson.NODES.objectNode();
        type.parameters().stream()
                .filter(parameter -> parameter.standard().isEmpty())
                .forEach(parameter ->
                        arguments.set(parameter.name(), value(parameter, parameter.typeName(), new Random(0))));
        return arguments;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void missingAndUnknownParametersAreNamed(OperationType<? extends Operation> type) {
        for (Parameter parameter : type.parameters()) {
            ObjectNode arguments = required(type);
            if (arguments.has(parameter.name())) {
                arguments.remove(parameter.name());
                assertThatThrownBy(() -> type.fromJson(arguments))
                        .isInstanceOf(WrongArgumentException.class)
                        .hasMessageStartingWith(type.name() + ": " + parameter.name() + " must be given");
            }
        }
        ObjectNode unknown = required(type).put("chanel_ids", 1);
        assertThatThrownBy(() -> type.fromJson(unknown))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageStartingWith(type.name() + ": parameter 'chanel_ids' must be one of {")
                .hasMessageContaining(String.join(", ", names(type)));
    }

    private static List<String> names(OperationType<?> type) {
        return type.parameters().stream().map(Parameter::name).toList();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void documentationStatesTypeAndDefaultOfEveryParameter(OperationType<? extends Operation> type) {
        ObjectNode described = type.describe();
        assertThat(described.path("doc").asString()).endsWith(".");
        assertThat(described.path("parameters")).allSatisfy(parameter -> {
            assertThat(parameter.path("doc").asString()).endsWith(".");
            assertThat(parameter.path("type").asString()).isNotEmpty();
            assertThat(parameter.has("default") ^ parameter.has("required")).isTrue();
        });
        assertThat(described.path("parameters").size())
                .isEqualTo(type.parameters().size());
    }
}
