/**
 * This room computes the extensions that look at the traces around spikes, and what is made of them directly.
 * It receives an extractor, job options and, chunk by chunk, traces with the spikes in them.
 * It hands on random spikes, waveforms, templates, noise levels, amplitudes and scalings.
 * It must not know where traces come from, nor where results are kept.
 */
@NullMarked
package org.hillock.postprocessing.traces;

import org.jspecify.annotations.NullMarked;
