/**
 * This room holds the waveform extractor: a sorting, its recording where it is at hand, a sparsity, and the extensions computed so far.
 * It receives recordings, sortings and the recipes of extensions.
 * It hands on what the extensions computed, after ordering them and letting all that need traces share one read.
 * It must not know how any extension computes, nor how folders are laid out.
 */
@NullMarked
package org.hillock.postprocessing.waveforms;

import org.jspecify.annotations.NullMarked;
