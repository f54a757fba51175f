package org.hillock.generation.basis;

import java.util.List;
import org.hillock.core.json.PythonJson;
import org.hillock.core.operation.Operation;
import org.hillock.core.operation.OperationType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Copies of operation records with one parameter changed, checked like parameters from the command line. */
public final class Changed {
    private Changed() {}

    /** The operation with another value of the parameter that has a wire name. */
    public static <O extends Operation> O with(O operation, String parameter, JsonNode value) {
        OperationType<O> type = OperationType.of(operation);
        ObjectNode arguments = type.toJson(operation);
        arguments.set(parameter, value);
        return type.fromJson(arguments);
    }

    /** With a whole number. */
    public static <O extends Operation> O with(O operation, String parameter, long value) {
        return with(operation, parameter, PythonJson.NODES.numberNode(value));
    }

    /** With a number. */
    public static <O extends Operation> O with(O operation, String parameter, double value) {
        return with(operation, parameter, PythonJson.NODES.numberNode(value));
    }

    /** With a text. */
    public static <O extends Operation> O with(O operation, String parameter, String value) {
        return with(operation, parameter, PythonJson.NODES.stringNode(value));
    }

    /** With a truth value. */
    public static <O extends Operation> O with(O operation, String parameter, boolean value) {
        return with(operation, parameter, PythonJson.NODES.booleanNode(value));
    }

    /** With a list of numbers. */
    public static <O extends Operation> O with(O operation, String parameter, double[] values) {
        return with(operation, parameter, list(values));
    }

    /** With a list of numbers. */
    public static <O extends Operation> O with(O operation, String parameter, List<Double> values) {
        return with(
                operation,
                parameter,
                list(values.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    private static ArrayNode list(double[] values) {
        ArrayNode list = PythonJson.NODES.arrayNode();
        for (double value : values) {
            list.add(value);
        }
        return list;
    }
}
