package org.hillock.core.snippets;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.json.PythonJson;
import org.hillock.core.probe.WiredProbes;
import org.hillock.core.values.DType;
import org.hillock.core.values.Ids;
import org.hillock.core.values.Properties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The facts of snippets.
 *
 * @param samplingFrequency frames per second in Hz
 * @param nbefore samples before the peak, in {@code [0, snippetLen]}; absent where the snippets are not aligned
 * @param snippetLen samples of every snippet, at least 1
 * @param channelIds the names of the channels
 * @param dtype the type of the samples
 * @param numSnippets number of snippets of each segment; at least one segment
 * @param properties one entry per channel and key
 * @param annotations free facts; treat as read-only
 * @param probes the probes in channel order
 */
public record SnippetsInfo(
        double samplingFrequency,
        OptionalInt nbefore,
        int snippetLen,
        Ids channelIds,
        DType dtype,
        List<Integer> numSnippets,
        Properties properties,
        ObjectNode annotations,
        Optional<WiredProbes> probes) {
    /** Refuses facts that contradict each other. */
    public SnippetsInfo {
        if (!(samplingFrequency > 0) || Double.isInfinite(samplingFrequency)) {
            throw new WrongArgumentException(
                    "snippets: sampling_frequency = " + samplingFrequency + " Hz must be a positive number.");
        }
        if (snippetLen < 1 || nbefore.orElse(0) < 0 || nbefore.orElse(0) > snippetLen) {
            throw new WrongArgumentException("snippets: nbefore = " + nbefore.orElse(0)
                    + " samples must lie in [0, snippet_len] (snippet_len = " + snippetLen + ", at least 1).");
        }
        if (numSnippets.isEmpty()) {
            throw new WrongArgumentException("snippets: num_segments = 0 must be 1 or more.");
        }
        if (properties.length() != channelIds.size()) {
            throw new WrongArgumentException("snippets: properties of " + properties.length()
                    + " channels must be those of the " + channelIds.size() + " channel ids.");
        }
        numSnippets = List.copyOf(numSnippets);
    }

    /** Facts without properties, annotations and probe. */
    public static SnippetsInfo of(
            double samplingFrequency,
            OptionalInt nbefore,
            int snippetLen,
            Ids channelIds,
            DType dtype,
            List<Integer> numSnippets) {
        return new SnippetsInfo(
                samplingFrequency,
                nbefore,
                snippetLen,
                channelIds,
                dtype,
                numSnippets,
                Properties.empty(channelIds.size()),
                PythonJson.NODES.objectNode(),
                Optional.empty());
    }

    /** Number of channels. */
    public int numChannels() {
        return channelIds.size();
    }

    /** Number of segments. */
    public int numSegments() {
        return numSnippets.size();
    }

    /** With other numbers of snippets, one entry per segment. */
    public SnippetsInfo withNumSnippets(List<Integer> counts) {
        return new SnippetsInfo(
                samplingFrequency, nbefore, snippetLen, channelIds, dtype, counts, properties, annotations, probes);
    }

    /** With other channels; their properties and probes must go along. */
    public SnippetsInfo withChannels(Ids ids, Properties theirs, Optional<WiredProbes> theirProbes) {
        return new SnippetsInfo(
                samplingFrequency, nbefore, snippetLen, ids, dtype, numSnippets, theirs, annotations, theirProbes);
    }

    /** With other properties. */
    public SnippetsInfo withProperties(Properties others) {
        return withChannels(channelIds, others, probes);
    }

    /** With other probes, in channel order, or none. */
    public SnippetsInfo withProbes(Optional<WiredProbes> others) {
        return withChannels(channelIds, properties, others);
    }

    /** With other annotations. */
    public SnippetsInfo withAnnotations(ObjectNode others) {
        return new SnippetsInfo(
                samplingFrequency, nbefore, snippetLen, channelIds, dtype, numSnippets, properties, others, probes);
    }

    /** With one annotation set. */
    public SnippetsInfo withAnnotation(String key, JsonNode value) {
        ObjectNode copy = annotations.deepCopy();
        copy.set(key, value);
        return withAnnotations(copy);
    }
}
