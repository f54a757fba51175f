package org.hillock.core.tools;

import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.NdJson;
import org.hillock.core.json.PythonJson;
import org.hillock.core.probe.Probe;
import org.hillock.core.probe.ProbeJson;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Templates as the object that the peer's {@code Templates.to_dict} gives. */
public final class TemplatesJson {
    private TemplatesJson() {}

    /** The object of dense templates; the probe is null where there is none. */
    public static ObjectNode toDict(Templates templates) {
        ObjectNode out = PythonJson.NODES.objectNode();
        out.set("templates_array", NdJson.toJson(templates.toArray()));
        out.putNull("sparsity_mask");
        out.set("channel_ids", SparsityJson.list(templates.channelIds()));
        out.set("unit_ids", SparsityJson.list(templates.unitIds()));
        out.put("sampling_frequency", templates.samplingFrequency());
        out.put("nbefore", templates.nbefore());
        out.put("is_scaled", templates.isScaled());
        if (templates.probe().isPresent()) {
            out.set("probe", ProbeJson.toTree(templates.probe().get()));
        } else {
            out.putNull("probe");
        }
        return out;
    }

    /**
     * Reads the object; sparse templates (the channels of each unit first, then zeros) become dense ones.
     *
     * @throws WrongArgumentException where a key is missing or sizes don't fit
     */
    public static Templates fromDict(JsonNode dict) {
        Ids unitIds = SparsityJson.ids(dict.path("unit_ids"), "unit_ids");
        Ids channelIds = SparsityJson.ids(dict.path("channel_ids"), "channel_ids");
        NdArray array = NdJson.fromJson(dict.path("templates_array"));
        if (array.rank() != 3 || array.shape()[0] != unitIds.size()) {
            throw new WrongArgumentException("templates: templates_array " + array + " must have the axes "
                    + unitIds.size() + " units, samples, channels.");
        }
        Optional<Probe> probe =
                dict.optional("probe").filter(JsonNode::isObject).map(ProbeJson::parseProbe);
        double[][] locations =
                probe.map(known -> known.contacts().positions().toRows()).orElseGet(() -> new double[0][]);
        float[] values = dict.path("sparsity_mask").isArray()
                ? dense(array, NdJson.fromJson(dict.path("sparsity_mask")), channelIds.size())
                : array.toFloats();
        return new Templates(
                dict.path("sampling_frequency").doubleValue(),
                dict.path("nbefore").intValue(),
                array.shape()[1],
                unitIds,
                channelIds,
                dict.path("is_scaled").asBoolean(true),
                values,
                locations,
                probe);
    }

    private static float[] dense(NdArray sparse, NdArray mask, int channels) {
        int units = sparse.shape()[0];
        int samples = sparse.shape()[1];
        int width = sparse.shape()[2];
        boolean[] active = mask.toBooleans();
        float[] stored = sparse.toFloats();
        float[] values = new float[units * samples * channels];
        for (int unit = 0; unit < units; unit++) {
            int column = 0;
            for (int channel = 0; channel < channels; channel++) {
                if (active[unit * channels + channel]) {
                    for (int sample = 0; sample < samples; sample++) {
                        values[(unit * samples + sample) * channels + channel] =
                                stored[(unit * samples + sample) * width + column];
                    }
                    column++;
                }
            }
        }
        return values;
    }
}
