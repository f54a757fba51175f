package org.hillock.postprocessing.folders;

import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.hillock.core.codecs.Codec;
import org.hillock.core.errors.NotSupportedException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.NumpyType;
import org.hillock.core.store.ZarrOptions;
import org.hillock.core.values.DType;
import org.hillock.core.values.ElementType;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.core.zarr.ArrayMetadata;
import org.hillock.core.zarr.ObjectFilter;
import org.hillock.core.zarr.ZarrArray;
import org.hillock.core.zarr.ZarrGroup;
import org.hillock.postprocessing.waveforms.ExtensionData;
import org.hillock.postprocessing.waveforms.FinishedExtension;
import org.hillock.postprocessing.waveforms.UnitTable;
import org.hillock.postprocessing.waveforms.Variable;
import org.hillock.postprocessing.waveforms.WaveformStack;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A finished extension as a zarr group: an array for each variable, a group for a table, and the rest in the attributes. */
final class ExtensionArrays {
    private static final String TABLE = "dataframe";
    private static final String DICT = "dict";
    private static final String INDEX = "index";
    private static final System.Logger LOG = System.getLogger(ExtensionArrays.class.getName());

    private ExtensionArrays() {}

    static boolean isWhole(ZarrGroup group) {
        ObjectNode attributes = group.attributes();
        return attributes.has("params") && ExtensionFiles.isCompleted(attributes.path("run_info"));
    }

    static void write(ZarrGroup group, FinishedExtension extension) {
        ExtensionData data = extension.data();
        for (String name : data.names()) {
            write(group, name, data.find(name).orElseThrow());
        }
        ObjectNode attributes = PythonJson.NODES.objectNode();
        attributes.set("info", ExtensionFiles.info(extension.name()));
        attributes.set("run_info", ExtensionFiles.runInfo(extension));
        attributes.set("params", extension.params());
        group.writeAttributes(attributes);
    }

    private static Optional<Codec> packed() {
        return ZarrOptions.standard().compressor();
    }

    static void write(ZarrGroup group, String name, Variable variable) {
        switch (variable) {
            case Variable.Numbers(NdArray array) -> group.write(name, array, packed());
            case Variable.Stack(WaveformStack stack) -> write(group, name, stack);
            case Variable.Rows(UnitTable table) -> write(group.createGroup(name), table);
            case Variable.Plain(JsonNode tree) -> {
                ZarrArray written = group.writeObjects(name, List.of(tree), ObjectFilter.json(), packed());
                written.writeAttributes(PythonJson.NODES.objectNode().put(DICT, true));
            }
            case Variable.Pickled pickled ->
                LOG.log(
                        System.Logger.Level.INFO,
                        name + " is a Python object and is not kept in the zarr store; it is kept in a folder.");
        }
    }

    private static void write(ZarrGroup group, String name, WaveformStack stack) {
        DType dtype = stack.dtype() == DType.INT16 || stack.dtype() == DType.UINT16 ? stack.dtype() : DType.FLOAT32;
        ArrayMetadata metadata = ArrayMetadata.of(
                        new NumpyType.Numeric(dtype, ByteOrder.LITTLE_ENDIAN),
                        stack.numRows(),
                        stack.numSamples(),
                        stack.numChannels())
                .withCompressor(packed());
        ZarrArray array = group.createArray(name, metadata);
        int step = metadata.chunks()[0];
        for (int from = 0; from < stack.numRows() && stack.waveformSize() > 0; from += step) {
            array.writeRows(from, StackFiles.rows(stack, from, Math.min(stack.numRows(), from + step)));
        }
    }

    private static void write(ZarrGroup group, UnitTable table) {
        group.write(INDEX, table.unitIds().toArray(), packed());
        for (String name : table.columns()) {
            group.write(name, table.column(name), packed());
        }
        group.writeAttributes(PythonJson.NODES.objectNode().put(TABLE, true));
    }

    static FinishedExtension read(ZarrGroup group, String name, Ids unitIds) {
        ExtensionData data = ExtensionData.nothing();
        for (String array : group.arrayNames()) {
            Optional<Variable> variable = variable(group.array(array));
            if (variable.isPresent()) {
                data = data.with(array, variable.get());
            }
        }
        for (String table : group.groupNames()) {
            data = data.with(table, new Variable.Rows(table(group.group(table), unitIds)));
        }
        ObjectNode attributes = group.attributes();
        ObjectNode params =
                attributes.path("params") instanceof ObjectNode object ? object : PythonJson.NODES.objectNode();
        double runtime = attributes.path("run_info").path("runtime_s").asDouble(Double.NaN);
        return new FinishedExtension(name, params, data, runtime);
    }

    private static Optional<Variable> variable(ZarrArray array) {
        try {
            if (array.metadata().holdsObjects()) {
                return array.attributes().has(DICT)
                        ? Optional.of(new Variable.Plain(array.readObjects().getFirst()))
                        : Optional.empty();
            }
            boolean waveforms = array.shape().length == 3
                    && array.metadata().type() instanceof NumpyType.Numeric(DType dtype, ByteOrder order)
                    && MappedStack.holds(dtype);
            return Optional.of(
                    waveforms ? new Variable.Stack(ZarrStack.of(array)) : new Variable.Numbers(array.readAll()));
        } catch (NotSupportedException e) {
            LOG.log(System.Logger.Level.WARNING, e.getMessage());
            return Optional.empty();
        }
    }

    /** A table; the peer writes columns that may miss values as texts. */
    static UnitTable table(ZarrGroup group, Ids unitIds) {
        List<Id> units = java.util.Arrays.stream(
                        group.array(INDEX).readAll().type() instanceof ElementType.Text
                                ? group.array(INDEX).readAll().toStrings()
                                : longs(group.array(INDEX).readAll()))
                .map(unitIds::parse)
                .toList();
        UnitTable table = UnitTable.of(units.isEmpty() ? unitIds.take(new int[0]) : Ids.of(units));
        for (String name : group.arrayNames()) {
            if (!name.equals(INDEX)) {
                NdArray column = group.array(name).readAll();
                table = table.with(
                        name, column.type() instanceof ElementType.Text ? UnitCsv.column(column.toStrings()) : column);
            }
        }
        return table;
    }

    private static String[] longs(NdArray index) {
        return java.util.Arrays.stream(index.toLongs()).mapToObj(Long::toString).toArray(String[]::new);
    }
}
