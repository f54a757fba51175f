package org.hillock.core.snippets;

import java.util.Optional;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.operation.Param;
import org.hillock.core.operation.Provenance;
import org.hillock.core.operation.Wire;
import org.hillock.core.values.Ids;
import org.hillock.core.values.Samples;

/**
 * Some channels of snippets, in the given order and possibly under other names; properties and probes go along.
 *
 * @param channelIds which channels; absent: all
 * @param renamedChannelIds their new names; absent: unchanged
 */
@Wire(
        name = "snippets_channel_slice",
        pythonClass = "spikeinterface.core.channelslice.ChannelSliceSnippets",
        parent = "parent_snippets",
        doc = "Keeps some channels of snippets, in the given order and possibly under other names.")
public record ChannelSliceSnippets(
        @Param(doc = "Ids of the channels to keep; null keeps all.", standard = "null")
        Optional<Ids> channelIds,

        @Param(doc = "New ids of the kept channels; null keeps the names.", standard = "null")
        Optional<Ids> renamedChannelIds)
        implements SnippetsStep {
    @Override
    public Snippets apply(Snippets parent) {
        Ids kept = channelIds.orElse(parent.getChannelIds());
        Ids names = renamedChannelIds.orElse(kept);
        if (names.size() != kept.size()) {
            throw new WrongArgumentException("channel_slice: renamed_channel_ids of " + names.size()
                    + " ids must be as many as the " + kept.size() + " channel_ids.");
        }
        int[] columns = parent.idsToIndices(kept);
        SnippetsInfo info = parent.info()
                .withChannels(
                        names,
                        parent.properties().take(columns),
                        parent.info().probes().map(probes -> probes.slice(columns)));
        ChannelSliceSnippets step = new ChannelSliceSnippets(Optional.of(kept), Optional.of(names));
        return new Snippets(info, new ColumnReader(parent, columns), Provenance.of(step, parent));
    }

    private record ColumnReader(Snippets parent, int[] columns) implements SnippetReader {
        @Override
        public long[] frames(int segment) {
            return parent.reader().frames(segment);
        }

        @Override
        public void read(int segment, int[] indices, Samples out) {
            Samples all = Samples.allocate(out.carrier(), out.numSamples(), parent.getNumChannels());
            parent.reader().read(segment, indices, all);
            out.gatherColumns(all, columns);
        }
    }
}
