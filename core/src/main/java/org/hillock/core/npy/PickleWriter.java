package org.hillock.core.npy;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Lays a JSON tree out as a pickle of protocol 4. */
final class PickleWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static byte[] toBytes(JsonNode tree) {
        PickleWriter writer = new PickleWriter();
        writer.out.write(0x80);
        writer.out.write(4);
        writer.value(tree);
        writer.out.write('.');
        return writer.out.toByteArray();
    }

    private void value(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> list(node);
            case STRING -> text(node.stringValue());
            case BOOLEAN -> out.write(node.booleanValue() ? 0x88 : 0x89);
            case NUMBER -> number(node);
            default -> out.write('N');
        }
    }

    private void object(JsonNode node) {
        out.write('}');
        out.write('(');
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            text(entry.getKey());
            value(entry.getValue());
        }
        out.write('u');
    }

    private void list(JsonNode node) {
        out.write(']');
        out.write('(');
        node.forEach(this::value);
        out.write('e');
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < 256) {
            out.write(0x8c);
            out.write(bytes.length);
        } else {
            out.write('X');
            out.writeBytes(little(4).putInt(bytes.length).array());
        }
        out.writeBytes(bytes);
    }

    private void number(JsonNode node) {
        if (!node.isIntegralNumber()) {
            double value = node.isFloat() ? Double.parseDouble(Float.toString(node.floatValue())) : node.doubleValue();
            out.write('G');
            out.writeBytes(ByteBuffer.allocate(8).putDouble(value).array());
        } else if (node.canConvertToInt()) {
            out.write('J');
            out.writeBytes(little(4).putInt(node.intValue()).array());
        } else {
            bigNumber(node.bigIntegerValue());
        }
    }

    private void bigNumber(BigInteger value) {
        byte[] big = value.toByteArray();
        if (big.length < 256) {
            out.write(0x8a);
            out.write(big.length);
        } else {
            out.write(0x8b);
            out.writeBytes(little(4).putInt(big.length).array());
        }
        for (int i = big.length - 1; i >= 0; i--) {
            out.write(big[i]);
        }
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
