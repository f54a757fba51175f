package org.hillock.core.sorting;

import org.hillock.core.values.NdArray;

/**
 * The spikes of one segment as two columns.
 *
 * @param samples frames, rising
 * @param labels the unit of each spike: its id (whole number or text) or its index
 */
public record SpikeTimesLabels(long[] samples, NdArray labels) {}
