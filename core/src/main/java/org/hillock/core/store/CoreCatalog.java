package org.hillock.core.store;

import java.util.List;
import org.hillock.core.operation.CatalogProvider;
import org.hillock.core.operation.Operation;
import org.hillock.core.recording.AppendSegmentRecording;
import org.hillock.core.recording.ChannelSliceRecording;
import org.hillock.core.recording.ChannelsAggregationRecording;
import org.hillock.core.recording.ConcatenateSegmentRecording;
import org.hillock.core.recording.FrameSliceRecording;
import org.hillock.core.recording.NumpyRecording;
import org.hillock.core.recording.SelectSegmentRecording;
import org.hillock.core.snippets.ChannelSliceSnippets;
import org.hillock.core.snippets.FrameSliceSnippets;
import org.hillock.core.snippets.NumpySnippets;
import org.hillock.core.snippets.SelectSegmentSnippets;
import org.hillock.core.sorting.AppendSegmentSorting;
import org.hillock.core.sorting.ConcatenateSegmentSorting;
import org.hillock.core.sorting.FrameSliceSorting;
import org.hillock.core.sorting.NumpySorting;
import org.hillock.core.sorting.RemoveExcessSpikesSorting;
import org.hillock.core.sorting.SelectSegmentSorting;
import org.hillock.core.sorting.SharedMemorySorting;
import org.hillock.core.sorting.SplitSegmentSorting;
import org.hillock.core.sorting.UnitsAggregationSorting;
import org.hillock.core.sorting.UnitsSelectionSorting;

/** The operations of the core. */
public final class CoreCatalog implements CatalogProvider {
    @Override
    public List<Class<? extends Operation>> operations() {
        return List.of(
                NumpyRecording.class,
                BinaryRecordingExtractor.class,
                BinaryFolderRecording.class,
                ZarrRecordingExtractor.class,
                ChannelSliceRecording.class,
                FrameSliceRecording.class,
                SelectSegmentRecording.class,
                AppendSegmentRecording.class,
                ConcatenateSegmentRecording.class,
                ChannelsAggregationRecording.class,
                NumpySorting.class,
                SharedMemorySorting.class,
                NpzSortingExtractor.class,
                NumpyFolderSorting.class,
                NpzFolderSorting.class,
                ZarrSortingExtractor.class,
                UnitsSelectionSorting.class,
                FrameSliceSorting.class,
                SelectSegmentSorting.class,
                SplitSegmentSorting.class,
                AppendSegmentSorting.class,
                ConcatenateSegmentSorting.class,
                UnitsAggregationSorting.class,
                RemoveExcessSpikesSorting.class,
                NumpySnippets.class,
                NpySnippetsExtractor.class,
                NpyFolderSnippets.class,
                ChannelSliceSnippets.class,
                FrameSliceSnippets.class,
                SelectSegmentSnippets.class);
    }
}
