package org.hillock.core.operation;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import tools.jackson.databind.JsonNode;

/** What is known of one parameter of an {@link OperationType}. */
public final class Parameter {
    private final RecordComponent component;
    private final Param param;

    Parameter(RecordComponent component) {
        this.component = component;
        this.param = Optional.ofNullable(component.getAnnotation(Param.class))
                .orElseThrow(() ->
                        new IllegalStateException(component.getDeclaringRecord().getName() + ": component "
                                + component.getName() + " lacks its @Param"));
    }

    /** The wire name. */
    public String name() {
        return param.name().isEmpty() ? snakeCase(component.getName()) : param.name();
    }

    /** Whether {@code given} is the wire name, an alias, or the component's own name. */
    public boolean isCalled(String given) {
        return given.equals(name())
                || given.equals(component.getName())
                || List.of(param.aliases()).contains(given);
    }

    /** What it means. */
    public String doc() {
        return param.doc();
    }

    /** The unit, empty where there is none. */
    public String unit() {
        return param.unit();
    }

    /** The default value; empty where the parameter is required. */
    public Optional<JsonNode> standard() {
        return param.standard().isEmpty() ? Optional.empty() : Optional.of(PythonJson.parse(param.standard()));
    }

    /** The type in words, for example {@code float}, {@code list of int}. */
    public String typeName() {
        return ParameterCodec.describe(type());
    }

    /** The allowed texts, empty where any is allowed. */
    public List<String> choices() {
        return param.choices().length > 0 ? List.of(param.choices()) : ParameterCodec.choices(type());
    }

    /** Whether it is left out of provenance while it has its default. */
    public boolean isOwn() {
        return param.own();
    }

    /** Smallest allowed number, or negative infinity. */
    public double min() {
        return param.min();
    }

    /** Largest allowed number, or infinity. */
    public double max() {
        return param.max();
    }

    Type type() {
        return component.getGenericType();
    }

    Class<?> rawType() {
        return component.getType();
    }

    Object valueIn(Operation operation) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(operation);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " can't be read", e);
        }
    }

    /** Turns JSON into the component's value, or says what is wrong with it in the name of {@code operation}. */
    Object decode(String operation, JsonNode node) {
        Object value;
        try {
            value = ParameterCodec.decode(type(), node);
        } catch (ParameterCodec.Mismatch e) {
            throw new WrongArgumentException(operation + ": " + name() + " = " + PythonJson.formatCompact(node)
                    + " must be " + e.getMessage() + ". " + doc());
        }
        checkRange(operation, node);
        return value;
    }

    private void checkRange(String operation, JsonNode node) {
        if (node.isArray()) {
            node.forEach(item -> checkRange(operation, item));
        }
        double number =
                node.isBigInteger() ? node.bigIntegerValue().doubleValue() : node.isNumber() ? node.doubleValue() : 0;
        if (Double.isNaN(number)) {
            throw new WrongArgumentException(
                    operation + ": " + name() + " = NaN" + blank(unit()) + " must be a number. " + doc());
        }
        if (node.isNumber() && !(number >= param.min() && number <= param.max())) {
            throw new WrongArgumentException(operation + ": " + name() + " = " + PythonJson.formatCompact(node)
                    + blank(unit()) + " must lie in [" + bound(param.min()) + ", " + bound(param.max()) + "]"
                    + blank(unit()) + ". " + doc());
        }
        if (node.isString() && !choices().isEmpty() && !choices().contains(node.stringValue())) {
            throw new WrongArgumentException(
                    operation + ": " + name() + " = '" + node.stringValue() + "' must be one of " + choices() + ".");
        }
    }

    private static String bound(double value) {
        return Double.isInfinite(value)
                ? (value < 0 ? "-∞" : "∞")
                : value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static String blank(String unit) {
        return unit.isEmpty() ? "" : " " + unit;
    }

    static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
