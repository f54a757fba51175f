package org.hillock.postprocessing.folders;

import org.hillock.postprocessing.waveforms.Variable;
import tools.jackson.databind.JsonNode;

/** Takes what an old WaveformExtractor is made of, under its own names, as {@link LegacySource} gives it. */
interface LegacySink {
    /** One of params, recording, sorting, sparsity, recording_attributes, probegroup, or the params of an extension. */
    void put(String name, JsonNode tree);

    /** An array or a table. */
    void put(String name, Variable variable);

    /** Nothing more comes. */
    void finish();
}
