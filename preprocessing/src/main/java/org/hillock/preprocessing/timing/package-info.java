/**
 * This room shifts and resamples time. It receives recordings and rates, delays or paddings. It hands on recordings on another grid
 * of frames. It must not know what stands between channels.
 */
@NullMarked
package org.hillock.preprocessing.timing;

import org.jspecify.annotations.NullMarked;
