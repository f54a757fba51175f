package org.hillock.generation;

import org.hillock.core.recording.Recording;
import org.hillock.core.sorting.Sorting;

/**
 * A recording and the spikes that are in it.
 *
 * @param recording lazy, with a probe, gains and offsets
 * @param sorting with the properties {@code gt_unit_locations} ({@code [units, 3]} in µm), {@code gt_peak_channel} (channel index),
 *     {@code gt_peak_amplitude} (µV, the size of the trough on that channel), {@code gt_snr} (that over the noise level of the channel) and
 *     {@code gt_firing_rate} (Hz, before bursts and pauses)
 */
public record GroundTruth(Recording recording, Sorting sorting) {}
