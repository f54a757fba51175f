package org.hillock.postprocessing.folders;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.npy.NumpyType;
import org.hillock.core.probe.Probe;
import org.hillock.core.probe.WiredProbes;
import org.hillock.core.store.Content;
import org.hillock.core.store.StagedOutput;
import org.hillock.core.store.ZarrOptions;
import org.hillock.core.tools.ChannelSparsity;
import org.hillock.core.tools.Templates;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.core.zarr.ArrayMetadata;
import org.hillock.core.zarr.ZarrGroup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Templates as the zarr store that the peer's {@code Templates.to_zarr} writes. */
public final class TemplatesZarr {
    private static final String ARRAY = "templates_array";
    private static final String MASK = "sparsity_mask";
    private static final String PROBE = "probe";
    private static final String ANNOTATIONS = "annotations";
    private static final String CONTOUR = "probe_planar_contour";

    private TemplatesZarr() {}

    /** Writes dense templates, a chunk for each unit, with the probe where one is known. */
    public static void write(Templates templates, Path folder, boolean overwrite) {
        try (StagedOutput output = StagedOutput.folder(folder, overwrite, Optional.empty())) {
            ZarrGroup root = ZarrGroup.create(output.path());
            NdArray array = templates.toArray();
            ArrayMetadata metadata = ArrayMetadata.of(
                            NumpyType.of(array.type()),
                            Arrays.stream(array.shape()).asLongStream().toArray())
                    .withChunks(1, Math.max(1, templates.numSamples()), Math.max(1, templates.numChannels()))
                    .withCompressor(ZarrOptions.standard().compressor());
            root.createArray(ARRAY, metadata).writeAll(array);
            root.write(
                    "channel_ids",
                    templates.channelIds().toArray(),
                    ZarrOptions.standard().compressor());
            root.write(
                    "unit_ids",
                    templates.unitIds().toArray(),
                    ZarrOptions.standard().compressor());
            root.writeAttributes(PythonJson.NODES
                    .objectNode()
                    .put("sampling_frequency", templates.samplingFrequency())
                    .put("nbefore", templates.nbefore())
                    .put("is_scaled", templates.isScaled()));
            templates.probe().ifPresent(probe -> write(probe, root.createGroup(PROBE)));
            output.commit();
        }
    }

    private static void write(Probe probe, ZarrGroup group) {
        NdArray contacts = probe.toArray(true);
        for (String field : contacts.fieldNames()) {
            group.write(field, contacts.field(field), ZarrOptions.standard().compressor());
        }
        ObjectNode annotations = PythonJson.NODES.objectNode();
        probe.annotations().forEach(annotations::set);
        group.createGroup(ANNOTATIONS).writeAttributes(annotations);
        probe.planarContour()
                .ifPresent(contour ->
                        group.write(CONTOUR, contour, ZarrOptions.standard().compressor()));
    }

    /** Reads templates; sparse ones (the channels of each unit first, then zeros) become dense. */
    public static Templates read(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        return Content.of(root, () -> read(ZarrGroup.open(root), root));
    }

    private static Templates read(ZarrGroup root, Path folder) {
        NdArray array = root.array(ARRAY).readAll();
        Ids unitIds = Ids.of(root.array("unit_ids").readAll());
        Ids channelIds = Ids.of(root.array("channel_ids").readAll());
        ObjectNode attributes = root.attributes();
        if (array.rank() != 3 || array.shape()[0] != unitIds.size()) {
            throw new BrokenFileException(
                    folder, "templates_array must have the axes " + unitIds.size() + " units, samples, channels.");
        }
        Optional<Probe> probe = root.hasGroup(PROBE) ? Optional.of(probe(root.group(PROBE))) : Optional.empty();
        float[] values = root.hasArray(MASK)
                ? spread(array, AnalyzerFolder.sparsity(root.array(MASK).readAll(), unitIds, channelIds, folder))
                : array.toFloats();
        return new Templates(
                attributes.path("sampling_frequency").doubleValue(),
                attributes.path("nbefore").intValue(),
                array.shape()[1],
                unitIds,
                channelIds,
                attributes.path("is_scaled").asBoolean(true),
                values,
                probe.map(known -> known.contacts().positions().toRows()).orElseGet(() -> new double[0][]),
                probe);
    }

    private static float[] spread(NdArray packed, ChannelSparsity sparsity) {
        int samples = packed.shape()[1];
        int width = packed.shape()[2];
        int channels = sparsity.numChannels();
        float[] out = new float[sparsity.numUnits() * samples * channels];
        for (int unit = 0; unit < sparsity.numUnits(); unit++) {
            int[] own = sparsity.channelIndices(unit);
            for (int sample = 0; sample < samples; sample++) {
                for (int k = 0; k < own.length; k++) {
                    out[(unit * samples + sample) * channels + own[k]] =
                            (float) packed.doubleAt((unit * samples + sample) * width + k);
                }
            }
        }
        return out;
    }

    private static Probe probe(ZarrGroup group) {
        Map<String, NdArray> fields = new LinkedHashMap<>();
        for (String name : group.arrayNames()) {
            if (!name.equals(CONTOUR)) {
                fields.put(name, group.array(name).readAll());
            }
        }
        int contacts = fields.values().iterator().next().length();
        Probe probe = WiredProbes.fromContactVector(NdArray.ofFields(fields, contacts), Map.of())
                .probe();
        if (group.hasGroup(ANNOTATIONS)) {
            for (Map.Entry<String, JsonNode> annotation :
                    group.group(ANNOTATIONS).attributes().properties()) {
                probe = probe.annotate(annotation.getKey(), annotation.getValue());
            }
        }
        return group.hasArray(CONTOUR)
                ? probe.withPlanarContour(Optional.of(group.array(CONTOUR).readAll()))
                : probe;
    }
}
