/**
 * This room counts how long the units of a sorting are silent between two spikes. It receives a sorting, a window and a bin in ms. It
 * hands on {@link org.hillock.postprocessing.isi.IsiHistograms}. It must not know of traces, nor judge what an interval means.
 */
@NullMarked
package org.hillock.postprocessing.isi;

import org.jspecify.annotations.NullMarked;
