package org.hillock.core.npy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.PickleValue.Bytes;
import org.hillock.core.npy.PickleValue.Dict;
import org.hillock.core.npy.PickleValue.Global;
import org.hillock.core.npy.PickleValue.Items;
import org.hillock.core.npy.PickleValue.Mark;
import org.hillock.core.npy.PickleValue.Plain;
import org.hillock.core.npy.PickleValue.Unique;

/**
 * Follows the opcodes of a pickle (protocols 0 to 5, as Python's {@code pickletools} describes them) and builds plain values;
 * what would call code is either one of a few known constructors ({@link PickleGlobals}) or refused by name.
 */
final class PickleMachine {
    private static final int MAX_STACK = 1 << 26;
    private final PickleBytes in;
    private final List<PickleValue> stack = new ArrayList<>();
    private final Map<Long, PickleValue> memo = new HashMap<>();

    PickleMachine(PickleBytes in) {
        this.in = in;
    }

    /** Runs to the end and gives the value that the pickle holds. */
    PickleValue run() {
        while (true) {
            int opcode = in.u1();
            if (opcode == '.') {
                return pop();
            }
            if (!number(opcode) && !text(opcode) && !container(opcode) && !stackOrMemo(opcode) && !call(opcode)) {
                throw new PickleFault("the opcode " + String.format("0x%02x", opcode) + " is not known");
            }
            if (stack.size() > MAX_STACK) {
                throw new PickleFault("more than " + MAX_STACK + " values are open");
            }
        }
    }

