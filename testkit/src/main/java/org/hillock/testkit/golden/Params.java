package org.hillock.testkit.golden;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.hillock.core.json.NdJson;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The parameters of a case. What is never asked for is unknown to whoever computes the answer, and makes the case fail. */
public final class Params {
    private final ObjectNode given;
    private final Set<String> asked = new LinkedHashSet<>();

    Params(ObjectNode given) {
        this.given = given;
    }

    /** The value of a parameter; absent where it is not given or null. */
    public Optional<JsonNode> find(String name) {
        asked.add(name);
        return Optional.ofNullable(given.get(name)).filter(node -> !node.isNull());
    }

    /** The value of a parameter that must be given. */
    public JsonNode require(String name) {
        return find(name).orElseThrow(() -> new GoldenFault("parameter '" + name + "' must be given"));
    }

    /** Whether a parameter is given and not null. */
    public boolean has(String name) {
        return find(name).isPresent();
    }

    /** A text. */
    public Optional<String> text(String name) {
        return find(name).map(node -> {
            if (!node.isString()) {
                throw new GoldenFault("parameter '" + name + "' = " + node + " must be a text");
            }
            return node.stringValue();
        });
    }

    /** A truth value; false where absent. */
    public boolean flag(String name) {
        return find(name).map(JsonNode::booleanValue).orElse(false);
    }

    /** A whole number. */
    public OptionalInt whole(String name) {
        return find(name).map(node -> OptionalInt.of(node.intValue())).orElseGet(OptionalInt::empty);
    }

    /** A whole number that must be given. */
    public int requireWhole(String name) {
        return require(name).intValue();
    }

    /** A number. */
    public OptionalDouble number(String name) {
        return find(name).map(node -> OptionalDouble.of(node.doubleValue())).orElseGet(OptionalDouble::empty);
    }

    /** A number that must be given. */
    public double requireNumber(String name) {
        return require(name).doubleValue();
    }

    /** Several ids. */
    public Optional<Ids> ids(String name) {
        return find(name).map(Params::ids);
    }

    /** Several whole numbers that must be given. */
    public int[] requireWholes(String name) {
        return NdJson.fromJson(require(name)).toInts();
    }

    /** All parameters as they stand; marks them all as known. For those who refuse unknown ones themselves. */
    public ObjectNode all() {
        asked.addAll(given.propertyNames());
        return given.deepCopy();
    }

    /** The parameters that nobody asked for. */
    public List<String> unknown() {
        List<String> left = new ArrayList<>(given.propertyNames());
        left.removeAll(asked);
        return left;
    }

    /** Ids from a JSON list of whole numbers or texts. */
    public static Ids ids(JsonNode list) {
        List<Id> ids = new ArrayList<>();
        list.forEach(node -> ids.add(node.isString() ? Id.of(node.stringValue()) : Id.of(node.longValue())));
        return Ids.of(ids);
    }
}
