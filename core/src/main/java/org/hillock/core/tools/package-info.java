/**
 * This room holds what many rooms ask of a recording or a sorting: random chunks, noise levels, distances between channels, chunks with
 * margins, random spikes, average templates and their sparsity. It receives recordings, sortings and options. It hands on plain arrays,
 * {@link org.hillock.core.tools.Templates} and {@link org.hillock.core.tools.ChannelSparsity}. It must not know where samples come
 * from, nor who asks.
 */
@NullMarked
package org.hillock.core.tools;

import org.jspecify.annotations.NullMarked;
