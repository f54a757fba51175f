package org.hillock.core.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.probe.PythonLiteral.Kind;
import org.hillock.core.probe.PythonLiteral.Refused;
import org.hillock.core.probe.PythonLiteral.Token;

/** Evaluates the expressions of {@link PythonAssignments} by recursive descent over the tokens. */
final class PythonExpression {
    private static final int MAX_DEPTH = 200;
    private static final int MAX_STEPS = 10_000_000;

    private final List<Token> tokens;
    private final Map<String, Object> names;
    private int position;
    private int depth;
    private int steps;

    PythonExpression(List<Token> tokens, Map<String, Object> names) {
        this.tokens = tokens;
        this.names = names;
    }

    Token peek() {
        return tokens.get(position);
    }

    Token take() {
        return tokens.get(Math.min(position++, tokens.size() - 1));
    }

    void expect(String sign) {
        Token token = take();
        if (!token.is(sign)) {
            throw new Refused(token.offset(), "'" + token.text().strip() + "' must be '" + sign + "'");
        }
    }

    /** A value, or several separated by commas as a list. */
    Object valueOrTuple() {
        Object first = value();
        if (!peek().is(",")) {
            return first;
        }
        List<Object> items = new ArrayList<>(List.of(first));
        while (peek().is(",")) {
            take();
            if (peek().kind() == Kind.NEWLINE || peek().kind() == Kind.END) {
                break;
            }
            items.add(value());
        }
        return items;
    }

