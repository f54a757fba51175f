/**
 * This room holds what metrics draw on: the facts of a sorting, seen unit by unit. It receives spikes, amplitudes, locations, templates,
 * components and waveforms as plain arrays. It hands on the view of one unit and the form of a metric and its values. It must not know
 * single metrics, files or threads.
 */
@NullMarked
package org.hillock.qualitymetrics.units;

import org.jspecify.annotations.NullMarked;
