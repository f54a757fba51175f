package org.hillock.preprocessing.badchannels;

import java.util.List;
import java.util.stream.IntStream;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;

/**
 * The outcome of a search for bad channels.
 *
 * @param channelIds all channels
 * @param labels their labels, in the same order
 */
public record BadChannels(Ids channelIds, List<ChannelLabel> labels) {
    /** Copies the labels. */
    public BadChannels {
        labels = List.copyOf(labels);
    }

    /** The channels that are not good, in the order of the recording. */
    public Ids badChannelIds() {
        return channelIds.take(IntStream.range(0, labels.size())
                .filter(c -> labels.get(c) != ChannelLabel.GOOD)
                .toArray());
    }

    /** The labels as texts, for a property. */
    public NdArray toArray() {
        return NdArray.ofStrings(labels.stream().map(ChannelLabel::wireName).toArray(String[]::new));
    }
}
