/**
 * This room reads the folders that SpikeGLX writes. It receives {@code .meta} and {@code .bin} files. It hands on recordings with
 * gains, probe geometry and sampling skew. It must not know what is done with the signal.
 *
 * <p>A run is {@code <run>_g<gate>_t<trigger>.<stream>.bin} with a text file {@code .meta} of {@code key=value} lines beside it; the data
 * are int16, frame after frame, without a header. Streams are {@code imec<N>.ap}, {@code imec<N>.lf}, {@code nidq} and {@code obx<N>};
 * gates and triggers are segments. The last channel of a probe's stream is a word of status bits, not a voltage.
 */
@NullMarked
package org.hillock.extractors.spikeglx;

import org.jspecify.annotations.NullMarked;
