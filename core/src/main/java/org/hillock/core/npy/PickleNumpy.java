package org.hillock.core.npy;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.NumpyType.Member;
import org.hillock.core.npy.PickleValue.Dict;
import org.hillock.core.npy.PickleValue.Dtype;
import org.hillock.core.npy.PickleValue.Global;
import org.hillock.core.npy.PickleValue.Items;
import org.hillock.core.npy.PickleValue.Plain;
import org.hillock.core.values.DType;

/** The forms in which numpy pickles its types, scalars and arrays; module names of numpy 1 and 2. */
final class PickleNumpy {
    private PickleNumpy() {}

    static PickleValue call(Global global, List<PickleValue> arguments) {
        String module = global.module().replace("numpy._core", "numpy.core");
        return switch (module + "." + global.name()) {
            case "numpy.dtype" -> dtype(PickleGlobals.argument(arguments, 0));
            case "numpy.core.multiarray._reconstruct", "numpy.ndarray" -> new PickleValue.Array();
            case "numpy.core.multiarray.scalar" -> scalar(arguments);
            case "numpy.core.numeric._frombuffer" -> fromBuffer(arguments);
            default -> throw PickleGlobals.refused(global);
        };
    }

    private static Dtype dtype(PickleValue name) {
        if (name instanceof Global global) {
            return new Dtype(global.toString(), simpleType(global.name()));
        }
        String text = PickleGlobals.text(name);
        return new Dtype(text, text.startsWith("V") ? Optional.empty() : Optional.of(parse(text)));
    }