    private boolean number(int opcode) {
        switch (opcode) {
            case 'N' -> push(PythonJson.NODES.nullNode());
            case 0x88 -> push(PythonJson.NODES.booleanNode(true));
            case 0x89 -> push(PythonJson.NODES.booleanNode(false));
            case 'J' -> push(PythonJson.NODES.numberNode((long) in.i4()));
            case 'K' -> push(PythonJson.NODES.numberNode((long) in.u1()));
            case 'M' -> push(PythonJson.NODES.numberNode((long) in.u2()));
            case 0x8a -> pushNumber(in.number(in.u1()));
            case 0x8b -> pushNumber(in.number(in.i4()));
            case 'G' -> push(PythonJson.NODES.numberNode(in.bigEndianDouble()));
            case 'F' -> push(PythonJson.NODES.numberNode(PickleText.parseFloat(in.line())));
            case 'I' -> pushIntLine(in.line());
            case 'L' -> pushNumber(PickleText.parseLong(in.line()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void pushIntLine(String line) {
        switch (line) {
            case "00" -> push(PythonJson.NODES.booleanNode(false));
            case "01" -> push(PythonJson.NODES.booleanNode(true));
            default -> pushNumber(PickleText.parseLong(line));
        }
    }

    private void pushNumber(BigInteger value) {
        push(
                value.bitLength() < 64
                        ? PythonJson.NODES.numberNode(value.longValue())
                        : PythonJson.NODES.numberNode(value));
    }

    private boolean text(int opcode) {
        switch (opcode) {
            case 'X' -> pushText(in.utf8(in.u4()));
            case 0x8c -> pushText(in.utf8(in.u1()));
            case 0x8d -> pushText(in.utf8(in.i8()));
            case 'V' -> pushText(PickleText.rawUnicode(in.line()));
            case 'S' -> pushText(PickleText.quoted(in.line()));
            case 'T' -> pushText(in.latin1(in.u4()));
            case 'U' -> pushText(in.latin1(in.u1()));
            case 'B' -> stack.add(new Bytes(in.take(in.u4())));
            case 'C' -> stack.add(new Bytes(in.take(in.u1())));
            case 0x8e, 0x96 -> stack.add(new Bytes(in.take(in.i8())));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean container(int opcode) {
        switch (opcode) {
            case ']', ')' -> stack.add(new Items());
            case '}' -> stack.add(new Dict());
            case 0x8f -> stack.add(new Unique());
            case 'l', 't' -> stack.add(new Items(popToMark()));
            case 0x85 -> stack.add(new Items(popLast(1)));
            case 0x86 -> stack.add(new Items(popLast(2)));
            case 0x87 -> stack.add(new Items(popLast(3)));
            case 0x91 -> addAll(new Unique(), popToMark(), true);
            case 'd' -> setAll(new Dict(), popToMark(), true);
            case 'a' -> {
                PickleValue value = pop();
                addAll(top(), List.of(value), false);
            }
            case 'e', 0x90 -> {
                List<PickleValue> values = popToMark();
                addAll(top(), values, false);
            }
            case 's' -> {
                List<PickleValue> pair = popLast(2);
                setAll(top(), pair, false);
            }
            case 'u' -> {
                List<PickleValue> pairs = popToMark();
                setAll(top(), pairs, false);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void addAll(PickleValue target, List<PickleValue> values, boolean push) {
        switch (target) {
            case Items items -> items.values.addAll(values);
            case Unique unique -> unique.values.addAll(values);
            default -> throw new PickleFault("items can't be added to what is no list or set");
        }
        if (push) {
            stack.add(target);
        }
    }

    private void setAll(PickleValue target, List<PickleValue> pairs, boolean push) {
        if (!(target instanceof Dict dict) || pairs.size() % 2 != 0) {
            throw new PickleFault("keys and values in pairs must go into a dict");
        }
        for (int i = 0; i < pairs.size(); i += 2) {
            dict.entries.add(Map.entry(pairs.get(i), pairs.get(i + 1)));
        }
        if (push) {
            stack.add(target);
        }
    }

    private boolean stackOrMemo(int opcode) {
        switch (opcode) {
            case 0x80 -> {
                int protocol = in.u1();
                if (protocol > 5) {
                    throw new NotSupportedException(
                            "pickle protocol " + protocol + " is not known (0 to 5 are). Write it with protocol 4.");
                }
            }
            case 0x95 -> in.i8();
            case '(' -> stack.add(Mark.MARK);
            case '0' -> pop();
            case '1' -> popToMark();
            case '2' -> stack.add(top());
            case 'p' -> memo.put(PickleText.parseLong(in.line()).longValue(), top());
            case 'q' -> memo.put((long) in.u1(), top());
            case 'r' -> memo.put(in.u4(), top());
            case 0x94 -> memo.put((long) memo.size(), top());
            case 'g' -> recall(PickleText.parseLong(in.line()).longValue());
            case 'h' -> recall(in.u1());
            case 'j' -> recall(in.u4());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void recall(long key) {
        PickleValue value = memo.get(key);
        if (value == null) {
            throw new PickleFault("the value " + key + " is used before it was stored");
        }
        stack.add(value);
    }

    private boolean call(int opcode) {
        switch (opcode) {
            case 'c' -> stack.add(new Global(in.line(), in.line()));
            case 0x93 -> {
                List<PickleValue> names = popLast(2);
                stack.add(new Global(PickleGlobals.text(names.get(0)), PickleGlobals.text(names.get(1))));
            }
            case 'R', 0x81 -> {
                List<PickleValue> call = popLast(2);
                stack.add(PickleGlobals.call(call.get(0), PickleGlobals.items(call.get(1))));
            }
            case 'b' -> {
                PickleValue state = pop();
                PickleGlobals.setState(top(), state);
            }
            case 0x92 -> {
                List<PickleValue> parts = popLast(3);
                throw PickleGlobals.refused(parts.get(0));
            }
            case 'i' -> throw PickleGlobals.refused(new Global(in.line(), in.line()));
            case 'o' -> {
                List<PickleValue> parts = popToMark();
                throw PickleGlobals.refused(parts.isEmpty() ? Mark.MARK : parts.getFirst());
            }
            case 'P', 'Q', 0x82, 0x83, 0x84, 0x97, 0x98 ->
                throw new NotSupportedException("a pickle that refers to things outside itself (opcode "
                        + String.format("0x%02x", opcode) + ") can't be read. Write it as plain values.");
            default -> {
                return false;
            }
        }
        return true;
    }

    private void push(tools.jackson.databind.JsonNode node) {
        stack.add(new Plain(node));
    }

    private void pushText(String text) {
        push(PythonJson.NODES.stringNode(text));
    }

    private PickleValue top() {
        if (stack.isEmpty() || stack.getLast() == Mark.MARK) {
            throw new PickleFault("a value is missing");
        }
        return stack.getLast();
    }

    private PickleValue pop() {
        PickleValue value = top();
        stack.removeLast();
        return value;
    }

    private List<PickleValue> popLast(int count) {
        List<PickleValue> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.addFirst(pop());
        }
        return values;
    }

    private List<PickleValue> popToMark() {
        int mark = stack.lastIndexOf(Mark.MARK);
        if (mark < 0) {
            throw new PickleFault("the beginning of the items is missing");
        }
        List<PickleValue> tail = stack.subList(mark, stack.size());
        List<PickleValue> values = new ArrayList<>(tail.subList(1, tail.size()));
        tail.clear();
        return values;
    }
}
