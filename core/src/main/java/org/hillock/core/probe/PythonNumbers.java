package org.hillock.core.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.hillock.core.probe.PythonLiteral.Refused;
import org.hillock.core.probe.PythonLiteral.Token;

/** The arithmetic and the few functions that PRB files use. */
final class PythonNumbers {
    private static final long MAX_RANGE = 1_000_000;

    private PythonNumbers() {}

    static Object parse(Token token) {
        try {
            return Long.parseLong(token.text());
        } catch (NumberFormatException whole) {
            try {
                return Double.parseDouble(token.text());
            } catch (NumberFormatException e) {
                throw new Refused(token.offset(), "'" + token.text() + "' must be a number");
            }
        }
    }

    static Object apply(Token operator, Object left, Object right) {
        if (operator.is("+") && left instanceof List<?> a && right instanceof List<?> b) {
            checkSize(operator, (double) a.size() + b.size());
            List<Object> joined = new ArrayList<>(a);
            joined.addAll(b);
            return joined;
        }
        if (operator.is("*") && left instanceof List<?> list && right instanceof Long times) {
            List<Object> repeated = new ArrayList<>();
            checkSize(operator, (double) list.size() * times);
            for (long i = 0; i < (list.isEmpty() ? 0 : times); i++) {
                repeated.addAll(list);
            }
            return repeated;
        }
        if (left instanceof Long a && right instanceof Long b && !operator.is("/")) {
            return whole(operator, a, b);
        }
        double a = number(operator, left);
        double b = number(operator, right);
        return switch (operator.text()) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / nonZero(operator, b);
            case "//" -> Math.floor(a / nonZero(operator, b));
            case "%" -> a - Math.floor(a / nonZero(operator, b)) * b;
            default -> Math.pow(a, b);
        };
    }

    private static Object whole(Token operator, long a, long b) {
        try {
            return switch (operator.text()) {
                case "+" -> Math.addExact(a, b);
                case "-" -> Math.subtractExact(a, b);
                case "*" -> Math.multiplyExact(a, b);
                case "//" -> Math.floorDiv(a, b);
                case "%" -> Math.floorMod(a, b);
                default -> {
                    double power = Math.pow(a, b);
                    if (b >= 0 && power < 1e15) {
                        yield (Object) (long) power;
                    }
                    yield (Object) power;
                }
            };
        } catch (ArithmeticException e) {
            throw new Refused(
                    operator.offset(), a + " " + operator.text() + " " + b + " must be a number that can be computed");
        }
    }

    private static void checkSize(Token where, double size) {
        if (size > MAX_RANGE) {
            throw new Refused(where.offset(), "a list must not have more than " + MAX_RANGE + " entries");
        }
    }

    private static double nonZero(Token operator, double value) {
        if (value == 0) {
            throw new Refused(operator.offset(), "a divisor must not be 0");
        }
        return value;
    }

    private static double number(Token where, Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new Refused(where.offset(), "'" + where.text() + "' must stand between numbers");
    }

    static Object call(Token function, List<Object> arguments) {
        return switch (function.text()) {
            case "range", "xrange" -> range(function, arguments);
            case "list", "tuple", "sorted" -> list(function, arguments);
            case "dict" -> dictionary(function, arguments);
            case "zip" -> zip(function, arguments);
            case "len" -> (long) list(function, arguments).size();
            case "float" -> number(function, only(function, arguments));
            case "int" -> (Object) (long) number(function, only(function, arguments));
            default ->
                throw new Refused(
                        function.offset(),
                        "function '" + function.text()
                                + "' must be one of range, list, tuple, dict, zip, len, float, int. Other Python is not run");
        };
    }

    private static Object only(Token function, List<Object> arguments) {
        if (arguments.size() != 1) {
            throw new Refused(function.offset(), "'" + function.text() + "' must have one argument");
        }
        return arguments.getFirst();
    }

    private static List<Object> list(Token function, List<Object> arguments) {
        if (arguments.isEmpty()) {
            return new ArrayList<>();
        }
        Object value = only(function, arguments);
        if (value instanceof Map<?, ?> map) {
            return new ArrayList<>(map.keySet());
        }
        if (value instanceof List<?> items) {
            return new ArrayList<>(items);
        }
        throw new Refused(function.offset(), "'" + function.text() + "' must have a list as its argument");
    }

    private static List<Object> range(Token function, List<Object> arguments) {
        if (arguments.isEmpty() || arguments.size() > 3 || !arguments.stream().allMatch(Long.class::isInstance)) {
            throw new Refused(function.offset(), "'range' must have one to three whole numbers");
        }
        long[] v = arguments.stream().mapToLong(a -> (Long) a).toArray();
        long from = v.length == 1 ? 0 : v[0];
        long to = v.length == 1 ? v[0] : v[1];
        long step = v.length == 3 ? v[2] : 1;
        if (step == 0 || Math.abs((double) to - from) / Math.abs((double) step) > MAX_RANGE) {
            throw new Refused(function.offset(), "'range' must give at most " + MAX_RANGE + " numbers");
        }
        long count = Math.max(0, Math.ceilDiv(to - from, step));
        return new ArrayList<>(LongStream.range(0, count)
                .mapToObj(i -> (Object) (from + i * step))
                .toList());
    }

    private static Map<Object, Object> dictionary(Token function, List<Object> arguments) {
        Map<Object, Object> out = new LinkedHashMap<>();
        for (Object pair : arguments.isEmpty() ? List.of() : list(function, arguments)) {
            if (!(pair instanceof List<?> entry) || entry.size() != 2) {
                throw new Refused(function.offset(), "'dict' must have a list of pairs as its argument");
            }
            out.put(entry.get(0), entry.get(1));
        }
        return out;
    }

    private static List<Object> zip(Token function, List<Object> arguments) {
        List<List<Object>> columns = arguments.stream()
                .map(argument -> list(function, List.of(argument)))
                .toList();
        int rows = columns.stream().mapToInt(List::size).min().orElse(0);
        List<Object> out = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            int row = i;
            out.add(new ArrayList<>(
                    columns.stream().map(column -> column.get(row)).toList()));
        }
        return out;
    }
}