    /** A sum of products. */
    Object value() {
        enter();
        Object left = product();
        while (peek().is("+") || peek().is("-")) {
            Token operator = take();
            left = PythonNumbers.apply(operator, left, product());
        }
        depth--;
        return left;
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw new Refused(peek().offset(), "brackets and signs must not be nested deeper than " + MAX_DEPTH);
        }
        if (++steps > MAX_STEPS) {
            throw new Refused(peek().offset(), "a file must not have more than " + MAX_STEPS + " values");
        }
    }

    private Object product() {
        Object left = signed();
        while (peek().is("*") || peek().is("/") || peek().is("//") || peek().is("%")) {
            Token operator = take();
            left = PythonNumbers.apply(operator, left, signed());
        }
        return left;
    }

    private Object signed() {
        if (peek().is("-") || peek().is("+")) {
            Token sign = take();
            enter();
            Object value = signed();
            depth--;
            return sign.is("-") ? PythonNumbers.apply(sign, 0L, value) : value;
        }
        Object value = item();
        if (peek().is("**")) {
            Token operator = take();
            return PythonNumbers.apply(operator, value, signed());
        }
        return value;
    }

    private Object item() {
        Object value = atom();
        while (peek().is("[")) {
            Token bracket = take();
            Object key = value();
            expect("]");
            value = item(bracket, value, key);
        }
        return value;
    }

    /** The entry of a dictionary or list. */
    static Object item(Token where, Object container, Object key) {
        if (container instanceof Map<?, ?> map && map.containsKey(key)) {
            Object found = map.get(key);
            if (found != null) {
                return found;
            }
        }
        if (container instanceof List<?> list && key instanceof Long index) {
            long at = index < 0 ? index + list.size() : index;
            if (at >= 0 && at < list.size()) {
                return list.get((int) at);
            }
        }
        throw new Refused(where.offset(), "key = " + key + " must be in the dictionary or list before it");
    }

    private Object atom() {
        Token token = take();
        return switch (token.kind()) {
            case NUMBER -> PythonNumbers.parse(token);
            case TEXT -> texts(token);
            case NAME -> peek().is("(") ? call(token) : named(token);
            case SIGN -> bracket(token);
            default -> throw new Refused(token.offset(), "a value must stand here");
        };
    }

    private String texts(Token first) {
        StringBuilder out = new StringBuilder(first.text());
        while (peek().kind() == Kind.TEXT) {
            out.append(take().text());
        }
        return out.toString();
    }

    private Object named(Token token) {
        return switch (token.text()) {
            case "True" -> true;
            case "False" -> false;
            case "None" -> Optional.empty();
            default -> {
                Object value = names.get(token.text());
                if (value == null) {
                    throw new Refused(token.offset(), "name '" + token.text() + "' must have got a value before");
                }
                yield value;
            }
        };
    }

    private Object call(Token function) {
        expect("(");
        List<Object> arguments = sequence(")", new ArrayList<>());
        return PythonNumbers.call(function, arguments);
    }

    private Object bracket(Token token) {
        return switch (token.text()) {
            case "[" -> sequence("]", new ArrayList<>());
            case "(" -> tuple();
            case "{" -> dictionary();
            default ->
                throw new Refused(token.offset(), "'" + token.text() + "' must not stand where a value is expected");
        };
    }

    private Object tuple() {
        List<Object> items = sequence(")", new ArrayList<>());
        boolean single = items.size() == 1 && !tokens.get(position - 2).is(",");
        return single ? items.getFirst() : items;
    }

    private List<Object> sequence(String close, List<Object> items) {
        while (!peek().is(close)) {
            int start = position;
            if (isComprehension(close)) {
                skipToFor();
                comprehension(close, () -> {
                    int back = position;
                    position = start;
                    items.add(value());
                    position = back;
                });
            } else {
                items.add(value());
            }
            if (!peek().is(close)) {
                expect(",");
            }
        }
        take();
        return items;
    }

    private Object dictionary() {
        Map<Object, Object> entries = new LinkedHashMap<>();
        while (!peek().is("}")) {
            int start = position;
            if (isComprehension("}")) {
                skipToFor();
                comprehension("}", () -> {
                    int back = position;
                    position = start;
                    entry(entries);
                    position = back;
                });
            } else {
                entry(entries);
            }
            if (!peek().is("}")) {
                expect(",");
            }
        }
        take();
        return entries;
    }

    private void entry(Map<Object, Object> entries) {
        Object key = value();
        expect(":");
        entries.put(key, value());
    }

    /** Whether a {@code for} stands at this level of brackets before the next comma or the closing bracket. */
    private boolean isComprehension(String close) {
        int level = 0;
        for (int i = position; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (level == 0 && (token.is(",") || token.is(close))) {
                return false;
            }
            if (level == 0 && token.kind() == Kind.NAME && token.text().equals("for")) {
                return true;
            }
            level += nesting(token);
        }
        return false;
    }

    private void skipToFor() {
        int level = 0;
        while (level > 0 || !(peek().kind() == Kind.NAME && peek().text().equals("for"))) {
            level += nesting(take());
        }
    }

    private static int nesting(Token token) {
        if (token.kind() != Kind.SIGN) {
            return 0;
        }
        return switch (token.text()) {
            case "(", "[", "{" -> 1;
            case ")", "]", "}" -> -1;
            default -> 0;
        };
    }

    /** {@code for a, b in values} once or several times; {@code body} is evaluated for every combination. */
    private void comprehension(String close, Runnable body) {
        Token keyword = take();
        List<String> targets = new ArrayList<>();
        boolean bracketed = peek().is("(");
        if (bracketed) {
            take();
        }
        while (!(peek().kind() == Kind.NAME && peek().text().equals("in")) && !peek().is(")")) {
            Token target = take();
            if (target.kind() == Kind.NAME) {
                targets.add(target.text());
            } else if (!target.is(",")) {
                throw new Refused(target.offset(), "'for' must be followed by names and 'in'");
            }
        }
        if (bracketed) {
            expect(")");
        }
        take();
        Object values = value();
        if (!(values instanceof List<?> list)) {
            throw new Refused(keyword.offset(), "'for' must go over a list");
        }
        int after = position;
        boolean nested = peek().kind() == Kind.NAME && peek().text().equals("for");
        if (!nested && !peek().is(close)) {
            throw new Refused(peek().offset(), "'" + peek().text().strip() + "' must not follow a comprehension");
        }
        for (Object item : list) {
            bind(keyword, targets, item);
            position = after;
            if (nested) {
                comprehension(close, body);
            } else {
                body.run();
            }
        }
        targets.forEach(names::remove);
        if (nested && list.isEmpty()) {
            skipTo(close);
        }
    }

    private void skipTo(String close) {
        int level = 0;
        while (level > 0 || !peek().is(close)) {
            level += nesting(take());
        }
    }

    private void bind(Token keyword, List<String> targets, Object item) {
        if (targets.size() == 1) {
            names.put(targets.getFirst(), item);
            return;
        }
        if (!(item instanceof List<?> parts) || parts.size() != targets.size()) {
            throw new Refused(
                    keyword.offset(), "'for' with " + targets.size() + " names must go over lists of that length");
        }
        for (int i = 0; i < targets.size(); i++) {
            names.put(targets.get(i), parts.get(i));
        }
    }
}
