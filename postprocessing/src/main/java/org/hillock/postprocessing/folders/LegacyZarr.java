package org.hillock.postprocessing.folders;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hillock.core.json.PythonJson;
import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.store.StagedOutput;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.core.zarr.ZarrGroup;
import org.hillock.postprocessing.waveforms.UnitTable;
import org.hillock.postprocessing.waveforms.Variable;
import org.hillock.postprocessing.waveforms.WaveformExtractor;
import org.hillock.postprocessing.waveforms.WaveformStack;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The zarr store of a WaveformExtractor. */
record LegacyZarr(ZarrGroup store) implements LegacySource, LegacySink {
    private static final String FACTS = "recording_info";
    private static final Set<String> OF_FACTS = Set.of("recording_attributes", "probegroup");

    static boolean is(Path folder) {
        return ZarrGroup.isStore(folder)
                && ZarrGroup.open(folder).hasGroup("waveforms")
                && ZarrGroup.open(folder).attributes().has("params");
    }

    static WaveformExtractor open(Path folder, Optional<Recording> recording, Optional<Sorting> sorting) {
        return LegacyReading.open(
                new LegacyZarr(ZarrGroup.open(folder.toAbsolutePath().normalize())), recording, sorting);
    }

    static void write(WaveformExtractor waveforms, Path folder, boolean overwrite) {
        try (StagedOutput output = StagedOutput.folder(folder, overwrite, Optional.empty())) {
            LegacyZarr sink = new LegacyZarr(ZarrGroup.create(output.path()));
            new LegacyWriting(waveforms, sink, output.target()).write();
            output.commit();
        }
    }

    @Override
    public Path root() {
        return store.folder();
    }

    @Override
    public Optional<JsonNode> tree(String name) {
        int slash = name.indexOf('/');
        if (slash > 0) {
            String group = name.substring(0, slash);
            return store.hasGroup(group)
                    ? store.group(group).attributes().optional(name.substring(slash + 1))
                    : Optional.empty();
        }
        if (OF_FACTS.contains(name)) {
            return store.hasGroup(FACTS) ? store.group(FACTS).attributes().optional(name) : Optional.empty();
        }
        return store.attributes().optional(name);
    }

    @Override
    public Optional<NdArray> array(String name) {
        return store.hasArray(name) ? Optional.of(store.array(name).readAll()) : Optional.empty();
    }

    @Override
    public Optional<WaveformStack> stack(String name) {
        return store.hasArray(name) ? Optional.of(ZarrStack.of(store.array(name))) : Optional.empty();
    }

    @Override
    public Optional<UnitTable> table(String name, Ids unitIds) {
        return store.hasGroup(name) ? Optional.of(ExtensionArrays.table(store.group(name), unitIds)) : Optional.empty();
    }

    @Override
    public List<String> names(String part) {
        if (part.isEmpty()) {
            return store.groupNames();
        }
        ZarrGroup group = store.group(part);
        return java.util.stream.Stream.concat(group.arrayNames().stream(), group.groupNames().stream())
                .toList();
    }

    @Override
    public void put(String name, JsonNode tree) {
        int slash = name.indexOf('/');
        if (slash > 0) {
            putAttribute(store.createGroup(name.substring(0, slash)), name.substring(slash + 1), tree);
        } else {
            putAttribute(OF_FACTS.contains(name) ? store.createGroup(FACTS) : store, name, tree);
        }
    }

    private static void putAttribute(ZarrGroup group, String name, JsonNode tree) {
        ObjectNode attributes = group.attributes();
        attributes.set(name, tree);
        group.writeAttributes(attributes);
    }

    @Override
    public void put(String name, Variable variable) {
        int slash = name.indexOf('/');
        ZarrGroup group = slash > 0 ? store.createGroup(name.substring(0, slash)) : store;
        String own = name.substring(slash + 1);
        ExtensionArrays.write(group, own, variable);
        if (variable instanceof Variable.Rows(UnitTable table)) {
            ObjectNode attributes = PythonJson.NODES.objectNode();
            attributes.putArray("_ARRAY_DIMENSIONS").add("index");
            ZarrGroup written = group.group(own);
            table.columns().forEach(column -> written.array(column).writeAttributes(attributes));
            written.array("index").writeAttributes(attributes);
        }
    }

    @Override
    public void finish() {
        store.consolidate();
    }
}
