package org.hillock.core.operation;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is known of a kind of operation: its names, its parameters and the way to and from JSON, all read from the annotated record.
 *
 * @param <O> the record
 */
public final class OperationType<O extends Operation> {
    private final Class<O> record;
    private final Wire wire;
    private final List<Parameter> parameters;

    private OperationType(Class<O> record) {
        this.record = record;
        this.wire = Optional.ofNullable(record.getAnnotation(Wire.class))
                .orElseThrow(() -> new IllegalStateException(record.getName() + " lacks its @Wire"));
        this.parameters =
                Arrays.stream(record.getRecordComponents()).map(Parameter::new).toList();
    }

    /** The type of a record class. */
    public static <O extends Operation> OperationType<O> of(Class<O> record) {
        return new OperationType<>(record);
    }

    /** The type of an operation. */
    @SuppressWarnings("unchecked")
    public static <O extends Operation> OperationType<O> of(O operation) {
        return new OperationType<>((Class<O>) operation.getClass());
    }

    /** The record class. */
    public Class<O> record() {
        return record;
    }

    /** The snake_case name. */
    public String name() {
        return wire.name();
    }

    /** What it does. */
    public String doc() {
        return wire.doc();
    }

    /** The parameters, in order. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** The key under which the peer's arguments hold the input; empty for a source. */
    public String parentKey() {
        return wire.parent();
    }

    /** The key under which inputs of another kind stand, all parents but the first; empty where there are none. */
    public String secondParentKey() {
        return wire.secondParent();
    }

    /** The peer's class with its import path; Hillock's own class where the peer has none. */
    public String pythonClass() {
        return wire.pythonClass().isEmpty() ? record.getName() : wire.pythonClass();
    }

    /** The last part of the peer's class name; what a printed object begins with. */
    public String className() {
        return pythonClass().substring(pythonClass().lastIndexOf('.') + 1);
    }

    boolean isCalled(String given) {
        return given.equals(wire.name()) || List.of(wire.aliases()).contains(given);
    }

    boolean isPythonClass(String lastName) {
        return lastName.equals(className()) || List.of(wire.pythonAliases()).contains(lastName);
    }

    /**
     * Makes the operation from its parameters by name; missing ones take their defaults.
     *
     * @throws WrongArgumentException for a missing, unknown or unfitting parameter; the message lists the known ones
     */
    public O fromJson(ObjectNode arguments) {
        refuseUnknown(arguments);
        List<Object> values = new ArrayList<>();
        for (Parameter parameter : parameters) {
            JsonNode given = arguments.properties().stream()
                    .filter(entry -> parameter.isCalled(entry.getKey()))
                    .map(java.util.Map.Entry::getValue)
                    .findFirst()
                    .or(parameter::standard)
                    .orElseThrow(() -> new WrongArgumentException(
                            name() + ": " + parameter.name() + " must be given. " + parameter.doc()));
            values.add(parameter.decode(name(), given));
        }
        return construct(values);
    }

    /** Makes the operation with all defaults. */
    public O withDefaults() {
        return fromJson(PythonJson.NODES.objectNode());
    }

    private void refuseUnknown(ObjectNode arguments) {
        for (String given : arguments.propertyNames()) {
            if (parameters.stream().noneMatch(parameter -> parameter.isCalled(given))) {
                throw new WrongArgumentException(name() + ": parameter '" + given + "' must be one of "
                        + parameters.stream().map(Parameter::name).collect(Collectors.joining(", ", "{", "}")) + ".");
            }
        }
    }

    private O construct(List<Object> values) {
        try {
            Constructor<O> constructor = record.getDeclaredConstructor(
                    parameters.stream().map(Parameter::rawType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(record + " can't be made", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record + " can't be made", e);
        }
    }

    /** The parameters as a JSON object, in order. */
    public ObjectNode toJson(Operation operation) {
        ObjectNode out = PythonJson.NODES.objectNode();
        for (Parameter parameter : parameters) {
            JsonNode value = ParameterCodec.encode(parameter.valueIn(operation));
            if (!parameter.isOwn() || !parameter.standard().equals(Optional.of(value))) {
                out.set(parameter.name(), value);
            }
        }
        return out;
    }

    /** The documentation as a JSON object: name, doc, class, and per parameter name, type, default, unit, range, choices, doc. */
    public ObjectNode describe() {
        ObjectNode out = PythonJson.NODES
                .objectNode()
                .put("name", name())
                .put("doc", doc())
                .put("class", className());
        var list = out.putArray("parameters");
        for (Parameter parameter : parameters) {
            ObjectNode entry = list.addObject().put("name", parameter.name()).put("type", parameter.typeName());
            parameter
                    .standard()
                    .ifPresentOrElse(value -> entry.set("default", value), () -> entry.put("required", true));
            if (!parameter.unit().isEmpty()) {
                entry.put("unit", parameter.unit());
            }
            if (!Double.isInfinite(parameter.min())) {
                entry.put("min", parameter.min());
            }
            if (!Double.isInfinite(parameter.max())) {
                entry.put("max", parameter.max());
            }
            if (!parameter.choices().isEmpty()) {
                var choices = entry.putArray("choices");
                parameter.choices().forEach(choices::add);
            }
            entry.put("doc", parameter.doc());
        }
        return out;
    }

    @Override
    public String toString() {
        return name();
    }
}
