package org.hillock.postprocessing.waveforms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;

/** The variables that an extension computed, by name, in order. Immutable. */
public final class ExtensionData {
    private static final ExtensionData NOTHING = new ExtensionData(Map.of());

    private final Map<String, Variable> variables;

    private ExtensionData(Map<String, Variable> variables) {
        this.variables = variables;
    }

    /** No variables yet. */
    public static ExtensionData nothing() {
        return NOTHING;
    }

    /** One array. */
    public static ExtensionData of(String name, NdArray array) {
        return NOTHING.with(name, array);
    }

    /** One table. */
    public static ExtensionData of(String name, UnitTable table) {
        return NOTHING.with(name, new Variable.Rows(table));
    }

    /** With an array more. */
    public ExtensionData with(String name, NdArray array) {
        return with(name, new Variable.Numbers(array));
    }

    /** With a variable more. */
    public ExtensionData with(String name, Variable variable) {
        Map<String, Variable> more = new LinkedHashMap<>(variables);
        more.put(name, variable);
        return new ExtensionData(more);
    }

    /** The names of the variables. */
    public Set<String> names() {
        return java.util.Collections.unmodifiableSet(variables.keySet());
    }

    /** A variable. */
    public Optional<Variable> find(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    /** An array; waveforms are read as a whole. An unknown name is refused with the known ones listed. */
    public NdArray array(String name) {
        return switch (get(name)) {
            case Variable.Numbers(NdArray array) -> array;
            case Variable.Stack(WaveformStack rows) -> rows.toArray();
            default -> throw wrongForm(name, "an array");
        };
    }

    /** Waveforms. */
    public WaveformStack stack(String name) {
        return switch (get(name)) {
            case Variable.Stack(WaveformStack rows) -> rows;
            case Variable.Numbers(NdArray array) -> new ArrayStack(array);
            default -> throw wrongForm(name, "waveforms");
        };
    }

    /** A table. */
    public UnitTable table(String name) {
        if (get(name) instanceof Variable.Rows(UnitTable table)) {
            return table;
        }
        throw wrongForm(name, "a table");
    }

    /** A plain dictionary or list. */
    public JsonNode tree(String name) {
        if (get(name) instanceof Variable.Plain(JsonNode tree)) {
            return tree;
        }
        throw wrongForm(name, "a dictionary");
    }

    private Variable get(String name) {
        return find(name)
                .orElseThrow(() -> new WrongArgumentException(
                        "extension: variable '" + name + "' must be one of " + variables.keySet() + "."));
    }

    private static WrongArgumentException wrongForm(String name, String wanted) {
        return new WrongArgumentException("extension: variable '" + name + "' must be " + wanted + " here.");
    }

    @Override
    public String toString() {
        return variables.keySet().toString();
    }
}
