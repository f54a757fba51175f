package org.hillock.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hillock.core.json.PythonJson;
import org.hillock.testkit.areas.GoldenArea;
import org.hillock.testkit.areas.GoldenFunction;
import org.hillock.testkit.golden.GoldenFault;
import tools.jackson.databind.JsonNode;

/** The table {@code golden-functions.json}: which handler computes the cases of a function, and which rooms are not built yet. */
public final class FunctionTable {
    private static final String NOT_BUILT = "not_built";

    private final JsonNode areas;
    private final Map<String, Map<String, GoldenFunction>> handlers;

    private FunctionTable(JsonNode areas, Map<String, Map<String, GoldenFunction>> handlers) {
        this.areas = areas;
        this.handlers = handlers;
    }

    /** The table of this version with all handlers. */
    public static FunctionTable standard() {
        return of(Resources.json("golden-functions.json"), GoldenArea.all());
    }

    /** A table over some handlers; a name in it that no handler has is refused. */
    static FunctionTable of(JsonNode table, List<GoldenArea> areas) {
        Map<String, Map<String, GoldenFunction>> handlers = areas.stream()
                .collect(Collectors.toMap(GoldenArea::name, GoldenArea::handlers, (a, b) -> a, LinkedHashMap::new));
        FunctionTable out = new FunctionTable(table.path("areas"), handlers);
        table.path("areas").properties().forEach(area -> area.getValue()
                .path("functions")
                .properties()
                .forEach(function -> out.refuseUnknown(area.getKey(), function.getValue())));
        return out;
    }

    private void refuseUnknown(String area, JsonNode entry) {
        String name = handlerName(entry);
        if (!entry.has(NOT_BUILT) && !handlers.getOrDefault(area, Map.of()).containsKey(name)) {
            throw new IllegalStateException(
                    "golden-functions.json: handler '" + name + "' of area '" + area + "' must be one of "
                            + handlers.getOrDefault(area, Map.of()).keySet());
        }
    }

    private static String handlerName(JsonNode entry) {
        return entry.isString() ? entry.stringValue() : entry.path("handler").asString("");
    }

    /** The names of the areas. */
    public List<String> areas() {
        return List.copyOf(areas.propertyNames());
    }

    /** Whether an area has at least one handler. */
    public boolean isBuilt(String area) {
        return areas.path(area).has("functions");
    }

    /** The room that is missing to compute a function of an area; none where it is built, known or not. */
    public Optional<String> missingRoom(String area, String function) {
        JsonNode entry = areas.path(area);
        JsonNode room = entry.has(NOT_BUILT)
                ? entry.path(NOT_BUILT)
                : entry.path("functions").path(function).path(NOT_BUILT);
        return room.isString() ? Optional.of(room.stringValue()) : Optional.empty();
    }

    /** What computes a function of an area; an unknown area or function is a fault that names it. */
    public GoldenFunction handler(String area, String function) {
        if (!areas.has(area)) {
            throw new GoldenFault("area '" + area + "' must be one of " + areas());
        }
        JsonNode entry = areas.path(area).path("functions").path(function);
        if (entry.isMissingNode()) {
            throw new GoldenFault("function '" + function + "' must be one that the area '" + area + "' knows: "
                    + areas.path(area).path("functions").propertyNames());
        }
        String handler = handlerName(entry);
        return Optional.ofNullable(handlers.getOrDefault(area, Map.of()).get(handler))
                .orElseThrow(() -> new GoldenFault("handler '" + handler + "' must be one of the area '" + area + "'"));
    }

    /** Outputs of a function that need a room which is not built yet, by name. */
    public Map<String, String> later(String area, String function) {
        Map<String, String> out = new LinkedHashMap<>();
        areas.path(area)
                .path("functions")
                .path(function)
                .path("later")
                .properties()
                .forEach(entry -> out.put(entry.getKey(), entry.getValue().stringValue()));
        return out;
    }

    /** The table as text for those who look for it, for example {@code GoldenFunctions.of("core")}. */
    @Override
    public String toString() {
        return PythonJson.format(areas);
    }
}
