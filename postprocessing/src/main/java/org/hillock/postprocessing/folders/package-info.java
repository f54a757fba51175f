/**
 * This room keeps waveform extractors on disk: the peer's SortingAnalyzer folder and zarr store, and the older WaveformExtractor ones.
 * It receives extractors, finished extensions and paths.
 * It hands on finished folders, and extractors over the folders of either program.
 * It must not know how any extension computes.
 */
@NullMarked
package org.hillock.postprocessing.folders;

import org.jspecify.annotations.NullMarked;
