package org.hillock.core.npy;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import org.hillock.core.json.PythonJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the literal that stands in an npy header: a dict of texts, whole numbers, truth values, tuples and lists. */
final class PythonLiteral {
    private static final int MAX_DEPTH = 64;
    private final String text;
    private int position;

    private PythonLiteral(String text) {
        this.text = text;
    }

    /**
     * Parses one literal and nothing after it but white space; tuples become arrays.
     *
     * @throws Malformed at the character where it is none
     */
    static JsonNode parse(String text) throws Malformed {
        PythonLiteral parser = new PythonLiteral(text);
        JsonNode value = parser.value(0);
        parser.skipBlanks();
        if (parser.position < text.length()) {
            throw parser.malformed("nothing may follow");
        }
        return value;
    }

    /** Where and why a text is no literal. */
    static final class Malformed extends Exception {
        private final int position;

        Malformed(int position, String message) {
            super(message);
            this.position = position;
        }

        int position() {
            return position;
        }
    }

    private JsonNode value(int depth) throws Malformed {
        if (depth > MAX_DEPTH) {
            throw malformed("it is nested too deep");
        }
        char c = peek();
        return switch (c) {
            case '{' -> dict(depth);
            case '(' -> items(')', depth);
            case '[' -> items(']', depth);
            case '\'', '"' -> PythonJson.NODES.stringNode(string());
            default -> isNumberStart(c) ? number() : word();
        };
    }

    private static boolean isNumberStart(char c) {
        return c == '-' || (c >= '0' && c <= '9');
    }

    private JsonNode dict(int depth) throws Malformed {
        ObjectNode dict = PythonJson.NODES.objectNode();
        position++;
        while (peek() != '}') {
            if (peek() != '\'' && peek() != '"') {
                throw malformed("a key in quotes must stand here");
            }
            String key = string();
            expect(':');
            dict.set(key, value(depth + 1));
            comma('}');
        }
        position++;
        return dict;
    }

    private JsonNode items(char end, int depth) throws Malformed {
        ArrayNode items = PythonJson.NODES.arrayNode();
        position++;
        boolean comma = false;
        while (peek() != end) {
            items.add(value(depth + 1));
            comma |= comma(end);
        }
        position++;
        return end == ')' && items.size() == 1 && !comma ? items.get(0) : items;
    }

    private boolean comma(char end) throws Malformed {
        if (peek() == ',') {
            position++;
            return true;
        }
        if (peek() != end) {
            throw malformed("',' or '" + end + "' must stand here");
        }
        return false;
    }

    private String string() throws Malformed {
        char quote = text.charAt(position++);
        StringBuilder out = new StringBuilder();
        while (true) {
            if (position >= text.length()) {
                throw malformed("the text has no end");
            }
            char c = text.charAt(position++);
            if (c == quote) {
                return out.toString();
            }
            out.appendCodePoint(c == '\\' ? escape() : c);
        }
    }

    private int escape() throws Malformed {
        char c = position < text.length() ? text.charAt(position++) : ' ';
        return switch (c) {
            case '\\', '\'', '"' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'x' -> hex(2);
            case 'u' -> hex(4);
            case 'U' -> hex(8);
            default -> throw malformed("the escape \\" + c + " is not known");
        };
    }

    private int hex(int digits) throws Malformed {
        int end = Math.min(text.length(), position + digits);
        String code = text.substring(position, end);
        if (code.length() < digits || !code.matches("[0-9a-fA-F]+")) {
            throw malformed(digits + " hexadecimal digits must stand here");
        }
        long point = Long.parseLong(code, 16);
        if (point > Character.MAX_CODE_POINT) {
            throw malformed("the character " + code + " does not exist");
        }
        position = end;
        return (int) point;
    }

    private JsonNode number() throws Malformed {
        int start = position++;
        while (position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
            position++;
        }
        String digits = text.substring(start, position);
        if (digits.equals("-") || digits.length() > 40) {
            throw malformed("a whole number must stand here");
        }
        if (position < text.length() && text.charAt(position) == 'L') {
            position++; // Python 2
        }
        BigInteger value = new BigInteger(digits);
        return value.bitLength() < 64
                ? PythonJson.NODES.numberNode(value.longValue())
                : PythonJson.NODES.numberNode(value);
    }

    private JsonNode word() throws Malformed {
        if (take("True")) {
            return PythonJson.NODES.booleanNode(true);
        }
        if (take("False")) {
            return PythonJson.NODES.booleanNode(false);
        }
        if (take("None")) {
            return PythonJson.NODES.nullNode();
        }
        throw malformed("a value must stand here");
    }

    private boolean take(String word) {
        boolean found = text.startsWith(word, position);
        position += found ? word.length() : 0;
        return found;
    }

    private void expect(char c) throws Malformed {
        if (peek() != c) {
            throw malformed("'" + c + "' must stand here");
        }
        position++;
    }

    private char peek() throws Malformed {
        skipBlanks();
        if (position >= text.length()) {
            throw malformed("it ends too early");
        }
        return text.charAt(position);
    }

    private void skipBlanks() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    private Malformed malformed(String message) {
        return new Malformed(position, message);
    }

    /** A tuple of whole numbers as Python prints it. */
    static String tuple(List<? extends java.lang.Number> values) {
        return values.size() == 1
                ? "(" + values.getFirst() + ",)"
                : values.stream().map(Object::toString).collect(Collectors.joining(", ", "(", ")"));
    }

    /** A text as Python prints it: in single quotes unless it holds only those. */
    static String quote(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder out = new StringBuilder().append(quote);
        text.codePoints().forEach(c -> {
            if (c == quote || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c == '\r') {
                out.append("\\r");
            } else if (c == '\t') {
                out.append("\\t");
            } else if (c < 0x20 || (c >= 0x7f && c < 0xa1) || c == 0xad) {
                out.append(String.format("\\x%02x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append(quote).toString();
    }
}
