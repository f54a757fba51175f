package org.hillock.core.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hillock.core.probe.PythonLiteral.Kind;
import org.hillock.core.probe.PythonLiteral.Refused;
import org.hillock.core.probe.PythonLiteral.Token;

/**
 * Reads the assignments of a PRB file without running it: {@code name = value} and {@code name[key] = value}.
 *
 * <p>Values are numbers (Long, Double), texts, True, False, None (an empty Optional), lists, tuples (both as List), dictionaries, sums
 * and products of these, {@code range}, {@code list}, {@code tuple}, {@code dict}, {@code zip}, {@code len}, {@code float}, {@code int}
 * and comprehensions. Imports are skipped; every other statement or call is refused with its position.
 */
final class PythonAssignments {
    private final PythonExpression expression;
    private final Map<String, Object> names = new LinkedHashMap<>();

    private PythonAssignments(List<Token> tokens) {
        this.expression = new PythonExpression(tokens, names);
    }

    /** All names with their last values, in the order of their first assignment. */
    static Map<String, Object> parse(String source) {
        PythonAssignments file = new PythonAssignments(PythonLiteral.tokens(source));
        while (file.expression.peek().kind() != Kind.END) {
            file.statement();
        }
        return file.names;
    }

    private void statement() {
        Token first = expression.peek();
        if (first.kind() == Kind.NEWLINE || first.is(";")) {
            expression.take();
            return;
        }
        if (first.kind() == Kind.TEXT) {
            expression.take();
            return;
        }
        if (first.kind() != Kind.NAME || first.indented()) {
            throw new Refused(first.offset(), "a line must begin with a name that gets a value");
        }
        if (first.text().equals("import") || first.text().equals("from")) {
            skipLine();
            return;
        }
        expression.take();
        List<Object> path = new ArrayList<>();
        while (expression.peek().is("[")) {
            expression.take();
            path.add(expression.value());
            expression.expect("]");
        }
        if (!expression.peek().is("=")) {
            throw new Refused(
                    first.offset(),
                    "'" + first.text() + " …' must be an assignment (name = value). Other Python is not run");
        }
        expression.take();
        assign(first, path, expression.valueOrTuple());
        Token end = expression.peek();
        if (end.kind() != Kind.NEWLINE && end.kind() != Kind.END && !end.is(";")) {
            throw new Refused(end.offset(), "'" + end.text() + "' must not follow a value");
        }
    }

    private void skipLine() {
        while (expression.peek().kind() != Kind.NEWLINE) {
            expression.take();
        }
    }

    private void assign(Token name, List<Object> path, Object value) {
        if (path.isEmpty()) {
            names.put(name.text(), value);
            return;
        }
        Object target = names.getOrDefault(name.text(), List.of());
        for (Object key : path.subList(0, path.size() - 1)) {
            target = PythonExpression.item(name, target, key);
        }
        if (!(target instanceof Map<?, ?>)) {
            throw new Refused(name.offset(), "'" + name.text() + "' must be a dictionary to get an entry");
        }
        @SuppressWarnings("unchecked")
        Map<Object, Object> entries = (Map<Object, Object>) target;
        entries.put(path.getLast(), value);
    }
}
