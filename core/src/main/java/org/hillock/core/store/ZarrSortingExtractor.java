package org.hillock.core.store;

import java.nio.file.Path;
import java.util.Optional;
import org.hillock.core.errors.BrokenFileException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.sorting.Sorting;
import org.hillock.core.sorting.SortingInfo;
import org.hillock.core.sorting.SortingSource;
import org.hillock.core.sorting.SpikeSource;
import org.hillock.core.sorting.SpikeVector;
import org.hillock.core.values.Ids;
import org.hillock.core.zarr.ZarrGroup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A sorting in a zarr store.
 *
 * @param folderPath the store's folder
 * @param storageOptions of remote stores, which are not read; must be null
 * @param zarrGroup a group inside the store; absent: the store itself
 */
@Wire(
        name = "zarr_sorting",
        aliases = {"read_zarr_sorting"},
        pythonClass = "spikeinterface.core.zarrextractors.ZarrSortingExtractor",
        doc = "A sorting saved by SpikeInterface or Hillock into a zarr store (format 2).")
public record ZarrSortingExtractor(
        @Param(
                doc = "The folder of the store.",
                aliases = {"root_path"})
        Path folderPath,

        @Param(doc = "Options of remote stores; must be null.", standard = "null")
        Optional<JsonNode> storageOptions,

        @Param(doc = "A group inside the store; null: the store itself.", standard = "null")
        Optional<String> zarrGroup)
        implements SortingSource {
    /** A store in a folder. */
    public ZarrSortingExtractor(Path folderPath) {
        this(folderPath, Optional.empty(), Optional.empty());
    }

    @Override
    public Sorting open() {
        Path folder = folderPath.toAbsolutePath().normalize();
        return Content.of(folder, () -> open(folder));
    }

    private Sorting open(Path folder) {
        ZarrGroup store = ZarrGroup.open(folder);
        ZarrGroup root = zarrGroup.map(store::group).orElse(store);
        ObjectNode attributes = root.attributes();
        if (!attributes.path("sampling_frequency").isNumber()
                || !attributes.path("num_segments").isNumber()
                || !root.hasGroup("spikes")) {
            throw new BrokenFileException(
                    folder, "must state sampling_frequency and num_segments and hold spikes. It is no saved sorting.");
        }
        Ids ids = Ids.of(root.array("unit_ids").readAll());
        int numSegments = Content.count(attributes, "num_segments", 1);
        SortingInfo info = SortingInfo.of(attributes.get("sampling_frequency").doubleValue(), ids, numSegments)
                .withProperties(ZarrStores.readProperties(root, ids.size()));
        if (attributes.get("annotations") instanceof ObjectNode annotations) {
            info = info.withAnnotations(annotations);
        }
        SpikeVector spikes = spikes(root.group("spikes"), numSegments, ids.size(), folder);
        return new Sorting(
                info,
                SpikeSource.of(spikes),
                Provenance.of(new ZarrSortingExtractor(folder, Optional.empty(), zarrGroup)));
    }

    private static SpikeVector spikes(ZarrGroup group, int numSegments, int numUnits, Path folder) {
        long[] samples = group.array("sample_index").readAll().toLongs();
        int[] units = group.array("unit_index").readAll().toInts();
        int[] slices = group.array("segment_slices").readAll().toInts();
        if (slices.length != 2 * numSegments || units.length != samples.length) {
            throw new BrokenFileException(
                    folder,
                    "spikes must hold as many unit_index as sample_index entries and a slice for each of " + numSegments
                            + " segments.");
        }
        int[] segments = new int[samples.length];
        for (int s = 0; s < numSegments; s++) {
            if (slices[2 * s] < 0 || slices[2 * s + 1] < slices[2 * s] || slices[2 * s + 1] > samples.length) {
                throw new BrokenFileException(
                        folder,
                        "segment_slices of segment " + s + " must lie within the " + samples.length
                                + " spikes. The store is damaged.");
            }
            java.util.Arrays.fill(segments, slices[2 * s], slices[2 * s + 1], s);
        }
        return SpikeVector.fromColumns(samples, units, segments, numSegments, numUnits);
    }
}
