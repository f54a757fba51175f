package org.hillock.core.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Iterator;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Lays a JSON tree out as Python's {@code json.dumps} does; {@code indent} 0 means one line. */
final class PythonJsonText {
    private final int indent;
    private final StringBuilder out = new StringBuilder();

    PythonJsonText(int indent) {
        this.indent = indent;
    }

    String format(JsonNode tree) {
        append(tree, 0);
        return out.toString();
    }

    private void append(JsonNode node, int depth) {
        switch (node.getNodeType()) {
            case OBJECT -> appendObject(node, depth);
            case ARRAY -> appendArray(node, depth);
            case STRING -> appendText(node.stringValue());
            case BOOLEAN -> out.append(node.booleanValue());
            case NUMBER -> out.append(number(node));
            default -> out.append("null");
        }
    }

    private void appendObject(JsonNode node, int depth) {
        if (node.isEmpty()) {
            out.append("{}");
            return;
        }
        out.append('{');
        Iterator<Map.Entry<String, JsonNode>> entries = node.properties().iterator();
        while (entries.hasNext()) {
            Map.Entry<String, JsonNode> entry = entries.next();
            newLine(depth + 1);
            appendText(entry.getKey());
            out.append(": ");
            append(entry.getValue(), depth + 1);
            separator(entries.hasNext());
        }
        newLine(depth);
        out.append('}');
    }

    private void appendArray(JsonNode node, int depth) {
        if (node.isEmpty()) {
            out.append("[]");
            return;
        }
        out.append('[');
        Iterator<JsonNode> items = node.iterator();
        while (items.hasNext()) {
            newLine(depth + 1);
            append(items.next(), depth + 1);
            separator(items.hasNext());
        }
        newLine(depth);
        out.append(']');
    }

    private void separator(boolean more) {
        if (more) {
            out.append(indent > 0 ? "," : ", ");
        }
    }

    private void newLine(int depth) {
        if (indent > 0) {
            out.append('\n').repeat(' ', indent * depth);
        }
    }

    private static String number(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.asString();
        }
        return node.isFloat() ? text(Double.parseDouble(Float.toString(node.floatValue()))) : text(node.doubleValue());
    }

    /** A double as Python's repr prints it: shortest digits, exponent form below 1e-4 and from 1e16 on. */
    static String text(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        double size = Math.abs(value);
        BigDecimal digits = shortest(size);
        String sign = Math.copySign(1, value) < 0 ? "-" : "";
        if (size == 0 || (size >= 1e-4 && size < 1e16)) {
            String plain = digits.toPlainString();
            return sign + (plain.contains(".") ? plain : plain + ".0");
        }
        String unscaled = digits.unscaledValue().toString();
        int exponent = unscaled.length() - 1 - digits.scale();
        String mantissa = unscaled.length() == 1 ? unscaled : unscaled.charAt(0) + "." + unscaled.substring(1);
        return sign + mantissa + "e" + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }

    /** The shortest decimal that is read as the same double. Java gives two digits at least, which matters for the smallest numbers. */
    private static BigDecimal shortest(double size) {
        BigDecimal digits = new BigDecimal(Double.toString(size)).stripTrailingZeros();
        BigDecimal one = digits.round(new MathContext(1));
        return digits.precision() == 2 && one.doubleValue() == size ? one.stripTrailingZeros() : digits;
    }

    private void appendText(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < 0x20 || c > 0x7e) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