    private static Optional<NumpyType> simpleType(String className) {
        try {
            return Optional.of(className.equals("bool_") ? new NumpyType.Bool() : NumpyType.of(DType.parse(className)));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static NumpyType parse(String text) {
        try {
            return NumpyType.parse(PythonJson.NODES.stringNode(text));
        } catch (IllegalArgumentException e) {
            throw new PickleFault(String.valueOf(e.getMessage()));
        }
    }

    /** State of a dtype: (version, byte order, sub-array, names, fields, item size, …). */
    static void setState(Dtype dtype, List<PickleValue> state) {
        if (state.size() < 5) {
            throw new PickleFault("the state of a numpy type must have at least five parts");
        }
        boolean bigEndian = state.get(1) instanceof Plain(var order)
                && order.isString()
                && order.stringValue().equals(">");
        if (!PickleGlobals.isNone(state.get(2))) {
            List<PickleValue> sub = PickleGlobals.items(state.get(2));
            dtype.type = Optional.of(type(PickleGlobals.argument(sub, 0)));
            dtype.shape = PickleGlobals.shape(PickleGlobals.argument(sub, 1));
        } else if (!PickleGlobals.isNone(state.get(3))) {
            int itemSize = state.size() > 5 ? PickleGlobals.wholeNumber(state.get(5)) : 0;
            dtype.type = Optional.of(struct(PickleGlobals.items(state.get(3)), state.get(4), itemSize));
        } else if (bigEndian) {
            dtype.type = dtype.type.map(PickleNumpy::bigEndian);
        }
    }

    private static NumpyType bigEndian(NumpyType type) {
        return switch (type) {
            case NumpyType.Numeric(DType number, ByteOrder ignored) ->
                new NumpyType.Numeric(number, ByteOrder.BIG_ENDIAN);
            case NumpyType.Half ignored -> new NumpyType.Half(ByteOrder.BIG_ENDIAN);
            case NumpyType.Unicode(int width, ByteOrder ignored) -> new NumpyType.Unicode(width, ByteOrder.BIG_ENDIAN);
            default -> type;
        };
    }

    private static NumpyType struct(List<PickleValue> names, PickleValue fields, int itemSize) {
        if (!(fields instanceof Dict dict)) {
            throw new PickleFault("the fields of a numpy type must be a dict");
        }
        Map<String, List<PickleValue>> byName = new HashMap<>();
        dict.entries.forEach(e -> byName.put(PickleGlobals.text(e.getKey()), PickleGlobals.items(e.getValue())));
        List<Member> members = new ArrayList<>();
        int end = 0;
        for (PickleValue name : names) {
            List<PickleValue> field = byName.getOrDefault(PickleGlobals.text(name), List.of());
            PickleValue type = PickleGlobals.argument(field, 0);
            int offset = PickleGlobals.wholeNumber(PickleGlobals.argument(field, 1));
            List<Integer> shape = type instanceof Dtype dtype ? dtype.shape : List.of();
            end = pad(members, end, offset);
            Member member = new Member(PickleGlobals.text(name), type(type), shape, offset);
            if (member.type() instanceof NumpyType.PythonObject) {
                throw new NotSupportedException(
                        "records with Python objects can't be read. Write them as plain values.");
            }
            members.add(member);
            end = Math.addExact(end, member.bytes());
        }
        pad(members, end, Math.max(end, itemSize));
        return new NumpyType.Struct(members);
    }

    private static int pad(List<Member> members, int end, int offset) {
        if (offset < end) {
            throw new NotSupportedException("records whose fields overlap can't be read. Write them as plain values.");
        }
        if (offset > end) {
            members.add(new Member("", new NumpyType.Padding(offset - end), List.of(), end));
        }
        return offset;
    }

    private static NumpyType type(PickleValue dtype) {
        if (dtype instanceof Dtype given) {
            return PickleGlobals.present(given.type, "the numpy type '" + given.name + "'");
        }
        throw new PickleFault("a numpy type must stand where something else does");
    }

    private static PickleValue scalar(List<PickleValue> arguments) {
        NumpyType type = type(PickleGlobals.argument(arguments, 0));
        PickleValue value = PickleGlobals.argument(arguments, 1);
        return type instanceof NumpyType.PythonObject
                ? value
                : decode(type, List.of(), PickleGlobals.bytes(value), false);
    }

    private static PickleValue fromBuffer(List<PickleValue> arguments) {
        NumpyType type = type(PickleGlobals.argument(arguments, 1));
        List<Integer> shape = PickleGlobals.shape(PickleGlobals.argument(arguments, 2));
        boolean fortran =
                arguments.size() > 3 && PickleGlobals.text(arguments.get(3)).equals("F");
        return decode(type, shape, PickleGlobals.bytes(PickleGlobals.argument(arguments, 0)), fortran);
    }

    /** State of an array: (version, shape, dtype, Fortran order, bytes or list of objects). */
    static void setState(PickleValue.Array array, List<PickleValue> state) {
        if (state.size() != 5) {
            throw new PickleFault("the state of a numpy array must have five parts");
        }
        List<Integer> shape = PickleGlobals.shape(state.get(1));
        NumpyType type = type(state.get(2));
        boolean fortran = PickleGlobals.truth(state.get(3));
        array.content = Optional.of(
                type instanceof NumpyType.PythonObject
                        ? objects(PickleGlobals.items(state.get(4)), shape)
                        : decode(type, shape, PickleGlobals.bytes(state.get(4)), fortran));
    }

    /** Objects lie row-major whatever the order of the array's memory. */
    private static PickleValue objects(List<PickleValue> values, List<Integer> shape) {
        if (values.size() != count(shape)) {
            throw new PickleFault("an array of objects has not as many items as its shape says");
        }
        return nested(values, shape, 0, strides(shape, false), 0);
    }

    private static PickleValue nested(List<PickleValue> values, List<Integer> shape, int axis, int[] strides, int at) {
        if (axis == shape.size()) {
            return values.get(at);
        }
        Items items = new Items();
        for (int i = 0; i < shape.get(axis); i++) {
            items.values.add(nested(values, shape, axis + 1, strides, at + i * strides[axis]));
        }
        return items;
    }

    private static int[] strides(List<Integer> shape, boolean fortran) {
        int[] strides = new int[shape.size()];
        int stride = 1;
        for (int i = 0; i < strides.length; i++) {
            int axis = fortran ? i : strides.length - 1 - i;
            strides[axis] = stride;
            stride *= shape.get(axis);
        }
        return strides;
    }

    private static PickleValue decode(NumpyType type, List<Integer> shape, byte[] bytes, boolean fortran) {
        long count = count(shape);
        if (type instanceof NumpyType.PythonObject || bytes.length != count * type.itemSize()) {
            throw new PickleFault("a numpy array has not as many bytes as its type and shape say");
        }
        Object column = ElementBytes.allocate(type, (int) count);
        try {
            ElementBytes.read(type, MemorySegment.ofArray(bytes), 0, type.itemSize(), column, 0, (int) count);
        } catch (IllegalArgumentException e) {
            throw new PickleFault("a numpy array is damaged: " + e.getMessage());
        }
        int[] lengths = shape.stream().mapToInt(Integer::intValue).toArray();
        if (type instanceof NumpyType.Struct && lengths.length == 1) {
            return new PickleValue.Records(ElementBytes.wrap(type, column, lengths));
        }
        if (!fortran || lengths.length < 2) {
            return new Plain(PlainItems.nested(ElementBytes.wrap(type, column, lengths)));
        }
        var flat = PlainItems.nested(ElementBytes.wrap(type, column, (int) count));
        List<PickleValue> values = new ArrayList<>();
        flat.forEach(node -> values.add(new Plain(node)));
        return nested(values, shape, 0, strides(shape, true), 0);
    }

    private static int count(List<Integer> shape) {
        try {
            return shape.contains(0) ? 0 : shape.stream().reduce(1, Math::multiplyExact);
        } catch (ArithmeticException e) {
            throw new PickleFault("a numpy array of the shape " + shape + " is too large");
        }
    }
}
