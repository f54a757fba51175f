/**
 * This room computes what one wants to know of every unit of a sorting from the traces around its spikes.
 * It receives a recording and a sorting.
 * It hands on waveforms, templates and the extensions that follow from them, in memory and as folders.
 * It must not know how units are judged, compared or drawn.
 */
@org.jspecify.annotations.NullMarked
package org.hillock.postprocessing;
