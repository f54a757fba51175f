package org.hillock.core.npy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;

/** A value while a pickle is being read; containers are compared by identity, since they may still grow. */
sealed interface PickleValue {
    /** A text, number, truth value or None. */
    record Plain(JsonNode node) implements PickleValue {}

    /** A numpy array of records. */
    record Records(NdArray array) implements PickleValue {}

    /** Raw bytes. */
    record Bytes(byte[] bytes) implements PickleValue {}

    /** The name of a class or function; never looked up, let alone run. */
    record Global(String module, String name) implements PickleValue {
        @Override
        public String toString() {
            return module + "." + name;
        }
    }

    /** A list, tuple or set. */
    final class Items implements PickleValue {
        final List<PickleValue> values = new ArrayList<>();

        Items() {}

        Items(List<PickleValue> values) {
            this.values.addAll(values);
        }
    }

    /** A set; equal plain items occur once. */
    final class Unique implements PickleValue {
        final LinkedHashSet<PickleValue> values = new LinkedHashSet<>();
    }

    /** A dict as its entries in the order of writing; a later entry of the same key wins. */
    final class Dict implements PickleValue {
        final List<Map.Entry<PickleValue, PickleValue>> entries = new ArrayList<>();
    }

    /** A numpy dtype, complete only after its state was set. */
    final class Dtype implements PickleValue {
        final String name;
        Optional<NumpyType> type;
        List<Integer> shape = List.of();

        Dtype(String name, Optional<NumpyType> type) {
            this.name = name;
            this.type = type;
        }
    }

    /** A numpy array, complete only after its state was set. */
    final class Array implements PickleValue {
        Optional<PickleValue> content = Optional.empty();
    }

    /** Where a run of items on the stack begins. */
    enum Mark implements PickleValue {
        MARK
    }
}
