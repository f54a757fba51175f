/**
 * This room transforms samples to frequencies and back, at any length, many channels at once. It receives row-major
 * {@code [time × lanes]} arrays, shifts and lengths. It hands on spectra, shifted, resampled or convolved samples and power
 * densities. It must not know chunks, margins or sampling hardware.
 */
@NullMarked
package org.hillock.kernels.fft;

import org.jspecify.annotations.NullMarked;
