/**
 * This room reads the folders that the Open Ephys GUI writes in its binary format. It receives {@code structure.oebin}, the flat files
 * and {@code settings.xml}. It hands on recordings with gains, start times and Neuropixels geometry. It must not know what is done
 * with the signal.
 *
 * <p>Below a record node lie {@code experiment<E>/recording<R>/structure.oebin} (JSON) and {@code continuous/<stream>/continuous.dat}
 * (int16, frame after frame). Experiments are blocks, of which one is read; recordings are its segments. {@code sample_numbers.npy}
 * (in older versions {@code timestamps.npy}) counts samples since acquisition began.
 */
@NullMarked
package org.hillock.extractors.openephys;

import org.jspecify.annotations.NullMarked;
