package org.hillock.postprocessing.folders;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.postprocessing.waveforms.UnitTable;
import org.hillock.postprocessing.waveforms.WaveformStack;
import tools.jackson.databind.JsonNode;

/** What lies in an old WaveformExtractor, by its own names; a name with a slash is a thing inside an extension or a group. */
interface LegacySource {
    /** Where it lies. */
    Path root();

    /** One of params, recording, sorting, sparsity, recording_attributes, probegroup, or the params of an extension. */
    Optional<JsonNode> tree(String name);

    /** An array. */
    Optional<NdArray> array(String name);

    /** Waveforms, which may stay where they are. */
    Optional<WaveformStack> stack(String name);

    /** A table. */
    Optional<UnitTable> table(String name, Ids unitIds);

    /** The names of what lies in a part; of the extensions for the empty name. */
    List<String> names(String part);
}
